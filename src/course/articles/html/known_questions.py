"""Questions that a page's linked data names, found in what the page shows: nothing is added that it does not show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.articles.html.making import question_of
from course.articles.html.metadata import normal
from course.models import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

_ASKING = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_LONGEST_QUESTION = 400  # characters


def join_known_questions(blocks: Sequence[Block], known: Sequence[tuple[str, str]]) -> list[Block]:
    """`blocks` with each known question joined to the blocks below it that its known answer holds.

    Args:
        blocks: the article's, in order.
        known: questions and answers, as `normal` has them.
    """
    answers = dict(known)
    found: list[Block] = []
    index = 0
    while index < len(blocks):
        end = _end_of_answer(blocks, index, answers) if answers else index + 1
        found += question_of(blocks[index:end]) if end > index + 1 else [blocks[index]]
        index = end
    return found


def _end_of_answer(blocks: Sequence[Block], index: int, answers: dict[str, str]) -> int:
    block = blocks[index]
    end = index + 1
    if block.kind not in _ASKING or len(block.text) > _LONGEST_QUESTION:
        return end
    answer = answers.get(normal(block.text))
    while answer and end < len(blocks) and (said := normal(blocks[end].text)) and said in answer:
        end += 1
    return end
