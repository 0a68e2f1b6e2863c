"""A stretch of text with what marks parts of it -> plain words, and CommonMark that reads as marked."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum, auto
from itertools import groupby
from typing import NamedTuple

from course.articles.escaping import escape_edges, escape_inline, escape_line_start
from course.lessons import escape_merge_fields

_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_MARKS = {"strong": "**", "em": "*", "del": "~~"}


class Kind(IntEnum):
    """What a piece of a line is."""

    TEXT = auto()
    CODE = auto()
    BREAK = auto()
    PICTURE = auto()  # `text` is what is said of it, `value` its Markdown
    NOTE = auto()  # the mark of a footnote: `value`
    OPEN = auto()  # emphasis of the name `value` begins
    CLOSE = auto()
    LINK = auto()  # a link to `value` begins
    LINK_END = auto()


class Piece(NamedTuple):
    """A piece of a line."""

    kind: Kind
    text: str = ""
    value: str = ""


_SILENT = frozenset({Kind.OPEN, Kind.CLOSE, Kind.LINK, Kind.LINK_END})
_OPENING = frozenset({Kind.OPEN, Kind.LINK})
_CLOSING = frozenset({Kind.CLOSE, Kind.LINK_END})
_EMPHASIS = frozenset({Kind.OPEN, Kind.CLOSE})
_SEEN = frozenset({Kind.CODE, Kind.NOTE, Kind.PICTURE, Kind.LINK, Kind.LINK_END})  # beside a mark, as punctuation
_JOINED = frozenset({Kind.TEXT, Kind.CODE})
_BRACKETED = frozenset({Kind.LINK, Kind.NOTE})
_SOLID = frozenset({Kind.TEXT, Kind.CODE, Kind.PICTURE, Kind.NOTE, Kind.BREAK})


def tidy(pieces: list[Piece]) -> list[Piece]:
    """`pieces` with white space as it shows: single, none at the ends or beside a break; empty marks gone."""
    if len(pieces) == 1 and pieces[0].kind is Kind.TEXT:
        text = " ".join(pieces[0].text.split())
        return [Piece(Kind.TEXT, text)] if text else []
    found: list[Piece] = []
    is_open = False  # whether a space here would show
    for piece in pieces:
        if piece.kind is Kind.TEXT:
            text = _SPACES.sub(" ", piece.text)
            text = text if is_open else text.lstrip(" ")
            if text:
                is_open = not text.endswith(" ")
                found.append(Piece(Kind.TEXT, text))
            continue
        if piece.kind is Kind.BREAK:
            _strip_end(found)
            is_open = False
        elif piece.kind in _SOLID:
            is_open = True
        found.append(piece)
    _strip_end(found)
    return found if _SILENT.isdisjoint([piece.kind for piece in found]) else _without_empty(found)


def words_of(pieces: list[Piece]) -> str:
    """The words of tidy pieces; a break is a newline."""
    return "".join(["\n" if piece.kind is Kind.BREAK else piece.text for piece in pieces]).strip()


def markdown_of(pieces: list[Piece]) -> str:
    """Tidy pieces as CommonMark."""
    if len(pieces) == 1 and pieces[0].kind is Kind.TEXT:
        return escape_line_start(escape_inline(pieces[0].text)).strip()
    parts: list[str] = []
    is_start, is_linked = True, False
    pieces = _joined(pieces if _EMPHASIS.isdisjoint([piece.kind for piece in pieces]) else _marked(pieces))
    for index, piece in enumerate(pieces):
        before = pieces[index - 1] if index else None
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        is_linked = piece.kind is Kind.LINK or (is_linked and piece.kind is not Kind.LINK_END)
        written = _written(piece, before, after, is_start=is_start)
        parts.append(written.replace("]", "\\]") if is_linked and piece.kind is Kind.TEXT else written)
        is_start = piece.kind is Kind.BREAK or (is_start and piece.kind in _SILENT)
    return "".join(parts).strip()


def _joined(pieces: list[Piece]) -> list[Piece]:
    """`pieces` with neighbours of one kind as one: only together do two braces, or two backticks, mark something."""
    found: list[Piece] = []
    for kind, group in groupby(pieces, key=lambda piece: piece.kind):
        alike = [*group]
        found += [Piece(kind, "".join([piece.text for piece in alike]))] if kind in _JOINED else alike
    return found


def _written(  # noqa: PLR0911 (one of each kind)
    piece: Piece, before: Piece | None, after: Piece | None, *, is_start: bool
) -> str:
    match piece.kind:
        case Kind.TEXT:
            escaped = escape_inline(piece.text)
            escaped = escape_line_start(escaped) if is_start else escaped
            return escape_edges(
                escaped,
                is_behind_note=before is not None and before.kind is Kind.NOTE,
                is_before_bracket=after is not None and after.kind in _BRACKETED,
                is_behind_mark=before is not None and before.kind in _EMPHASIS,
                is_before_mark=after is not None and after.kind in _EMPHASIS,
            )
        case Kind.CODE:
            return code_span(piece.text)
        case Kind.BREAK:
            return "\\\n"
        case Kind.NOTE:
            return f"[^{piece.value}]"
        case Kind.LINK:
            return "["
        case Kind.LINK_END:
            return f"]({piece.value})"
        case _:
            return piece.value  # a picture's Markdown, the mark of emphasis


def code_span(content: str) -> str:
    """`content` between enough backticks."""
    longest = max((len(run) for run in re.findall(r"`+", content)), default=0)
    fence = "`" * (longest + 1)
    space = " " if content[:1] in {"`", " "} or content[-1:] in {"`", " "} else ""
    return f"{fence}{space}{escape_merge_fields(content)}{space}{fence}"


# --- white space and emphasis -------------------------------------------------------------------------------


def _strip_end(pieces: list[Piece]) -> None:
    """Takes the space away that would stand at the end of a line."""
    for index in range(len(pieces) - 1, -1, -1):
        if pieces[index].kind in _SILENT:
            continue
        if pieces[index].kind is Kind.TEXT:
            pieces[index] = pieces[index]._replace(text=pieces[index].text.rstrip(" "))
        return


def _without_empty(pieces: list[Piece]) -> list[Piece]:
    """`pieces` without marks around nothing, and with the spaces inside marks moved out."""
    found: list[Piece] = []
    for piece in pieces:
        if piece.kind in _CLOSING and found:
            space = _taken_space(found)
            if found and found[-1].kind in _OPENING:
                found.pop()
            else:
                found.append(piece)
            found += space
        elif piece.kind is not Kind.TEXT or piece.text:
            found.append(piece)
    return _leading_out(found)


def _taken_space(found: list[Piece]) -> list[Piece]:
    """The space or the break that `found` ends in, taken from it."""
    last = found[-1]
    if last.kind is Kind.BREAK:
        return [found.pop()]
    if last.kind is not Kind.TEXT or not last.text.endswith(" "):
        return []
    found.pop()
    if last.text.strip(" "):
        found.append(last._replace(text=last.text.rstrip(" ")))
    return [Piece(Kind.TEXT, " ")]


def _leading_out(pieces: list[Piece]) -> list[Piece]:
    """Spaces and breaks right behind an opening mark, moved before it."""
    found: list[Piece] = []
    for piece in pieces:
        if piece.kind is Kind.BREAK and found and found[-1].kind in _OPENING:
            _insert_before_marks(found, piece)
            continue
        if piece.kind is Kind.TEXT and piece.text.startswith(" ") and found and found[-1].kind in _OPENING:
            _insert_before_marks(found, Piece(Kind.TEXT, " "))
            piece = piece._replace(text=piece.text[1:])  # noqa: PLW2901 (the rest of it)
        if piece.kind is not Kind.TEXT or piece.text:
            found.append(piece)
    return found


def _insert_before_marks(found: list[Piece], piece: Piece) -> None:
    """Puts `piece` before the opening marks that `found` ends in."""
    at = len(found)
    while at and found[at - 1].kind in _OPENING:
        at -= 1
    found.insert(at, piece)


def _marked(pieces: list[Piece]) -> list[Piece]:
    """`pieces` with emphasis as its marks, where CommonMark will read it as such; elsewhere without."""
    pieces = list(pieces)
    waiting: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.kind is Kind.OPEN:
            waiting.append(index)
        elif piece.kind is Kind.CLOSE and waiting:
            start = waiting.pop()
            is_inside_same = any(pieces[outer].value == piece.value for outer in waiting)
            if not is_inside_same and _can_be_marked(pieces, start, index):
                mark = _MARKS[piece.value]
                pieces[start], pieces[index] = Piece(Kind.OPEN, value=mark), Piece(Kind.CLOSE, value=mark)
    return [piece for piece in pieces if piece.kind not in _EMPHASIS or piece.value not in _MARKS]


def _can_be_marked(pieces: list[Piece], start: int, end: int) -> bool:
    """Whether marks at both places flank their words by CommonMark's rule, once punctuation has moved out."""
    if start and pieces[start - 1].kind is Kind.CLOSE and pieces[start - 1].value in _MARKS.values():
        return False  # marks of two emphases would run together
    before, first = _edge(pieces, start, -1), _edge(pieces, start, 1)
    last, after = _edge(pieces, end, -1), _edge(pieces, end, 1)
    if _is_punctuation(last) and not _parts(after) and not _move_out(pieces, end):
        return False
    return bool(first) and (not _is_punctuation(first) or _parts(before))


def _edge(pieces: list[Piece], at: int, step: int) -> str:
    """The character that shows next to a mark, of whatever kind; "" where a line begins or ends."""
    index, own = at + step, _MARKS[pieces[at].value][0]
    while 0 <= index < len(pieces):
        piece = pieces[index]
        if piece.kind is Kind.BREAK:
            return ""
        if piece.kind is Kind.TEXT and piece.text:
            return piece.text[-1] if step < 0 else piece.text[0]
        if piece.kind in _SEEN:
            return "]"
        if piece.kind in _EMPHASIS and piece.value in _MARKS.values() and piece.value[0] != own:
            return piece.value[0]
        index += step
    return ""


def _move_out(pieces: list[Piece], end: int) -> bool:
    """Moves the punctuation before the closing mark behind it, where words are left."""
    text = pieces[end - 1].text if pieces[end - 1].kind is Kind.TEXT else ""
    kept = text.rstrip("".join({char for char in text[-4:] if _is_punctuation(char)}))
    is_free = end + 1 < len(pieces) and pieces[end + 1].kind is Kind.TEXT
    if not kept or not is_free:
        return False
    pieces[end - 1] = pieces[end - 1]._replace(text=kept)
    pieces[end + 1] = pieces[end + 1]._replace(text=text[len(kept) :] + pieces[end + 1].text)
    return True


def _is_punctuation(char: str) -> bool:
    return bool(char) and unicodedata.category(char)[0] in "PS"


def _parts(char: str) -> bool:
    return not char or char.isspace() or _is_punctuation(char)
