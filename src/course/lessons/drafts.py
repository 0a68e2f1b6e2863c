"""A planned day -> the lesson that its file begins as. What it adds to the article's words comes from the article."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from course.lessons.composing import compose_body
from course.lessons.merging import escape_merge_fields
from course.models import Block, BlockKind, Lesson

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.models import PlannedLesson
    from course.words import Words

_LONGEST_SUBJECT = 60
_LONGEST_PREHEADER = 100
_LONGEST_TIPS = 160
_TIP_WORDS = 6
_BELOW_SECTION = 3  # heading level
_NUMBERED = re.compile(r"^\w{1,12}\s?#?\d{1,3}\s*[:.)–—-]\s*(?=\S)")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+|(?<=[。！？])|\n+")


def draft_lessons(planned: Sequence[PlannedLesson], words: Words) -> tuple[Lesson, ...]:
    """A lesson for each planned day; no two subjects are the same."""
    lessons: list[Lesson] = []
    taken: set[str] = set()
    for plan in planned:
        lesson = draft_lesson(plan, words)
        number = 2
        while lesson.subject in taken:
            lesson = replace(lesson, subject=_subject(plan.title, suffix=f" ({number})"))
            number += 1
        taken.add(lesson.subject)
        lessons.append(lesson)
    return tuple(lessons)


def draft_lesson(planned: PlannedLesson, words: Words) -> Lesson:
    """The lesson of one planned day."""
    subject = _subject(planned.title)
    return Lesson(
        day=planned.day,
        title=planned.title,
        subject=subject,
        preheader=escape_merge_fields(_preheader(planned)),
        action=_action(planned, words),
        source=_spans(planned.blocks),
        body=compose_body(_without_title(planned)),
    )


def _without_title(planned: PlannedLesson) -> list[Block]:
    """The blocks without the heading that the title repeats, unless another heading stands above it."""
    headings = [block for block in planned.blocks if block.kind is BlockKind.HEADING]
    is_title = bool(headings) and headings[0].text == planned.title and len(planned.blocks) > 1
    return [block for block in planned.blocks if not (is_title and block is headings[0])]


def _subject(title: str, suffix: str = "") -> str:
    # "=?" would begin an RFC 2047 encoded word in the Subject header.
    plain = cut_at_word(title.replace("=?", "= ?"), _LONGEST_SUBJECT - len(suffix)) + suffix
    return escape_merge_fields(plain)


def _preheader(planned: PlannedLesson) -> str:
    """The first sentence that says something else than the title."""
    title = planned.title.casefold()
    for block in planned.blocks:
        if block.kind in {BlockKind.HEADING, BlockKind.CODE, BlockKind.TABLE, BlockKind.IMAGE}:
            continue
        text = block.text.removeprefix(block.lead).lstrip(":： ") if block.lead else block.text
        for sentence in _SENTENCE.split(text):
            said = sentence.strip().casefold()
            if said and said.rstrip(".") not in title:
                return cut_at_word(" ".join(sentence.split()), _LONGEST_PREHEADER)
    return ""


def _action(planned: PlannedLesson, words: Words) -> str:
    # An article numbers what to avoid as well as what to do: the action asks, and does not tell.
    tips = [_tip(block) for block in planned.blocks if _is_tip(block)]
    questions = sum(block.kind is BlockKind.QUESTION for block in planned.blocks)
    if not tips and questions > 1:
        return words.action_questions
    if not tips:
        return words.action_reflect.format(title=escape_merge_fields(planned.title))
    phrase = words.action_tip if len(tips) == 1 else words.action_tips
    return phrase.format(tips=escape_merge_fields(cut_at_word("; ".join(tips), _LONGEST_TIPS)))


def _is_tip(block: Block) -> bool:
    """Whether it is a numbered item, or a numbered heading below a section's: "1. Introduction" is no tip."""
    if block.ordinal is None:
        return False
    return block.level >= _BELOW_SECTION if block.kind is BlockKind.HEADING else block.level == 0


def _tip(block: Block) -> str:
    """The item's lead, else its first words, without a "Tip 3:" before them."""
    text = _NUMBERED.sub("", block.lead or block.text)
    if block.lead:
        return text or block.lead
    first = _SENTENCE.split(text)[0].rstrip(" .;,")
    words = first.split()
    return first if len(words) <= _TIP_WORDS else " ".join(words[:_TIP_WORDS]).rstrip(" ,;:") + "…"


def _spans(blocks: Sequence[Block]) -> tuple[tuple[int, int], ...]:
    """The lines of `blocks` as stretches; a blank line between two of them parts nothing."""
    spans: list[tuple[int, int]] = []
    for block in blocks:
        if spans and block.line <= spans[-1][1] + 2:
            spans[-1] = (spans[-1][0], max(spans[-1][1], block.last_line))
        else:
            spans.append((block.line, block.last_line))
    return tuple(spans)


def cut_at_word(text: str, longest: int) -> str:
    """`text`, or as many of its first words as `longest` characters hold with an ellipsis."""
    if len(text) <= longest:
        return text
    room = text[:longest]
    kept = room[: room.rfind(" ")] if " " in room.strip() else room[:-1]
    return kept.rstrip(" ,;:.·–—-(") + "…"
