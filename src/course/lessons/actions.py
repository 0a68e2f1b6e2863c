"""Today's action: the lesson's own sentence that tells its reader to do something; else a heading that does."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from course.lessons.field_syntax import escape_merge_fields
from course.lessons.instructions import heads, instructs, instructs_as_item, is_condition, is_negative
from course.lessons.leaning import leans, may_mean, picks_out, points_back
from course.lessons.material import Derived, sentences_of, without_number
from course.lessons.shortening import columns, joined
from course.lessons.stating import stated_in_lists, steps_in_lists
from course.lessons.telling import counts_time, says_something, tells
from course.models import Block, BlockKind
from course.words.sentences import in_a_row, whole_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.lessons.capitals import Capitals
    from course.lessons.material import Sentence
    from course.models import PlannedLesson
    from course.words import Words

_LOOKED_AT = 1000  # sentences of a day
_LONGEST = 200  # columns
_LONGEST_OF_TWO = 160
_LONGEST_HEADING = 60
_SHORT = 80
_LONGEST_TIPS = 160
_TIP_WORDS = 6
_BELOW_SECTION = 3  # heading level
_TOO_POOR = -2.5  # what a sentence is worth that gives way to a heading

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
# "Dairy-free? Use oats." holds for those who say yes; "Why? It keeps." holds for all.
_SHORT_QUESTION = 40  # columns
_ASKS_ALL = re.compile(
    r"(?:so |and |but )?(?:how|why|what|when|where|who|which|wie|warum|was|wann|wo|cómo|por qué|qué|cuándo|dónde|"
    r"comment|pourquoi|quoi|quand|où|que|كيف|لماذا|ما|ماذا|متى|أين)(?!\w)|なぜ|どう|何",
    re.IGNORECASE,
)
_ASKS = ("?", "？", "؟")
_SPEECH = ('"', "“", "„", "«", "「", "‘", "–", "—")
_FULL_STOP = re.compile(r"[.!。！…][\"'”’»)」]*$")
# "Try this today: write down ..." sets a task in so many words; what follows must tell to do something, too.
_TASK = re.compile(
    r"(?:try (?:this|it)|do this|"
    r"(?:your|today['’]s|the day['’]s) (?:task|action|exercise|challenge|homework|assignment)|"
    r"(?:tu|la) (?:tarea|acción)|prueba esto|haz esto|(?:deine|ihre|die) (?:aufgabe|übung)|"
    r"(?:votre|ton|ta) (?:exercice|tâche|action)|essayez ceci|faites ceci)\b[^.:!?\n]{0,40}: ",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d")
_LEADS_ON = (":", "：", "?", "？", "؟", "…")
_ENDINGS = tuple(".!?。！？؟")
_KANA = re.compile("[\u3041-\u30fa]")


def find_action(
    planned: PlannedLesson, words: Words, *, language: str, avoided: Iterable[tuple[int, str]], capitals: Capitals
) -> Derived:
    """What to do today; "" where the lesson tells nobody to do anything.

    Whole sentences of the lesson and nothing else, so that none loses its condition; at most 200 columns. Else a
    heading that tells what to do; else, of tips and questions, which of them is the reader's own.

    Args:
        planned: the day.
        words: the phrases to ask with.
        language: of the article; see `language_of`.
        avoided: the line and text of blocks that say what not to do, or only what there is.
        capitals: knows how the article writes the words of a heading in capitals.
    """
    skipped = set(avoided)
    reader = _Reader(planned, skipped, language)
    told = reader.told()
    is_advised = any(_ADVISER.search(block.text) for block in planned.blocks)
    best = max(told, key=lambda sentence: _worth(sentence, is_advised=is_advised), default=None)
    is_poor = best is None or _worth(best, is_advised=is_advised) < _TOO_POOR
    headed = _headed(planned, skipped, language, capitals) if is_poor else None
    if headed is not None or best is None:
        return headed or _question(planned, words, stated_in_lists(planned.blocks, language))
    return Derived(text=reader.with_next(best, told), block=best.block)


class _Reader:
    """One day's sentences, and which of them tell what to do."""

    def __init__(self, planned: PlannedLesson, skipped: set[tuple[int, str]], language: str) -> None:
        looked_at = islice(sentences_of(planned), _LOOKED_AT)
        found = [one for one in looked_at if (one.block.line, one.block.text) not in skipped]
        self._sentences = found
        self._language = language
        self._of_the_subject = _of_the_subject(planned)
        self._steps = steps_in_lists(planned.blocks, language)

    def told(self) -> list[Sentence]:
        """The sentences that tell what to do; one that points back, with what it points to."""
        found = []
        for before, one in zip([None, *self._sentences], self._sentences, strict=False):
            if self._sets_task(one.text) and _is_whole(one):
                found.append(one)
            elif self._tells(one) and _is_whole(one) and not picks_out(one.text):
                whole = self._with_what_it_needs(before, one)
                found += [whole] if whole is not None else []
        return found

    def _with_what_it_needs(self, before: Sentence | None, one: Sentence) -> Sentence | None:
        if before is not None and before.block is one.block and _asks_some(before.text):
            return None if points_back(one.text) else _joined(before, one)
        if not points_back(one.text):
            return one
        whole = self._with_antecedent(before, one)
        return one if whole is None and (one.block.line, one.block.text) in self._of_the_subject else whole

    def _sets_task(self, text: str) -> bool:
        match = _TASK.match(text)
        task = text[match.end() :] if match else ""
        return bool(task) and columns(text) <= _LONGEST and instructs(task, self._language) and not points_back(task)

    def _tells(self, one: Sentence) -> bool:
        if columns(one.text) > _LONGEST:
            return False
        if one.block.kind is not BlockKind.LIST_ITEM:
            is_said_enough = one.block.kind is not BlockKind.QUESTION or says_something(one.text)
            return is_said_enough and instructs(one.text, self._language)
        is_step = (one.block.line, one.block.text) in self._steps
        return is_step or (instructs_as_item if one.is_first else instructs)(one.text, self._language)

    def _with_antecedent(self, before: Sentence | None, one: Sentence) -> Sentence | None:
        """With the sentence before it, which names what it is done to, as "Beans age. Never freeze them." has it."""
        if before is None or before.block is not one.block or leans(before.text) or points_back(before.text):
            return None
        is_named = tells(before.text) and not before.text.endswith(_LEADS_ON) and may_mean(one.text, before.text)
        return _joined(before, one) if is_named else None

    def with_next(self, best: Sentence, told: list[Sentence]) -> str:
        """`best`, with what stands right behind it: a condition, or an instruction where both are short."""
        behind = next((one for one in self._sentences if one.text and best.text.endswith(one.text)), None)
        following = self._sentences[self._sentences.index(behind) + 1 :][:1] if behind else []
        if not following or following[0].block is not best.block:
            return best.text
        is_told = any(one.text == following[0].text for one in told)
        is_condition_of = is_condition(following[0].text) and not following[0].text.endswith(_LEADS_ON)
        if not is_condition_of and not (is_told and columns(best.text) <= _SHORT):
            return best.text
        both = in_a_row([best.text, following[0].text])
        room = _LONGEST if is_condition_of else _LONGEST_OF_TWO
        return both if both in " ".join(best.block.text.split()) and columns(both) <= room else best.text


def _joined(before: Sentence, one: Sentence) -> Sentence | None:
    """Both, where one stands right behind the other and there is room for them."""
    both = in_a_row([before.text, one.text])
    is_next = both in " ".join(one.block.text.split())
    return replace(before, text=both) if is_next and columns(both) <= _LONGEST_OF_TWO else None


def _asks_some(text: str) -> bool:
    """Whether it is a short question that picks those for whom the next sentence is: "Dairy-free?"."""
    return text.endswith(_ASKS) and columns(text) <= _SHORT_QUESTION and not _ASKS_ALL.match(text.lstrip("¿ "))


def _of_the_subject(planned: PlannedLesson) -> frozenset[tuple[int, str]]:
    """The blocks below a heading such as "Store it": its "it", and theirs, is what the whole article is about."""
    found: set[tuple[int, str]] = set()
    is_below = points_back(planned.title)
    for block in planned.blocks:
        if block.kind is BlockKind.HEADING:
            is_below = points_back(block.text)
        elif is_below:
            found.add((block.line, block.text))
    return frozenset(found)


def _is_whole(sentence: Sentence) -> bool:
    """Whether it ends as a sentence does and is nobody's speech; items often have no full stop."""
    is_item = sentence.block.kind is BlockKind.LIST_ITEM
    is_whole = _FULL_STOP.search(sentence.text) or (is_item and not sentence.text.endswith((",", "،", "、")))
    return bool(is_whole) and not sentence.text.startswith(_SPEECH)


def _headed(planned: PlannedLesson, skipped: set[tuple[int, str]], language: str, capitals: Capitals) -> Derived | None:
    """The first heading or name of a tip that tells what to do: the sentence below may be about anything."""
    blocks = [block for block in planned.blocks if (block.line, block.text) not in skipped]
    for block in blocks:
        name = block.text if block.kind is BlockKind.HEADING else block.lead if _is_tip(block) else ""
        text = capitals.lowered(without_number(" ".join(name.split()))).rstrip(" .。")
        if text and columns(text) <= _LONGEST_HEADING and not points_back(text) and heads(text, language):
            return Derived(text=text, block=block)
    return None


def _worth(sentence: Sentence, *, is_advised: bool) -> float:
    """How good an action `sentence` is: of equals, `max` keeps the first."""
    text, kind = sentence.text, sentence.block.kind
    has_number = _NUMBER.search(text) is not None
    return (
        2.0 * (kind is BlockKind.LIST_ITEM or sentence.block.ordinal is not None)
        + 0.5 * (kind is BlockKind.LIST_ITEM and sentence.is_first)
        + 0.5 * has_number
        + 4.0 * (_TASK.match(text) is not None)
        - 2.5 * (has_number and is_advised)
        - 4.0 * (_ADVISER.search(text) is not None)
        - 3.0 * leans(text)
        - 1.5 * is_negative(text)
        - 1.5 * (_MINDING.match(text) is not None)
        - 1.0 * (kind in {BlockKind.QUOTE, BlockKind.CALLOUT})
        - 2.0 * (kind is BlockKind.QUESTION)
        - 0.5 * (columns(text) > _LONGEST_OF_TWO)
    )


def _question(planned: PlannedLesson, words: Words, stated: frozenset[tuple[int, str]]) -> Derived:
    # An article numbers what to avoid as well as what to do: such a day asks, and does not tell.
    tips = [block for block in planned.blocks if _is_tip(block) and (block.line, block.text) not in stated]
    names = _kept([name for block in tips if (name := _tip(block)) and not counts_time(name)])
    if len(names) > 1:
        return Derived(
            text=words.action_tips.format(tips=escape_merge_fields(_listed(names))), block=tips[0], is_own=True
        )
    questions = sum(block.kind is BlockKind.QUESTION for block in planned.blocks)
    return Derived(text=words.action_questions, is_own=True) if not tips and questions > 1 else Derived(text="")


def _kept(names: list[str]) -> list[str]:
    """As many of `names`, whole, as there is room for."""
    kept: list[str] = []
    for name in names:
        if columns(joined([*kept, name])) <= _LONGEST_TIPS:
            kept.append(name)
    return kept


def _listed(names: list[str]) -> str:
    """Names with the marks of their script between them; Japanese sets each apart by quotation marks."""
    if _KANA.search("".join(names)) and not any("「" in name for name in names):
        return "".join(f"「{name}」" for name in names)
    return joined(names) if not any("," in name for name in names) else "; ".join(names)


def _is_tip(block: Block) -> bool:
    """Whether it is a numbered item, or a numbered heading below a section's: "1. Introduction" is no tip."""
    if block.ordinal is None:
        return False
    return block.level >= _BELOW_SECTION if block.kind is BlockKind.HEADING else block.level == 0


def _tip(block: Block) -> str:
    """The item's lead, else its first sentence where that is short, without a "Tip 3:" before them; else ""."""
    name = without_number(" ".join((block.lead or block.text).split()))
    first = name if block.lead else next(whole_sentences(name), "").rstrip(" .;,。")
    is_short = len(first.split()) <= _TIP_WORDS and columns(first) <= _LONGEST_TIPS // 4
    return first if is_short and not first.endswith("…") else ""
