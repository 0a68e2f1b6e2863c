"""Plain text -> pieces: where each paragraph, list item, quotation or marked heading begins and ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypedDict

from course.articles.labels import answer_mark, callout_label, question_mark
from course.articles.marker_series import find_series
from course.articles.markers import Marker, find_decimal, find_marker
from course.articles.page_lines import find_breaks
from course.articles.pieces import Piece, PieceKind, Style
from course.articles.wrapping import LONG_LINE, SHORT_LINE, Wrapping, ends_sentence
from course.outline.furniture import begins_credit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Unpack

    from course.articles.lines import Line

_SEPARATOR = re.compile(r"([-=_*~#•·+])(?:\s*\1){2,}")
_SEPARATORS = frozenset("-=_*~#•·+")
_UNDERLINES = frozenset("=-~")
_UNDERLINE = re.compile(r"(=|-|~)\1{2,}")
_HASH = re.compile(r"(?P<marks>#{1,6})\s+")
_TABLE_RULE = re.compile(r"\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)+\|?|\|\s*:?-{3,}:?\s*\|")
_WRAPPED_QUESTION = re.compile(r"[^.!?;:,\n]+\n[a-zß-öø-ÿ][^.!?;:\n]*[?？؟]")
_QUOTES = '"“„«»「『‘'
_QUOTED = re.compile(r"[\"“„«»「『‘].{10,300}[\"”“»«」』’][.]?")
_ATTRIBUTION = re.compile(r"(?:--|[—–―-])\s*\S.{1,80}")
_LEAD_LINE = re.compile(r"(?P<lead>[^\W\d_a-zß-öø-ÿ][^:：.!?;]{1,39})(?::\s|：)\s*\S[^\n]*[.!?。！？؟]")
_FEWEST_LEADS = 3
_STOPS = frozenset(".,;…")
_MOST_HEADING_LINES = 3
_LONGEST_LABEL = 40  # characters, colon included
_MARK_SIGN = 6  # characters, with the stop or parenthesis behind a letter


class _Looks(TypedDict, total=False):
    """What a piece may have beside its lines."""

    is_line: bool
    style: Style
    level: int
    ordinal: int | None
    family: str
    label: str
    prefix: str


def cut(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a plain text, in order; blank lines and separators belong to none."""
    return _Cutter(lines).cut()


class _Cutter:
    """Goes down the lines once; each `_take_...` recognises one kind of piece at the line it stands at."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._at = 0
        self._pieces: list[Piece] = []
        self._last_marker: Marker | None = None
        self._found: tuple[int, Marker | None] = (-1, None)
        self._leads_end = 0  # the line after labelled lines in a row that are being taken
        self._is_asked = False  # a "Q:" stands above, so that an "A:" is its answer
        self._wrapping = Wrapping(lines)
        self._is_wrapped = self._wrapping.is_wrapped
        self._wraps, self._joined = self._wrapping.wraps, self._wrapping.joined
        self._texts = self._wrapping.texts
        self._in_series = find_series(lines)
        self._breaks = find_breaks(lines)

    def cut(self) -> list[Piece]:
        takers: tuple[Callable[[], bool], ...] = (
            self._take_separator,
            self._take_underlined,
            self._take_hash,
            self._take_decimal,
            self._take_quote,
            self._take_table,
            self._take_question,
            self._take_item,
            self._take_callout,
            self._take_cited,
            self._take_leads,
            self._take_text,
        )
        of_words = tuple(take for take in takers if take not in self._of_signs())
        while self._at < len(self._lines):
            text = self._texts[self._at]
            if not text:
                self._at += 1
                continue
            for take in of_words if text[0].isalpha() else takers:
                if take():
                    break
        return self._pieces

    def _of_signs(self) -> tuple[Callable[[], bool], ...]:
        """Those that take nothing that begins with a letter."""
        return (self._take_separator, self._take_hash, self._take_decimal, self._take_quote, self._take_cited)

    # --- what stands where ----------------------------------------------------------------------------------

    @property
    def _line(self) -> Line:
        return self._lines[self._at]

    def _add(self, kind: PieceKind, text: str, end: int, **looks: Unpack[_Looks]) -> bool:
        """Adds a piece of the lines from here to `end`, and goes on there."""
        line, after_blank = self._line, not self._texts[self._at - 1]
        self._pieces.append(
            Piece(
                kind=kind,
                text=text,
                line=line.number,
                last_line=self._lines[end - 1].number,
                indent=line.indent,
                after_blank=after_blank,
                **looks,
            )
        )
        self._at = end
        return True

    def _marker(self, index: int) -> Marker | None:
        """The marker of a list item at `index`, where the lines before allow one."""
        marker = self._in_series.get(index) or self._found_marker(index)
        if marker is None:
            return None
        if (
            not self._texts[index - 1]
            or marker.ordinal in {None, 1}
            or (index == self._at and self._follows_piece(index))
        ):
            return marker
        last = self._last_marker
        is_next = last is not None and last.family == marker.family and marker.ordinal == (last.ordinal or 0) + 1
        return marker if is_next or not self._is_wrapped else None

    def _found_marker(self, index: int) -> Marker | None:
        """What `find_marker` says about the line at `index`, asked once; a separator has none."""
        known, marker = self._found
        if known != index:
            text = self._texts[index]
            marker = None if _is_separator(text) else find_marker(text)
            self._found = (index, marker)
        return marker

    def _follows_piece(self, index: int) -> bool:
        """Whether the line before ended a piece that cannot go on, such as a heading."""
        return bool(self._pieces) and self._pieces[-1].kind is PieceKind.HEADING and not self._is_inside(index)

    def _is_inside(self, index: int) -> bool:
        return self._pieces[-1].last_line != self._lines[index].number - 1

    def _begins_piece(self, index: int) -> bool:
        """Whether the line at `index` begins something other than running text."""
        text = self._texts[index]
        return bool(
            text[0] == ">"
            or (text[0] == "#" and _HASH.match(text))
            or _is_separator(text)
            or (_may_hold_label(text) and (question_mark(text) or answer_mark(text) or callout_label(text)))
            or self._marker(index)
            or (_underline(self._texts[index + 1]) and not self._wraps(index))
        )

    # --- recognisers ----------------------------------------------------------------------------------------

    def _take_separator(self) -> bool:
        if not _is_separator(self._line.text):
            return False
        self._at += 1
        return True

    def _take_underlined(self) -> bool:
        underline = _underline(self._texts[self._at + 1])
        if underline is None or len(self._line.text) > LONG_LINE:
            return False
        style = Style.DOUBLE if underline[1] == "=" else Style.SINGLE
        return self._add(PieceKind.HEADING, self._line.text, self._at + 2, style=style)

    def _take_hash(self) -> bool:
        match = _HASH.match(self._line.text)
        if match is None:
            return False
        text = self._line.text[match.end() :].rstrip("#").rstrip()
        if not text:
            return False
        return self._add(PieceKind.HEADING, text, self._at + 1, style=Style.HASH, level=len(match["marks"]))

    def _take_decimal(self) -> bool:
        """Takes a section by its number and name: "2.3 Warm up". A sentence after the number makes it text."""
        found = find_decimal(self._line.text)
        if found is None or ends_sentence(self._line.text) or len(self._line.text) > LONG_LINE:
            return False
        depth, end = found
        return self._add(PieceKind.HEADING, self._line.text[end:], self._at + 1, style=Style.DECIMAL, level=depth)

    def _take_quote(self) -> bool:
        if not self._line.text.startswith(">"):
            return False
        end = self._at
        while self._texts[end].startswith(">"):
            end += 1
        inner = [self._texts[index].lstrip(">").strip() for index in range(self._at, end)]
        text = re.sub(r"\n{3,}", "\n\n", "\n".join(inner)).strip()
        text = re.sub(r"(?<!\n)\n(?!\n)", " ", text)
        return self._add(PieceKind.QUOTE, text, end) if text else self._skip()

    def _skip(self) -> bool:
        self._at += 1
        return True

    def _take_table(self) -> bool:
        if "|" not in self._line.text or not _TABLE_RULE.fullmatch(self._texts[self._at + 1]):
            return False
        end = self._at + 2
        while "|" in self._texts[end]:
            end += 1
        rows = [self._texts[index] for index in range(self._at, end)]
        return self._add(PieceKind.TABLE, "\n".join(rows), end)

    def _take_question(self) -> bool:
        text = self._line.text
        if not _may_hold_label(text):
            return False
        mark, kind = question_mark(text), PieceKind.QUESTION
        if mark is None:
            mark, kind = answer_mark(text), PieceKind.ANSWER
            if mark is None or not self._is_asked:
                return False
        self._is_asked = True
        end = self._end_of_run(self._at)
        return self._add(kind, self._joined(self._at, end)[mark.end() :], end)

    def _take_callout(self) -> bool:
        if not _may_hold_label(self._line.text) or callout_label(self._line.text) is None:
            return False
        end = self._at + 1
        while self._is_wrapped and self._texts[end] and not self._begins_piece(end):
            end += 1
        return self._add(PieceKind.CALLOUT, self._joined(self._at, end), end)

    def _take_cited(self) -> bool:
        """Takes a line in quotation marks, with who said it on the line below."""
        text, below = self._line.text, self._texts[self._at + 1]
        if text[0] not in _QUOTES or not _QUOTED.fullmatch(text) or not _ATTRIBUTION.fullmatch(below):
            return False
        return self._add(PieceKind.QUOTE, f"{text}\n{below}", self._at + 2)

    def _take_leads(self) -> bool:
        """Takes a line of several in a row that each begin with a label of their own: "Roasted: halve them first."."""
        if ":" not in self._line.text[:_LONGEST_LABEL] and "：" not in self._line.text[:_LONGEST_LABEL]:
            return False
        if self._at >= self._leads_end:
            self._leads_end = self._end_of_leads(self._at)
        if self._at >= self._leads_end:
            return False
        return self._add(PieceKind.ITEM, self._line.text, self._at + 1, family="lead")

    def _end_of_leads(self, start: int) -> int:
        """The line after labelled lines in a row, `start` where there are too few, or a label comes twice."""
        labels: list[str] = []
        end = start
        while (match := _LEAD_LINE.fullmatch(self._texts[end])) and not self._begins_piece(end):
            labels.append(match["lead"])
            end += 1
        is_list = len(labels) >= _FEWEST_LEADS and len(set(labels)) == len(labels) and not self._texts[end]
        return end if is_list and (not self._texts[start - 1] or self._texts[start - 1][-1] in ":：") else start

    def _take_item(self) -> bool:
        marker = self._marker(self._at)
        if marker is None:
            return False
        start, end = self._at, self._end_of_item(self._at, marker)
        text, prefix = self._joined(start, end)[marker.end :], self._line.text[: marker.end]
        content = self._line.indent + 2
        while (more := self._end_of_indented(end, content)) > end:
            first = next(index for index in range(end, more) if self._texts[index])
            text += "\n\n" + self._joined(first, more)
            end = more
        self._last_marker = marker
        prefix = prefix if marker.plain_label or marker.label else ""
        marks = _Looks(family=marker.family, label=marker.label, prefix=prefix, ordinal=marker.ordinal)
        return self._add(PieceKind.ITEM, text, end, **marks)

    def _end_of_item(self, start: int, marker: Marker) -> int:
        """The line after the item's own lines: those that its first line runs on into."""
        end = start + 1
        indent = self._lines[start].indent
        before, self._last_marker = self._last_marker, marker
        while self._texts[end] and not self._begins_piece(end):
            is_inside = self._lines[end].indent > indent
            if not is_inside and not self._wraps(end - 1):
                break
            end += 1
        self._last_marker = before
        return end

    def _end_of_indented(self, end: int, content: int) -> int:
        """The line after a further paragraph of the item, indented under it; `end` where there is none."""
        first = end
        while first < len(self._lines) and not self._texts[first]:
            first += 1
        if first == len(self._lines) or first == end or self._lines[first].indent < content:
            return end
        if self._lines[first].indent > content + 8 or self._begins_piece(first):
            return end
        last = first + 1
        while self._texts[last] and not self._begins_piece(last) and self._lines[last].indent >= content:
            last += 1
        return last

    def _take_text(self) -> bool:
        if not self._is_wrapped:
            run = self._end_of_short_lines(self._at)
            return self._add_text(run, is_line=run == self._at + 1)
        if not self._goes_on(self._at + 1):
            return self._add_text(self._at + 1, is_line=True)
        if not self._wraps(self._at) and self._is_heading_above(self._at):
            return self._add_text(self._at + 1, is_line=True)
        return self._add_wrapped(self._end_of_paragraph(self._at))

    def _add_text(self, end: int, *, is_line: bool) -> bool:
        return self._add(PieceKind.TEXT, self._joined(self._at, end), end, is_line=is_line)

    def _add_wrapped(self, end: int) -> bool:
        """Adds several lines as text; two or three that are one line but for the margin may be a heading."""
        text = self._joined(self._at, end)
        if _WRAPPED_QUESTION.fullmatch(text):
            text = text.replace("\n", " ")
        is_line = end - self._at <= _MOST_HEADING_LINES and "\n" not in text and not self._texts[end]
        return self._add(PieceKind.TEXT, text, end, is_line=is_line)

    def _end_of_run(self, start: int) -> int:
        """The line after the running text that begins at `start`."""
        end = start + 1
        while self._goes_on(end):
            end += 1
        return end

    def _goes_on(self, index: int) -> bool:
        """Whether the running text of the line before goes on at `index`."""
        return bool(self._texts[index]) and index not in self._breaks and not self._begins_piece(index)

    def _end_of_short_lines(self, start: int) -> int:
        """Three or more short lines in a row are a verse or an address; other lines stand alone."""
        last = start
        while (last == start or self._goes_on(last)) and self._is_short(last):
            last += 1
        first = self._texts[start]
        least = 2 if begins_credit(first) or first.endswith((",", "،", "、")) else 3
        return last if last - start >= least else start + 1

    def _is_short(self, index: int) -> bool:
        text = self._texts[index]
        return len(text) < SHORT_LINE and not text.endswith((":", "?"))

    def _is_heading_above(self, start: int) -> bool:
        """Whether the first of several lines stands over the others: short, where they are long or end a sentence.

        One more heading may stand between.
        """
        text, below = self._texts[start], self._texts[start + 1]
        if not _may_stand_over(text) or below[:1].islower():
            return False
        if len(below) >= SHORT_LINE:
            return True
        if not self._goes_on(start + 2):
            return ends_sentence(below) and len(below) > len(text)
        return _may_stand_over(below) and len(self._texts[start + 2]) >= SHORT_LINE

    def _end_of_paragraph(self, start: int) -> int:
        """The line after the paragraph: a sentence that ends well before the margin ends it too."""
        may_end_early = len(self._texts[start]) >= SHORT_LINE
        end = start + 1
        while self._goes_on(end):
            if may_end_early and ends_sentence(self._texts[end - 1]) and not self._wraps(end - 1):
                break
            end += 1
        return end


def _is_separator(text: str) -> bool:
    return text[0] in _SEPARATORS and _SEPARATOR.fullmatch(text) is not None


def _underline(text: str) -> re.Match[str] | None:
    return _UNDERLINE.fullmatch(text) if text[:1] in _UNDERLINES else None


def _may_stand_over(text: str) -> bool:
    return len(text) < SHORT_LINE + 20 and text[-1:] not in _STOPS


def _may_hold_label(text: str) -> bool:
    """Whether a "Note:", "Q1." or "A)" may stand at the beginning: a cheap look before the dear ones."""
    begins = text[:_LONGEST_LABEL]
    if ":" in begins or "：" in begins:
        return True
    begins = text[:_MARK_SIGN]
    return "." in begins or ")" in begins
