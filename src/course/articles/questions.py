"""Questions and their answers, wherever an article keeps them, as blocks of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from course.articles.labels import is_farewell, is_question, split_question
from course.articles.wrapping import ends_sentence
from course.lessons import compose_body
from course.models import Block, BlockKind
from course.outline.furniture import furniture_reason, furniture_section_reason
from course.outline.heading_kinds import is_faq_name

if TYPE_CHECKING:
    from collections.abc import Sequence

QUESTION_LEVEL = 7  # a heading below all six levels: a question that its article marks with "Q:"
_FEWEST_IN_RUN = 3  # questions in a row that make an FAQ without saying so
_LONGEST_ANSWER = 120  # words, in such a run
_LONGEST_CLOSING = 12  # words of a line that closes an article
_MOST_NOTES = 100  # below one answer, that are looked past
_SENTENCE_END = re.compile(r"[.!。！।][\"'”’»]?$")
_BOLD_QUESTION = re.compile(r"(\*\*|__)(?P<question>.+?[?？؟])\1[:.]?(?:\s|\\\n)*(?P<answer>\S.*)", re.DOTALL)
_BREAK = re.compile(r"(?<=[?？؟\"”»])\\\n")  # below a question


def gather_questions(blocks: Sequence[Block], title: str) -> tuple[Block, ...]:
    """`blocks` with each question of an FAQ joined to its answer.

    A heading that asks is a question under a heading that names an FAQ, where it is marked "Q:", and in a run of
    short ones that closes the article; elsewhere it is a section's heading like any other.
    """
    gatherer = _Gatherer(blocks, is_faq=is_faq_name(title))
    for index, block in enumerate(blocks):
        gatherer.add(index, block)
    return gatherer.finish()


class _Gatherer:
    """Goes through blocks in order; knows whether an FAQ is open, and which question waits for its answer."""

    def __init__(self, blocks: Sequence[Block], *, is_faq: bool) -> None:
        self._found: list[Block] = []
        self._question: Block | None = None
        self._answer: list[Block] = []
        self._notes: list[Block] = []  # that stand below the open question: they are no part of its answer
        self._faq_level = 0 if is_faq else None
        self._closing = _closing_run(blocks) | _beside_questions(blocks, is_faq=is_faq)
        self._bold = _bold_run(blocks)

    def add(self, index: int, block: Block) -> None:
        if block.kind is BlockKind.HEADING:
            self._add_heading(index, block)
        elif index in self._bold:
            self._close()
            self._found.append(_split(block) or block)
        elif self._question is None and self._faq_level is None:
            self._found.append(block)
        elif block.kind is BlockKind.NOTE:
            (self._notes if self._question is not None else self._found).append(block)
        elif _is_furniture(block) or block.kind is BlockKind.QUESTION:  # one made by its format stands beside this
            self._close()
            self._found.append(block)
        elif self._question is None:
            self._found.append(self._as_question(block))
        elif self._is_beside_answer(block):
            self._close()
            self._found.append(block)
        elif not self._answer or self._as_question(block) is block:
            self._answer.append(block)
        else:
            self._close()
            self._found.append(self._as_question(block))

    def _is_beside_answer(self, block: Block) -> bool:
        """Whether a callout or a quote stands below a marked answer: it is no part of that."""
        is_marked = self._question is not None and self._question.level == QUESTION_LEVEL
        return is_marked and bool(self._answer) and block.kind in {BlockKind.CALLOUT, BlockKind.QUOTE}

    def _add_heading(self, index: int, block: Block) -> None:
        is_marked = self._question is not None and self._question.level == QUESTION_LEVEL
        is_asked = self._faq_level is not None and is_question(block.text) and not is_marked
        if block.level == QUESTION_LEVEL or is_asked or index in self._closing:
            self._close()
            self._question = block
            return
        if self._question is not None and self._question.level < block.level and not is_faq_name(block.text):
            self._answer.append(replace(block, kind=BlockKind.PARAGRAPH, markdown=f"**{block.markdown}**"))
            return
        self._close()
        self._found.append(block)
        if is_faq_name(block.text):
            self._faq_level = block.level
        elif self._faq_level is not None and (block.level <= self._faq_level or furniture_section_reason(block.text)):
            self._faq_level = None

    def _as_question(self, block: Block) -> Block:
        """A list item or paragraph of an FAQ that asks and answers in one."""
        if self._faq_level is None or block.kind not in {BlockKind.LIST_ITEM, BlockKind.PARAGRAPH}:
            return block
        is_plain = block.kind is BlockKind.LIST_ITEM or self._question is None
        is_told = is_plain or _BOLD_QUESTION.fullmatch(block.markdown)
        return (_split(block) if is_told else None) or block

    def _close(self) -> None:
        """The waiting question goes with the answer found so far."""
        if self._question is not None:
            self._found += [_joined(self._question, self._answer), *self._notes]
        self._question, self._answer, self._notes = None, [], []

    def finish(self) -> tuple[Block, ...]:
        end = _end_of_answer(self._answer)
        after, self._answer = self._answer[end:], self._answer[:end]
        self._close()
        self._found += after
        return tuple(self._found)


def _split(block: Block) -> Block | None:
    """The question that a block asks and answers in one; None where it does not."""
    bold = _BOLD_QUESTION.fullmatch(block.markdown)
    marked = (bold["question"], bold["answer"]) if bold else split_question(_BREAK.sub("\n", block.markdown, count=1))
    parts = split_question(block.text)
    if parts is None or marked is None:
        return None
    text, markdown = "\n\n".join(parts), "\n\n".join(marked)
    return replace(block, kind=BlockKind.QUESTION, text=text, markdown=markdown, level=0, ordinal=None, lead="")


def _bold_run(blocks: Sequence[Block]) -> frozenset[int]:
    """Indexes of the paragraphs, enough of them in a row, that each begin with a question in bold."""
    found: set[int] = set()
    run: list[int] = []
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.PARAGRAPH and _BOLD_QUESTION.fullmatch(block.markdown) and _split(block):
            run.append(index)
            continue
        found |= set(run) if len(run) >= _FEWEST_IN_RUN else set()
        run = []
    return frozenset(found | set(run) if len(run) >= _FEWEST_IN_RUN else found)


def _joined(question: Block, answer: Sequence[Block]) -> Block:
    return replace(
        question,
        kind=BlockKind.QUESTION,
        text="\n\n".join([question.text, *(block.text for block in answer)]),
        markdown="\n\n".join([question.markdown, *([compose_body(answer)] if answer else [])]),
        last_line=max([question.last_line, *(block.last_line for block in answer)]),
        level=0,
        ordinal=None,
    )


def _end_of_answer(answer: Sequence[Block]) -> int:
    """How many blocks of an article's last answer are one: what closes the article below it is not."""
    end = len(answer)
    while end > 1 and _is_closing_line(answer[end - 1]) and not answer[end - 2].text.endswith((":", "：")):
        end -= 1
    return end if answer and ends_sentence(answer[end - 1].text) else len(answer)


def _is_closing_line(block: Block) -> bool:
    """Whether a short line is no sentence, as "With love from Bath" is none, or says goodbye."""
    if block.kind is not BlockKind.PARAGRAPH or block.words > _LONGEST_CLOSING:
        return False
    return not ends_sentence(block.text) or is_farewell(block.text)


def _is_furniture(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and bool(furniture_reason(block.text))


def _closing_run(blocks: Sequence[Block]) -> frozenset[int]:
    """Indexes of the headings of an FAQ without a name: the last questions of an article whose other headings tell.

    At most one heading may follow; each answer is one short block.
    """
    at = [
        index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADING and block.level != QUESTION_LEVEL
    ]
    run: list[int] = []
    after = 0
    for index in reversed(at):
        if is_question(blocks[index].text) and _has_short_answer(blocks, index):
            run.append(index)
        elif run or after:
            break
        else:
            after += 1
    tells = sum(not is_question(blocks[index].text) for index in at if not run or index < run[-1])
    return frozenset(run) if len(run) >= _FEWEST_IN_RUN and tells > 1 else frozenset()


def _beside_questions(blocks: Sequence[Block], *, is_faq: bool) -> frozenset[int]:
    """Indexes of the headings of an FAQ that do not ask, as the ones beside them do: "My cat eats grass."."""
    found: set[int] = set()
    run: list[int] = []
    faq_level = 0 if is_faq else None
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.HEADING or block.level == QUESTION_LEVEL:
            continue
        if faq_level is not None and block.level > faq_level:
            run.append(index)
            continue
        found |= _of_one_level(blocks, run)
        run, faq_level = [], block.level if is_faq_name(block.text) else None
    return frozenset(found | _of_one_level(blocks, run))


def _of_one_level(blocks: Sequence[Block], run: Sequence[int]) -> set[int]:
    """All of `run`, where its headings are of one level, end like sentences and some ask."""
    levels = {blocks[index].level for index in run}
    told = [index for index in run if not is_question(blocks[index].text)]
    is_told = all(_SENTENCE_END.search(blocks[index].text) for index in told)
    return set(run) if len(levels) == 1 and len(told) < len(run) and is_told else set()


def _has_short_answer(blocks: Sequence[Block], index: int) -> bool:
    answer: list[Block] = []
    for block in islice(blocks, index + 1, index + 3 + _MOST_NOTES):
        if block.kind is BlockKind.HEADING or _is_furniture(block):
            break
        if block.kind is not BlockKind.NOTE:
            answer.append(block)
        if len(answer) > 1:
            return False
    return bool(answer) and answer[0].kind is BlockKind.PARAGRAPH and answer[0].words <= _LONGEST_ANSWER
