"""What is done to the blocks of every marked-up article: headings in disguise, numbers, questions, the title."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from course.articles.limits import refuse_many
from course.articles.markdown_questions import mark_questions
from course.articles.markers import find_decimal, find_label, find_marker
from course.articles.plain_text import is_title_text, title_from_name
from course.articles.questions import QUESTION_LEVEL, gather_questions
from course.articles.shaping import HEADING_WORDS, STOPS
from course.errors import ArticleError
from course.models import Article, Block, BlockKind
from course.outline.heading_kinds import is_introduction_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def finish_article(blocks: Iterable[Block], source: str, *, front_title: str = "", title: str = "") -> Article:
    """The article that `blocks` make.

    Args:
        blocks: as they stand, all in order.
        source: how the article is named; its stem is the title where nothing else says one.
        front_title: the title that the file's own description gives, "" where it gives none.
        title: the title where it is known and is none of `blocks`; then every heading is a section's.

    Raises:
        ArticleError: there is no text, or nothing but a title.
    """
    found = finish_blocks(refuse_many(blocks, source))
    if not title:
        title, found = _split_title(found, front_title)
    if not found:
        problem = "has a title and nothing else" if title else "is empty"
        raise ArticleError(f"{source} {problem}", "write the article first, or name another file")
    title = title or title_from_name(source)
    return Article(title=title, blocks=gather_questions(found, title), source=source)


def finish_blocks(blocks: Iterable[Block]) -> list[Block]:
    """`blocks` with bold lines as headings, "Q:" told from "A:", and numbers in headings known."""
    return _numbered(_bold_lines_as_headings(mark_questions(list(blocks))))


def _split_title(blocks: Sequence[Block], front_title: str) -> tuple[str, list[Block]]:
    """The first heading where it stands over all others, else what the front matter says, else a first short line."""
    found = _title_heading(blocks, front_title)
    if found is None and not front_title and len(blocks) > 1 and _is_title_line(blocks[0]):
        found = blocks[0]
    if found is None:
        return front_title, list(blocks)
    return " ".join(found.text.split()), [block for block in blocks if block is not found]


def _title_heading(blocks: Sequence[Block], front_title: str) -> Block | None:
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    if not headings or headings[0].level == QUESTION_LEVEL:
        return None
    first, is_first_block = headings[0], blocks[0] is headings[0]
    if all(block.level > first.level for block in headings[1:]):
        return first if first.level == 1 or (is_first_block and len(headings) > 1) else None
    # One of several of its level: a section like the others, unless it can only be the title.
    opens = first.level == 1 and is_first_block and not is_introduction_name(first.text)
    return first if opens and front_title in {"", first.text} else None


def _is_title_line(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and is_title_text(block.text)


def _bold_lines_as_headings(blocks: Sequence[Block]) -> list[Block]:
    """A short paragraph all in bold, with text below it, is a heading under the last real one."""
    found: list[Block] = []
    level = 1
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and block.level < QUESTION_LEVEL:
            level = block.level
        bold = re.fullmatch(r"(?P<mark>\*\*|__)(?P<bold>(?:(?!(?P=mark)).)+)(?P=mark):?", block.markdown)
        has_text_below = index + 1 < len(blocks) and not blocks[index + 1].markdown.startswith(("**", "__"))
        is_heading = bold and block.kind is BlockKind.PARAGRAPH and has_text_below
        if bold and is_heading and block.words <= HEADING_WORDS * 2 and not STOPS.search(block.text):
            text = block.text.rstrip(":：")
            found.append(
                replace(
                    block,
                    kind=BlockKind.HEADING,
                    level=min(level + 1, 6),
                    text=text,
                    markdown=bold["bold"].rstrip(":："),
                )
            )
        else:
            found.append(block)
    return found


def _numbered(blocks: Sequence[Block]) -> list[Block]:
    """Headings that begin with a number, "Step 2:" or "2.", know it; the bare number is no part of their words."""
    return [_with_ordinal(block) if block.kind is BlockKind.HEADING else block for block in blocks]


def _with_ordinal(block: Block) -> Block:
    if label := find_label(block.text):
        return replace(block, ordinal=label.ordinal)
    ordinal: int | None
    if (marker := find_marker(block.text)) and marker.ordinal is not None:
        end, ordinal = marker.end, marker.ordinal
    elif decimal := find_decimal(block.text):
        (_, end), ordinal = decimal, None  # a part of a part, not one of a series of tips
    else:
        return block
    number = re.match(r"\(?#?[0-9.]+\\?[.)、．]?\s*(?:[–-]\s+)?", block.markdown)
    markdown = block.markdown[number.end() :] if number else block.markdown
    return replace(block, ordinal=ordinal, text=block.text[end:], markdown=markdown)
