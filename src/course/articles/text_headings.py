"""Which lines of a plain text are headings: by how they look, and by what stands below them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from course.articles.english import reads_as_english
from course.articles.labels import callout_label, find_lead, is_callout_name, is_question
from course.articles.pieces import Piece, PieceKind, Style
from course.outline.furniture import furniture_reason, is_date, is_furniture_heading, may_head
from course.outline.heading_kinds import is_faq_name

if TYPE_CHECKING:
    from collections.abc import Sequence

_STOPS = frozenset(".。．…;；,،、।")
_STOPS_IN_QUOTES = frozenset(".,!?…")
_QUOTES = frozenset("\"'”’»")
_WORD = re.compile(r"[^\W_][\w'’-]*")
_NO_WORD = re.compile(r"\W+")
_NO_HEADING = re.compile(r"[–—-]|[\W_]*$|(?:figure|fig\.|table|photo|image|source|credit|caption)\b", re.IGNORECASE)
_BAR = re.compile(r"[^|]*\|[^|]*\||[^|\d]*\d[^|]*\|\D*\d")  # "Serves 4 | Prep: 10 minutes"
_ADDRESS = re.compile(r"https?://|www\.|\S@\S|\b[A-Z]{2} \d{5}\b", re.IGNORECASE)
_POSTCODE = re.compile(r"\d{5}")
_ANNOUNCES = re.compile(
    r"^(?:you|we|i|they|here|these|those|this|it|there|and|or|but|so|for example|such as|e\.g|namely|including|try)\b",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"\b(?:at|to|from|with|of|for|by)\s*:$", re.IGNORECASE)
_ASKS_THE_READER = re.compile(
    r"^(?:so|but|and|or|sound|ready|right|sure|really|well|now|see|got|still)\b", re.IGNORECASE
)
_SENTENCE_PARTS = re.compile(r"(?<=[.!?…])\s+")
_MOST_WORDS = {Style.CAPS: 16, Style.TITLE: 16, Style.SENTENCE: 12, Style.ASKING: 14, Style.COLON: 9}
_HEADING_MARKS = frozenset("■□◆◇●○▼▲★☆◎◉❖※▶►▷✦✧📌🔹🔸🔷🔶⭐🌟")  # where they stand over text; else bullets
_ANSWERS = frozenset({Style.SENTENCE, Style.TITLE})
_FURNITURE_ABOVE = 4  # pieces of it that are looked past
_FURNITURE_IN_ROW = 40  # pieces of it that are looked past
_LONGEST = 100
_LONGEST_QUESTION = 220
_PLAIN_COLON_WORDS = 5
_FOREIGN_COLON_WORDS = 2


def find_headings(pieces: Sequence[Piece], *, begins_as_faq: bool) -> list[Piece]:
    """The pieces with each line that is a heading made one.

    Args:
        pieces: what follows the title.
        begins_as_faq: the title says that questions and answers follow.
    """
    marked = _bulleted_headings(_numbered_headings(pieces))
    return _lines_as_headings(marked, begins_as_faq=begins_as_faq)


def style_of(text: str, *, is_english: bool = True) -> Style | None:
    """How `text` would be a heading by its looks; None where it would not.

    Args:
        text: one line.
        is_english: the article is in English, where a line with a colon that is no sentence shows by its first word.
    """
    if len(text) > _LONGEST_QUESTION or "\n" in text or _cannot_head(text):
        return None
    style = _looks(text, _PLAIN_COLON_WORDS if is_english else _FOREIGN_COLON_WORDS)
    words = len(text.split())
    if style is Style.ASKING:
        return style
    if style is None or words > _MOST_WORDS[style] or len(text) > _LONGEST:
        return None
    return style


def _cannot_head(text: str) -> bool:
    return bool(
        _stops(text)
        or text[0].islower()
        or _NO_HEADING.match(text)
        or _holds_address(text)
        or is_aside(text)
        or ("|" in text and _BAR.match(text))
        or (":" in text and (callout_label(text) or (text[-1] == ":" and is_callout_name(text))))
        or ("：" in text and callout_label(text))
    )


def is_aside(text: str) -> bool:
    """Whether a line stands in brackets: "(Grab a drink, this is a long one!)"."""
    return text[:1] in "([（" and text[-1:] in ")]）"


def _holds_address(text: str) -> bool:
    """Whether an address of any kind stands in `text`; most lines have not even a sign of one."""
    may_hold = "." in text or "@" in text or "://" in text or _POSTCODE.search(text)
    return bool(may_hold) and _ADDRESS.search(text) is not None


def _looks(text: str, most_before_colon: int = _PLAIN_COLON_WORDS) -> Style | None:
    if text[-1] in ":：":
        few = len(text.split()) <= most_before_colon
        return Style.COLON if not _ANNOUNCES.match(text) and (few or is_title_case(text)) else None
    if is_question(text):
        return Style.TITLE if is_title_case(text) and len(text.split()) <= _MOST_WORDS[Style.ASKING] else Style.ASKING
    if text[-1] in "!！":
        return Style.TITLE if is_title_case(text) and " " in text else None
    if text.isupper() and (" " in text or len(text) > 4):
        return Style.CAPS
    return Style.TITLE if is_title_case(text) else Style.SENTENCE


def _stops(text: str) -> bool:
    """Whether `text` ends as sentences and parts of them do, rather than headings."""
    return text[-1:] in _STOPS or (text[-1:] in _QUOTES and text[-2:-1] in _STOPS_IN_QUOTES)


def is_title_case(text: str) -> bool:
    """Whether every long word of `text`, and its last, begins with a capital: "The Way to Run"."""
    if text.islower():
        return False
    words = [word for word in _WORD.findall(text) if word[0].isalpha()]
    if not words or words[0][0].islower() or words[-1][0].islower():
        return False
    is_named = any(word[0].isupper() for word in words)
    return is_named and not any(len(word) > 3 and word[0].islower() for word in words)


# --- numbered headings --------------------------------------------------------------------------------------


def _numbered_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """Makes headings of those numbered lines that stand over text of their own: "2. Wear Proper Shoes", then prose."""
    found = list(pieces)
    for series in _series(pieces):
        heads = [index for index in series if _stands_over_text(pieces, index)]
        if len(heads) * 3 >= len(series) * 2:
            for index in series:
                piece = pieces[index]
                text = (piece.prefix + piece.text).rstrip(":： ")
                found[index] = replace(piece, kind=PieceKind.HEADING, style=Style.NUMBER, text=text)
    return found


def _series(pieces: Sequence[Piece]) -> list[list[int]]:
    """Indexes of the numbered items that count on from each other, whatever stands between them."""
    open_series: dict[str, list[int]] = {}
    closed: list[list[int]] = []
    for index, piece in enumerate(pieces):
        if piece.kind is not PieceKind.ITEM or piece.ordinal is None:
            continue
        current = open_series.get(piece.family)
        if current and piece.ordinal == (pieces[current[-1]].ordinal or 0) + 1:
            current.append(index)
        else:
            closed += [current] if current else []
            open_series[piece.family] = [index]
    return closed + list(open_series.values())


def _stands_over_text(pieces: Sequence[Piece], index: int) -> bool:
    piece = pieces[index]
    if index + 1 == len(pieces) or "\n" in piece.text or len(piece.text) > _LONGEST or _stops(piece.text):
        return False
    if find_lead(piece.text) is not None and len(piece.text.split()) > _MOST_WORDS[Style.SENTENCE]:
        return False
    after = pieces[index + 1]
    is_own = after.kind is not PieceKind.ITEM or (
        after.ordinal is None and after.after_blank and after.indent <= piece.indent
    )
    return is_own and after.kind is not PieceKind.HEADING and not (after.is_line and furniture_reason(after.text))


def _bulleted_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """Makes headings of bullets that stand over text of their own: "■ Warm up", then prose; not of a list's items."""
    found = list(pieces)
    families: dict[str, list[int]] = {}
    for index, piece in enumerate(pieces):
        if piece.kind is PieceKind.ITEM and piece.ordinal is None and piece.indent == 0:
            families.setdefault(piece.family, []).append(index)
    for family, indexes in families.items():
        style = Style.MARK if family in _HEADING_MARKS else Style.BULLET
        heads = [index for index in indexes if _bullet_heads(pieces, index, style)]
        if len(heads) > 1 and len(heads) * 3 >= len(indexes) * 2:
            for index in indexes:
                piece = pieces[index]
                found[index] = replace(piece, kind=PieceKind.HEADING, style=style, text=piece.text.rstrip(":： "))
    return found


def _bullet_heads(pieces: Sequence[Piece], index: int, style: Style) -> bool:
    if not _stands_over_text(pieces, index) or find_lead(pieces[index].text) is not None:
        return False
    below = pieces[index + 1]
    return style is Style.MARK or (_ends_like_prose(below) and not furniture_reason(below.text))


# --- lines by themselves ------------------------------------------------------------------------------------


def _lines_as_headings(pieces: Sequence[Piece], *, begins_as_faq: bool) -> list[Piece]:
    finder = _Finder(pieces, is_faq=begins_as_faq)
    return [finder.see(index) for index in range(len(pieces))]


class _Finder:
    """Goes down the pieces once; knows how each line looks, and whether an FAQ is open."""

    def __init__(self, pieces: Sequence[Piece], *, is_faq: bool) -> None:
        self._pieces = pieces
        is_english = reads_as_english(piece.text for piece in pieces)
        self._is_furniture = [piece.kind is PieceKind.TEXT and bool(furniture_reason(piece.text)) for piece in pieces]
        self._styles = [self._style(index, is_english=is_english) for index in range(len(pieces))]
        self._first_prose = next((index for index in range(len(pieces)) if self._is_prose(index)), len(pieces))
        self._add_names()
        if Style.CAPS in self._styles:
            self._styles = [
                Style.CAPS if style is Style.TITLE and piece.text.isupper() else style
                for piece, style in zip(pieces, self._styles, strict=True)
            ]
        self._repeated = _named_again(pieces, self._styles) | _facts(pieces, self._styles)
        self._is_faq = is_faq
        self._asked = False  # the piece before is a question's heading
        strong = sum(style in {Style.TITLE, Style.CAPS} for style in self._styles)
        # One question among headings of another kind is aimed at the reader in passing.
        self._questions_may_head = self._styles.count(Style.ASKING) > 1 or strong < 3

    def _style(self, index: int, *, is_english: bool) -> Style | None:
        piece = self._pieces[index]
        if piece.kind is not PieceKind.TEXT or not piece.is_line:
            return None
        if self._is_furniture[index] and not is_furniture_heading(piece.text):
            return None
        return style_of(piece.text, is_english=is_english)

    def _is_prose(self, index: int) -> bool:
        """Whether a piece is a sentence or more of the article."""
        return not self._is_furniture[index] and _ends_like_prose(self._pieces[index])

    def _add_names(self) -> None:
        """Gives a style to lines such as "Share" or dates that stand between prose, so that they may head it."""
        between = [index for index, piece in enumerate(self._pieces) if piece.is_line and self._parts_prose(index)]
        dates = [index for index in between if is_date(self._pieces[index].text)]
        for index in between:
            text = self._pieces[index].text
            if may_head(text) and (index not in dates or len(dates) > 1):
                self._styles[index] = self._styles[index] or _looks(text)

    def _parts_prose(self, index: int) -> bool:
        """Whether prose stands right below the piece at `index`, and some above it."""
        return index in range(self._first_prose + 1, len(self._pieces) - 1) and self._is_prose(index + 1)

    def see(self, index: int) -> Piece:
        """The piece at `index`, a heading where its line is one."""
        piece, style = self._pieces[index], self._styles[index]
        if style is not None and self._heads(index, style):
            piece = replace(piece, kind=PieceKind.HEADING, style=style, text=piece.text.rstrip(":："))
        is_heading = piece.kind is PieceKind.HEADING
        self._asked = is_heading and is_question(piece.text)
        if is_heading:
            self._is_faq = is_faq_name(piece.text) or (self._is_faq and self._asked)
        return piece

    def _heads(self, index: int, style: Style) -> bool:
        """Whether the line, which looks like a heading, has something to head."""
        if style is Style.COLON and self._is_taken_up(index):
            return False
        if index in self._repeated or self._is_in_row(index) or not self._has_article_below(index):
            return False
        if self._is_faq:
            # Right below a question, "Twice a week" is its answer.
            return not self._asked or is_question(self._pieces[index].text) or style not in _ANSWERS
        return style is not Style.ASKING or (self._questions_may_head and _asks_for_all(self._pieces[index].text))

    def _is_taken_up(self, index: int) -> bool:
        """Whether the sentence of a line with a colon goes on: below it, or below the address that it announces."""
        below = self._pieces[index + 1 : index + 3]
        return bool(_OPEN_END.search(self._pieces[index].text)) or any(
            piece.kind is PieceKind.TEXT and piece.text[:1].islower() for piece in below
        )

    def _has_article_below(self, index: int) -> bool:
        """Whether anything but page furniture follows."""
        return not all(self._is_furniture[index + 1 : index + 1 + _FURNITURE_IN_ROW])

    def _is_in_row(self, index: int) -> bool:
        """Whether the lines right before and after look like headings too.

        Three or more of them are a list without marks; what stands over it and what follows it are headings.
        """
        is_between = 0 < index < len(self._styles) - 1
        return is_between and self._styles[index - 1] is not None and self._styles[index + 1] is not None


def _ends_like_prose(piece: Piece) -> bool:
    return piece.kind is PieceKind.TEXT and _stops(piece.text)


def _named_again(pieces: Sequence[Piece], styles: Sequence[Style | None]) -> set[int]:
    """Lines in a row of such lines whose words come again further down: a table of contents."""
    bare = {index: _bare(piece.text) for index, piece in enumerate(pieces) if len(piece.text) <= _LONGEST_QUESTION}
    last_seen = {words: index for index, words in bare.items()}
    again = {index for index, style in enumerate(styles) if style and last_seen[bare[index]] > index}
    return {index for index in again if index - 1 in again or index + 1 in again}


def _facts(pieces: Sequence[Piece], styles: Sequence[Style | None]) -> set[int]:
    """Lines whose label comes more than once: "When to send: day 3" tells about a section and heads none.

    Not "Morning Tips: Drink Water" and the like, each between paragraphs and with other words behind the label.
    """
    labels = {
        index: pieces[index].text.partition(":")[0]
        for index, style in enumerate(styles)
        if style in {Style.SENTENCE, Style.TITLE} and ": " in pieces[index].text
    }
    counts = Counter(labels.values())
    again = {index for index, label in labels.items() if counts[label] > 1}
    texts = Counter(pieces[index].text for index in again)
    facts = {index for index in again if texts[pieces[index].text] > 1 or not _parts_paragraphs(pieces, index)}
    told = {labels[index] for index in facts}
    return {index for index in again if labels[index] in told}


def _parts_paragraphs(pieces: Sequence[Piece], index: int) -> bool:
    """Whether sentences stand above a line, next to it but for furniture, or nothing does; and right below it."""
    if index + 1 >= len(pieces) or not _ends_like_prose(pieces[index + 1]):
        return False
    nearest = range(index - 1, max(index - _FURNITURE_ABOVE, 0) - 1, -1)
    above = next((pieces[at] for at in nearest if not furniture_reason(pieces[at].text)), None)
    return above is None or above.kind is not PieceKind.TEXT or _stops(above.text)


def _bare(text: str) -> str:
    return _NO_WORD.sub(" ", text).strip().lower()


def _asks_for_all(text: str) -> bool:
    """Whether a question reads as a heading, rather than as an aside: "Sound familiar?"."""
    last = _SENTENCE_PARTS.split(text)[-1]
    return (
        not _ASKS_THE_READER.match(text)
        and not _ASKS_THE_READER.match(last)
        and 3 <= len(text.split()) <= _MOST_WORDS[Style.ASKING]
    )
