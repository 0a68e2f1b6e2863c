"""Markdown paragraphs that begin with "Q:" and "A:", in bold or not, told apart."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from course.articles.label_words import ANSWER_LETTERS, ANSWERS
from course.articles.labels import answer_mark, question_mark
from course.articles.questions import QUESTION_LEVEL
from course.models import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BOLD = r"(?:\*\*|__|\*|_)"
_ANSWER = re.compile(rf"(?<=\s){_BOLD}?(?:{ANSWERS}|{ANSWER_LETTERS})\d*\s*[:：]{_BOLD}?\s*(?=\S)")
_ALL_BOLD = re.compile(rf"(?P<mark>{_BOLD})(?P<words>(?:(?!(?P=mark)).)+)(?P=mark)", re.DOTALL)


def mark_questions(blocks: Sequence[Block]) -> list[Block]:
    """`blocks` with each "Q:" paragraph a heading of `QUESTION_LEVEL`, and the "A:" of its answer gone."""
    found: list[Block] = []
    for block in blocks:
        is_open = bool(found) and found[-1].level == QUESTION_LEVEL
        found += _told(block, is_open=is_open) if block.kind is BlockKind.PARAGRAPH else [block]
    return found


def _told(block: Block, *, is_open: bool) -> Iterator[Block]:
    """The question, the answer, or both, that a paragraph is; else the paragraph."""
    if (mark := question_mark(block.text)) is not None and len(block.text) > mark.end():
        asked = _without_mark(block, mark)
        (question, answer), (asking, answering) = _divided(asked.text), _divided(asked.markdown)
        yield _question(asked, question, asking)
        if answer and answering:
            yield replace(block, text=answer, markdown=answering)
    elif is_open and (mark := answer_mark(block.text)) is not None:
        yield _without_mark(block, mark)
    else:
        yield block


def _divided(text: str) -> tuple[str, str]:
    """The question and the answer of one paragraph; without an "A:" there is no answer."""
    mark = _ANSWER.search(text)
    before = text[: mark.start()] if mark else ""
    question = before.rstrip()
    if question.endswith("\\") and before[len(question)] == "\n":
        question = question[:-1].rstrip()  # the line was broken on purpose
    question = re.sub(rf"{_BOLD}$", "", question)
    return (question, text[mark.end() :]) if mark and question else (text, "")


def _question(block: Block, text: str, markdown: str) -> Block:
    bold = _ALL_BOLD.fullmatch(markdown)
    words = bold["words"] if bold else re.sub(rf"^{_BOLD}(?!.*{_BOLD})", "", markdown, flags=re.DOTALL)
    asked = " ".join(words.replace("\\\n", " ").split())
    return replace(block, kind=BlockKind.HEADING, text=" ".join(text.split()), markdown=asked, level=QUESTION_LEVEL)


def _without_mark(block: Block, mark: re.Match[str]) -> Block:
    """The paragraph behind its mark, which may be bold alone or with what follows."""
    word = re.escape(mark[0].strip().rstrip(":：.)"))
    begins = re.match(rf"(?P<open>{_BOLD})?{word}\s*\\?[:：.)](?P<close>{_BOLD})?\s*", block.markdown)
    markdown = block.markdown
    if begins is not None:
        reopened = begins["open"] if begins["open"] and not begins["close"] else ""
        markdown = reopened + markdown[begins.end() :]
    return replace(block, text=block.text[mark.end() :], markdown=markdown)
