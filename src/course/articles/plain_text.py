"""Plain text -> `Article`."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING

from course.articles.collecting import uncollected
from course.articles.cutting import cut
from course.articles.escaping import escape_text
from course.articles.labels import bold_label, callout_label, find_lead
from course.articles.limits import refuse_many
from course.articles.lines import clean_lines, split_lines
from course.articles.marked_text import is_marked_up
from course.articles.pieces import Piece, PieceKind, Style
from course.articles.questions import QUESTION_LEVEL, gather_questions
from course.articles.text_headings import find_headings, is_aside
from course.articles.text_levels import heading_levels
from course.articles.text_pages import trim
from course.articles.text_questions import mark_pairs, part_pairs
from course.errors import ArticleError
from course.models import Article, Block, BlockKind
from course.outline.furniture import furniture_reason
from course.outline.heading_kinds import is_faq_name
from course.outline.page_words.kinds import ABOUT_PAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LONGEST_TITLE = 150
_MOST_WORDS_OF_KICKER = 4
_DEEPEST_LIST = 10  # lists in one another, as many as a lesson may have
_NO_TITLE = re.compile(r"[.,;:。，；：،]$|[.!…][\"'”’»]$")
_DASHES = frozenset("–—-")
_TITLE_LABEL = re.compile(r"title\s*:\s*(?=\S)", re.IGNORECASE)


@uncollected()
def parse_text(text: str, source: str) -> Article:
    """Read a plain text.

    Args:
        text: the whole text, newlines of any kind.
        source: how the article is named; its stem is the title where the text has none.

    Raises:
        ArticleError: there is no text, or nothing but a title, or too many parts.
    """
    if is_marked_up(text):
        from course.articles.markdown import parse_marked_text  # noqa: PLC0415 (only where marks are found)

        return parse_marked_text(text, source)
    lines = clean_lines(text)
    trimmed = trim(split_lines(lines))
    parted, asked = part_pairs(trimmed.lines)
    pieces = refuse_many(mark_pairs(cut(parted), asked), source)
    if not pieces:
        raise ArticleError(f"{source} is empty", "write the article first, or name another file")
    title, pieces = (trimmed.title, pieces) if trimmed.title else _split_title(pieces)
    title = title or title_from_name(source)
    pieces = find_headings(pieces, begins_as_faq=is_faq_name(title))
    blocks = gather_questions(tuple(_blocks(pieces)), title)
    if not blocks:
        raise ArticleError(f"{source} has a title and nothing else", "write the article below its title")
    return Article(title=title, blocks=blocks, source=source, left_out=tuple(trimmed.left_out), lines=tuple(lines))


def title_from_name(source: str) -> str:
    """A title for an article that has none: its file's name in words."""
    words = re.sub(r"[-_\s]+", " ", PurePath(source).stem).strip()
    return words[:1].upper() + words[1:] if words else "Untitled"


def _split_title(pieces: Sequence[Piece]) -> tuple[str, list[Piece]]:
    """The title, where the first line that is no page furniture reads as one, and the pieces without it."""
    for index, piece in enumerate(pieces):
        if piece.kind is PieceKind.TEXT and (furniture_reason(piece.text) or is_aside(piece.text)):
            continue
        if _is_category(pieces[index : index + 3]) or _is_kicker(pieces[index : index + 3]):
            continue
        if _reads_as_title(piece, pieces):
            label = _TITLE_LABEL.match(piece.text)
            # What stands above the title, such as a category, heads nothing.
            above = [replace(earlier, is_line=False) for earlier in pieces[:index]]
            return piece.text[label.end() if label else 0 :], [*above, *pieces[index + 1 :]]
        break
    return "", list(pieces)


def _is_category(pieces: Sequence[Piece]) -> bool:
    """Whether the first of `pieces` is one word above furniture and a title, all in a row: "Marketing"."""
    is_row = len(pieces) == 3 and not any(piece.after_blank for piece in pieces[1:]) and " " not in pieces[0].text
    return is_row and bool(furniture_reason(pieces[1].text)) and _reads_as_title(pieces[2], pieces)


def _is_kicker(pieces: Sequence[Piece]) -> bool:
    """Whether the first of `pieces` is the name of a site or a column, above a longer title and a line about that."""
    if len(pieces) < 3 or len(pieces[0].text.split()) > _MOST_WORDS_OF_KICKER or pieces[0].kind is not PieceKind.TEXT:
        return False
    is_below = furniture_reason(pieces[2].text) == ABOUT_PAGE and pieces[2].kind is PieceKind.TEXT
    is_longer = len(pieces[1].text.split()) > len(pieces[0].text.split())
    return is_below and is_longer and not furniture_reason(pieces[1].text) and _reads_as_title(pieces[1], pieces)


def _reads_as_title(piece: Piece, pieces: Sequence[Piece]) -> bool:
    if len(pieces) == 1:
        return False
    if piece.kind is PieceKind.HEADING:
        if piece.style is not Style.HASH:
            return piece.style is not Style.DECIMAL
        return all(other.level > piece.level for other in pieces if other.style is Style.HASH and other is not piece)
    return piece.kind is PieceKind.TEXT and piece.is_line and is_title_text(piece.text)


def is_title_text(text: str) -> bool:
    """Whether a first line reads as a title: short, and no sentence."""
    return len(text) <= _LONGEST_TITLE and "\n" not in text and not _NO_TITLE.search(text)


# --- pieces -> blocks ---------------------------------------------------------------------------------------

_KINDS = {
    PieceKind.TEXT: BlockKind.PARAGRAPH,
    PieceKind.QUOTE: BlockKind.QUOTE,
    PieceKind.TABLE: BlockKind.TABLE,
}


def _blocks(pieces: Sequence[Piece]) -> Iterator[Block]:
    levels = iter(heading_levels(pieces))
    for kind, group in groupby(pieces, key=lambda piece: piece.kind):
        match kind:
            case PieceKind.HEADING:
                yield from (_heading(piece, next(levels)) for piece in group)
            case PieceKind.ITEM:
                yield from _list_items(group)
            case PieceKind.CALLOUT:
                yield from (_callout(piece) for piece in group)
            case PieceKind.QUESTION:
                yield from (_question(piece) for piece in group)
            case PieceKind.ANSWER:
                yield from (_block(piece, BlockKind.PARAGRAPH) for piece in group)
            case _:
                yield from (_block(piece, _KINDS[kind]) for piece in group)


def _block(piece: Piece, kind: BlockKind) -> Block:
    markdown = piece.text if kind is BlockKind.TABLE else _as_markdown(piece.text)
    return Block(kind=kind, text=piece.text, markdown=markdown, line=piece.line, last_line=piece.last_line)


def _as_markdown(text: str) -> str:
    if "\n" not in text:
        return escape_text(text)
    return "\n\n".join(escape_text(paragraph) for paragraph in text.split("\n\n"))


def _heading(piece: Piece, level: int) -> Block:
    return Block(
        kind=BlockKind.HEADING,
        text=piece.text,
        markdown=_as_markdown(piece.text),
        line=piece.line,
        last_line=piece.last_line,
        level=min(level, 6),
        ordinal=piece.ordinal,
    )


def _question(piece: Piece) -> Block:
    text = " ".join(piece.text.split())
    return replace(_block(replace(piece, text=text), BlockKind.HEADING), level=QUESTION_LEVEL)


def _callout(piece: Piece) -> Block:
    match = callout_label(piece.text)
    block = _block(piece, BlockKind.CALLOUT)
    if match is None:
        return replace(block, markdown=_as_markdown(piece.text))
    label = match["label"]
    shown = bold_label(match, escape_text(label))
    return replace(block, lead=label, markdown=f"{shown} {_as_markdown(piece.text[match.end() :])}".rstrip())


def _list_items(pieces: Iterable[Piece]) -> Iterator[Block]:
    """A run of items, each with its depth: deeper where it is indented or takes up a new kind of mark."""
    open_lists: list[Piece] = []
    for piece in _with_one_mark(pieces):
        open_lists = [*_around(piece, open_lists)[: _DEEPEST_LIST - 1], piece]
        yield _list_item(piece, level=len(open_lists) - 1)


def _with_one_mark(pieces: Iterable[Piece]) -> list[Piece]:
    """`pieces`, with bullets of several marks at one indent as of one, unless an earlier mark comes back."""
    items = list(pieces)
    marks: dict[int, list[str]] = {}
    for piece in items:
        seen = marks.setdefault(piece.indent, [])
        if not seen or seen[-1] != piece.family:
            seen.append(piece.family)
    flat = {indent for indent, seen in marks.items() if len(set(seen)) == len(seen)}
    bullets = {piece.indent for piece in items} - {
        piece.indent for piece in items if piece.ordinal is not None or piece.family == "lead"
    }
    return [replace(piece, family="-") if piece.indent in flat & bullets else piece for piece in items]


def _around(piece: Piece, open_lists: list[Piece]) -> list[Piece]:
    """The items that `piece` stands inside of."""
    for depth, outer in enumerate(open_lists):
        if outer.family == piece.family and abs(outer.indent - piece.indent) <= 1:
            return open_lists[:depth]
    kept = [outer for outer in open_lists if outer.indent < piece.indent]
    begins_inside = piece.ordinal in {None, 1} and not piece.after_blank
    if len(kept) < len(open_lists) and begins_inside and open_lists[-1].indent == piece.indent:
        return open_lists
    return kept


def _list_item(piece: Piece, *, level: int) -> Block:
    lead, text = piece.label, piece.text
    if lead:
        label = piece.prefix.rstrip()
        text, markdown = piece.prefix + text, _with_lead(lead, label, text)
    elif found := find_lead(piece.text):
        lead, end = found
        markdown = _with_lead(lead, piece.text[:end].strip(), piece.text[end:].strip())
    else:
        markdown = _as_markdown(text)
    return Block(
        kind=BlockKind.LIST_ITEM,
        text=text,
        markdown=markdown,
        line=piece.line,
        last_line=piece.last_line,
        level=level,
        ordinal=piece.ordinal,
        lead=lead,
    )


def _with_lead(lead: str, label: str, rest: str) -> str:
    """`rest` below its lead in bold, with the mark that ends it there; a dash stands between them."""
    mark = label.removeprefix(lead).strip()
    bold, between = (lead, f" {mark} ") if mark in _DASHES else (label, " ")
    return f"**{escape_text(bold)}**{between}{_as_markdown(rest)}".rstrip()
