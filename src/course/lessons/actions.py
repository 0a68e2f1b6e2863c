"""Today's action: the lesson's own sentence that tells its reader to do something; else a question about the lesson."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.lessons.instructions import instructs, is_negative
from course.lessons.leaning import leans
from course.lessons.material import Derived, sentences_of, without_number
from course.lessons.merging import escape_merge_fields
from course.lessons.shortening import columns, cut_at_word
from course.models import Block, BlockKind
from course.words.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.lessons.material import Sentence
    from course.models import PlannedLesson
    from course.words import Words

_LONGEST = 200  # columns
_LONGEST_OF_TWO = 160
_SHORT = 80
_LONGEST_TIPS = 160
_TIP_WORDS = 6
_BELOW_SECTION = 3  # heading level

# Whom to ask before doing anything: advice that stays in the lesson, and makes its doses no action.
_ADVISER = re.compile(
    r"\b(?:doctors?|physicians?|therapists?|physiotherapists?|healthcare|medical|pharmacists?|lawyers?|"
    r"médicos?|médica|fisioterapeuta|especialista|arzt|ärzt\w*|physiotherapeut\w*|fachmann|médecin|kinésithérapeute|"
    r"spécialiste|pharmacien)\b|طبيب|الطبيب|أخصائي|医師|医者|専門家|医療機関|病院",
    re.IGNORECASE,
)
_MINDING = re.compile(
    r"(?:remember|consider|note|think|keep in mind|bear in mind|know|understand|expect|enjoy|recuerd\w|piens\w|denk\w*|"
    r"pensez|rappelez|souvenez|n['’]oubliez|no olvides|vergiss|vergessen|تذكر|فكر|لا تنس)",
    re.IGNORECASE,
)
# "Do it daily": nobody knows what, away from the sentence before.
_POINTING = re.compile(
    r"(?:\w+ ){1,2}(?:it|them|esto|eso|cela|ceci|sie|es|هذا|هذه)\b|"
    r"\w+ (?:this|that|these|those)\b|\w+[aeáéí]r?l[oa]s?\b"
)
_SPEECH = ('"', "“", "„", "«", "「", "‘", "–", "—")
_FULL_STOP = re.compile(r"[.!。！…][\"'”’»)」]*$")
_NUMBER = re.compile(r"\d")


def find_action(planned: PlannedLesson, words: Words, *, language: str, avoided: Iterable[tuple[int, str]]) -> Derived:
    """What to do today.

    Whole sentences of the lesson and nothing else, so that none loses its condition; at most 200 columns. Where the
    lesson tells nobody to do anything, the course's own question about it.

    Args:
        planned: the day.
        words: the phrases that a question is made with.
        language: of the article; see `language_of`.
        avoided: the line and text of blocks that say what not to do.
    """
    skipped = set(avoided)
    told = [
        sentence
        for sentence in sentences_of(planned)
        if (sentence.block.line, sentence.block.text) not in skipped
        and columns(sentence.text) <= _LONGEST
        and _stands_alone(sentence)
        and instructs(sentence.text, language)
    ]
    if not told:
        return _question(planned, words)
    is_advised = any(_ADVISER.search(block.text) for block in planned.blocks)
    best = max(told, key=lambda sentence: _worth(sentence, is_advised=is_advised))
    return Derived(text=_with_next(best, told), block=best.block)


def _stands_alone(sentence: Sentence) -> bool:
    """Whether it ends as a sentence does, is nobody's speech, and says what of; items often have no full stop."""
    is_item = sentence.block.kind is BlockKind.LIST_ITEM
    is_whole = _FULL_STOP.search(sentence.text) or (is_item and not sentence.text.endswith((",", "،", "、")))
    is_said = sentence.text.startswith(_SPEECH) or _POINTING.match(sentence.text)
    return bool(is_whole) and not is_said


def _worth(sentence: Sentence, *, is_advised: bool) -> float:
    """How good an action `sentence` is: of equals, `max` keeps the first."""
    text, kind = sentence.text, sentence.block.kind
    has_number = _NUMBER.search(text) is not None
    return (
        2.0 * (kind is BlockKind.LIST_ITEM or sentence.block.ordinal is not None)
        + 0.5 * (kind is BlockKind.LIST_ITEM and sentence.is_first)
        + 0.5 * has_number
        - 2.5 * (has_number and is_advised)
        - 4.0 * (_ADVISER.search(text) is not None)
        - 3.0 * leans(text)
        - 1.5 * is_negative(text)
        - 1.5 * (_MINDING.match(text) is not None)
        - 1.0 * (kind in {BlockKind.QUOTE, BlockKind.CALLOUT})
        - 0.5 * (columns(text) > _LONGEST_OF_TWO)
    )


def _with_next(best: Sentence, told: list[Sentence]) -> str:
    """`best`, with the instruction right behind it where both are short."""
    following = told[told.index(best) + 1 :][:1]
    if columns(best.text) > _SHORT or not following or following[0].block is not best.block:
        return best.text
    gap = "" if best.text[-1:] in "。！？" else " "
    both = best.text + gap + following[0].text
    is_next = both in " ".join(best.block.text.split())
    return both if is_next and columns(both) <= _LONGEST_OF_TWO else best.text


def _question(planned: PlannedLesson, words: Words) -> Derived:
    # An article numbers what to avoid as well as what to do: such a day asks, and does not tell.
    tips = [block for block in planned.blocks if _is_tip(block)]
    questions = sum(block.kind is BlockKind.QUESTION for block in planned.blocks)
    if not tips and questions > 1:
        return Derived(text=words.action_questions, is_own=True)
    if not tips:
        return Derived(text=words.action_reflect.format(title=escape_merge_fields(planned.title)), is_own=True)
    phrase = words.action_tip if len(tips) == 1 else words.action_tips
    return Derived(text=phrase.format(tips=escape_merge_fields(_named(tips))), block=tips[0], is_own=True)


def _named(tips: list[Block]) -> str:
    """The names of `tips`, as many as there is room for."""
    names = [_tip(block) for block in tips]
    kept = names[:1]
    for name in names[1:]:
        if columns("; ".join([*kept, name])) > _LONGEST_TIPS:
            return "; ".join(kept) + "…"
        kept.append(name)
    return cut_at_word("; ".join(kept), _LONGEST_TIPS)


def _is_tip(block: Block) -> bool:
    """Whether it is a numbered item, or a numbered heading below a section's: "1. Introduction" is no tip."""
    if block.ordinal is None:
        return False
    return block.level >= _BELOW_SECTION if block.kind is BlockKind.HEADING else block.level == 0


def _tip(block: Block) -> str:
    """The item's lead, else its first words, without a "Tip 3:" before them."""
    text = without_number(" ".join((block.lead or block.text).split()))
    if block.lead:
        return text
    first = next(sentences(text), text).rstrip(" .;,。")
    words = first.split()
    if len(words) > _TIP_WORDS:
        return " ".join(words[:_TIP_WORDS]).rstrip(" ,;:") + "…"
    return cut_at_word(first, _LONGEST_TIPS // 2)
