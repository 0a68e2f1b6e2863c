"""Which lines of a plain text are headings: by how they look, and by what stands below them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from course.articles.labels import callout_label, find_lead, is_callout_name, is_faq_name, is_question
from course.articles.pieces import Piece, PieceKind, Style
from course.outline.furniture import furniture_reason, furniture_section_reason

if TYPE_CHECKING:
    from collections.abc import Sequence

_STOPS = re.compile(r"[.。．…;；,،、।]$|[.,!?…][\"'”’»]$")
_NO_HEADING = re.compile(
    r"https?://|www\.|\S@\S|^[–—-]|^[\W_]*$|\b[A-Z]{2} \d{5}\b"
    r"|^(?:figure|fig\.|table|photo|image|source|credit|caption)\b",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"^(?:you|we|i|they|here|these|those|this|it|there|and|or|but|so|for example|such as|e\.g|namely|including|try)\b",
    re.IGNORECASE,
)
_ASKS_THE_READER = re.compile(
    r"^(?:so|but|and|or|sound|ready|right|sure|really|well|now|see|got|still)\b", re.IGNORECASE
)
_MOST_WORDS = {Style.CAPS: 16, Style.TITLE: 16, Style.SENTENCE: 12, Style.ASKING: 14, Style.COLON: 9}
_LONGEST = 100
_LONGEST_QUESTION = 220
_PLAIN_COLON_WORDS = 5


def find_headings(pieces: Sequence[Piece], *, begins_as_faq: bool) -> list[Piece]:
    """The pieces with each line that is a heading made one.

    Args:
        pieces: what follows the title.
        begins_as_faq: the title says that questions and answers follow.
    """
    numbered = _numbered_headings(pieces)
    return _lines_as_headings(numbered, begins_as_faq=begins_as_faq)


def style_of(text: str) -> Style | None:
    """How `text` would be a heading by its looks; None where it would not."""
    if len(text) > _LONGEST_QUESTION or "\n" in text or _cannot_head(text):
        return None
    style = _looks(text)
    words = len(text.split())
    if style is Style.ASKING:
        return style
    if style is None or words > _MOST_WORDS[style] or len(text) > _LONGEST:
        return None
    return style


def _cannot_head(text: str) -> bool:
    return bool(
        _STOPS.search(text)
        or _NO_HEADING.search(text)
        or text[0].islower()
        or callout_label(text)
        or (is_callout_name(text) and text.endswith(":"))
        or (furniture_reason(text) and not furniture_section_reason(text))
    )


def _looks(text: str) -> Style | None:
    if text[-1] in ":：":
        few = len(text.split()) <= _PLAIN_COLON_WORDS
        return Style.COLON if not _ANNOUNCES.match(text) and (few or is_title_case(text)) else None
    if is_question(text):
        return Style.TITLE if is_title_case(text) and len(text.split()) <= _MOST_WORDS[Style.ASKING] else Style.ASKING
    if text[-1] in "!！":
        return Style.TITLE if is_title_case(text) and " " in text else None
    if text.isupper() and (" " in text or len(text) > 4):
        return Style.CAPS
    return Style.TITLE if is_title_case(text) else Style.SENTENCE


def is_title_case(text: str) -> bool:
    """Whether every long word of `text`, and its last, begins with a capital: "The Way to Run"."""
    words = [word for word in re.findall(r"[^\W_][\w'’-]*", text) if word[0].isalpha()]
    if not words or not any(word[0].isupper() for word in words):
        return False
    return all(
        not word[0].islower() for index, word in enumerate(words) if len(word) > 3 or index in {0, len(words) - 1}
    )


# --- numbered headings --------------------------------------------------------------------------------------


def _numbered_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """Makes headings of those numbered lines that stand over text of their own: "2. Wear Proper Shoes", then prose."""
    found = list(pieces)
    for series in _series(pieces):
        heads = [index for index in series if _stands_over_text(pieces, index)]
        if len(heads) * 3 >= len(series) * 2:
            for index in series:
                piece = pieces[index]
                text = f"{piece.label}: {piece.text}".removesuffix(": ") if piece.label else piece.text
                found[index] = replace(piece, kind=PieceKind.HEADING, style=Style.NUMBER, text=text.rstrip(":"))
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
    if index + 1 == len(pieces) or "\n" in piece.text or len(piece.text) > _LONGEST or _STOPS.search(piece.text):
        return False
    if find_lead(piece.text) is not None and len(piece.text.split()) > _MOST_WORDS[Style.SENTENCE]:
        return False
    after = pieces[index + 1]
    is_own = after.kind is not PieceKind.ITEM or (after.family != piece.family and after.ordinal is None)
    return is_own and after.kind is not PieceKind.HEADING and not (after.is_line and furniture_reason(after.text))


# --- lines by themselves ------------------------------------------------------------------------------------


def _lines_as_headings(pieces: Sequence[Piece], *, begins_as_faq: bool) -> list[Piece]:
    styles = [style_of(piece.text) if piece.kind is PieceKind.TEXT and piece.is_line else None for piece in pieces]
    repeated = _named_again(pieces, styles)
    is_faq = begins_as_faq
    found: list[Piece] = []
    for index, piece in enumerate(pieces):
        style = styles[index]
        if style is not None and index not in repeated and _heads(pieces, styles, index, found, is_faq=is_faq):
            piece = replace(piece, kind=PieceKind.HEADING, style=style, text=piece.text.rstrip(":："))  # noqa: PLW2901 (the same piece, seen for what it is)
        if piece.kind is PieceKind.HEADING:
            is_faq = is_faq_name(piece.text) or (is_faq and is_question(piece.text))
        found.append(piece)
    return found


def _named_again(pieces: Sequence[Piece], styles: Sequence[Style | None]) -> set[int]:
    """Lines in a row of such lines whose words come again further down: a table of contents."""
    last_seen = {_bare(piece.text): index for index, piece in enumerate(pieces)}
    again = {index for index, style in enumerate(styles) if style and last_seen[_bare(pieces[index].text)] > index}
    return {index for index in again if index - 1 in again or index + 1 in again}


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


def _heads(
    pieces: Sequence[Piece], styles: Sequence[Style | None], index: int, before: Sequence[Piece], *, is_faq: bool
) -> bool:
    """Whether the line at `index`, which looks like a heading, has something to head."""
    following = _next_of_article(pieces, index)
    if following is None or _is_short_answer(pieces, styles, index, before, is_faq=is_faq):
        return False
    if _is_in_row(styles, index):
        return False
    if styles[index] is Style.ASKING and not is_faq:
        return _asks_as_heading(pieces, styles, index)
    return True


def _is_short_answer(
    pieces: Sequence[Piece], styles: Sequence[Style | None], index: int, before: Sequence[Piece], *, is_faq: bool
) -> bool:
    """Whether the line is the short answer to the question right above it: "Yes", "Twice a week"."""
    if not is_faq or not before or before[-1].kind is not PieceKind.HEADING or not is_question(before[-1].text):
        return False
    return styles[index] is Style.SENTENCE or (styles[index] is Style.TITLE and not is_question(pieces[index].text))


def _next_of_article(pieces: Sequence[Piece], index: int) -> Piece | None:
    """The first piece below that is not page furniture."""
    for piece in pieces[index + 1 :]:
        if not (piece.kind is PieceKind.TEXT and furniture_reason(piece.text)):
            return piece
    return None


def _is_in_row(styles: Sequence[Style | None], index: int) -> bool:
    """Whether the line is one of three or more that all look like headings, and not the first or last of them.

    Such a row is a list without marks; what stands over it and what follows it are headings.
    """
    around = styles[max(0, index - 2) : index + 3]
    here = min(index, 2)
    between = 0 < here < len(around) - 1
    return between and around[here - 1] is not None and around[here + 1] is not None


def _asks_as_heading(pieces: Sequence[Piece], styles: Sequence[Style | None], index: int) -> bool:
    """A question by itself heads what follows, unless it is aimed at the reader in passing."""
    text = pieces[index].text
    if _ASKS_THE_READER.match(text) or len(text.split()) > _MOST_WORDS[Style.ASKING] or len(text.split()) < 3:
        return False
    strong = sum(style in {Style.TITLE, Style.CAPS} for style in styles)
    asking = sum(style is Style.ASKING for style in styles)
    return asking > 1 or strong < 3
