"""The lines around a lesson, in the article's own sentences: preheader, recap of the last day, teaser of the next."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from course.lessons.leaning import leans, points_back
from course.lessons.material import Derived, names_of, questions_of, sentences_of
from course.lessons.shortening import columns, cut_at_clause, cut_at_word, joined
from course.lessons.telling import begins_a_rest, counts_time, is_fragment, leads_away, says_something, tells
from course.models import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from course.lessons.material import Sentence
    from course.models import Block, PlannedLesson

_Avoided = frozenset[tuple[int, str]]
SHORTEST_PREHEADER, LONGEST_PREHEADER = 40, 110  # columns
LONGEST_LINE = 140  # columns of a recap or a teaser
_SHORTEST_TEASER = 30  # columns, where there is a longer one
_SHORTEST_RECAP = 20  # the same
_SHORTEST_ANSWER = 50  # columns: shorter ones say nothing without their question
_LOOKED_AT = 40  # sentences
_ENDS = tuple(".!?。！？؟…\"'”’»›)]」』）】")
_WORD = re.compile(r"[^\W\d_]{3,}|[\u3400-\u9fff]{1,2}|[\u30a1-\u30fa\u30fc]{2,}")
_KEY = re.compile(
    r"takeaway|bottom line|in (?:short|brief)|summary|key (?:point|idea|message)|remember|essential|tl;?dr|"
    r"wichtigste|fazit|merke|kurz gesagt|kern|retenir|résumé|l['’]essentiel|en bref|idea clave|resumen|lo esencial|"
    r"conclusi[oó]n|clave|الخلاصة|خلاصة|الفكرة|باختصار|ポイント|まとめ|要点|結論",
    re.IGNORECASE,
)
_OF_THE_TEXT = re.compile(
    r"\b(?:in this (?:article|piece|post|guide|section|lesson|chapter)|this (?:article|post|guide|piece)|"
    r"here (?:are|is)|below|following|read on|let['’]s|we['’]ll|en este (?:artículo|texto)|"
    r"in diesem (?:artikel|beitrag|text)|"
    r"dans cet article|voici|aquí|hier (?:sind|finden))\b|في هذا المقال|إليك|この記事|本記事|以下|ご紹介",
    re.IGNORECASE,
)


def find_preheader(planned: PlannedLesson, subject: str, *, other_than: str = "") -> Derived:
    """What an inbox shows behind the subject: 40 to 110 columns, the first whole sentence that adds something.

    Args:
        planned: the day.
        subject: the preheader does not say it again.
        other_than: a line that the reader meets anyway; taken only where there is no other.
    """
    found = [one for one in _telling(planned) if not says_again(one.text, subject)]
    whole = [one for one in found if SHORTEST_PREHEADER <= columns(one.text) <= LONGEST_PREHEADER]
    for one in sorted(whole, key=lambda one: _drawback(one, other_than)):
        return one
    short = [one for one in found if _SHORTEST_RECAP <= columns(one.text) <= LONGEST_PREHEADER]
    others = [one for ones in (short, found) for one in sorted(ones, key=lambda one: _drawback(one, other_than))]
    paired = [one for one in _paired(_sentences(planned)) if not others or one.text not in other_than]
    for one in [*paired, *others]:
        return Derived(text=cut_at_word(one.text, LONGEST_PREHEADER), block=one.block)
    return Derived(text="")


def find_teaser(following: PlannedLesson, avoided: _Avoided, *, other_than: str) -> Derived:
    """What the next day brings, for under its title: a question it answers, its tips, or a telling sentence.

    Args:
        following: the next day.
        avoided: the line and text of blocks that say what not to do: read by themselves they would be advice.
        other_than: a line that the reader meets anyway.
    """
    lines = [Derived(text=name, block=block) for name, block in questions_of(following)[:1]]
    names = [(name, block) for name, block in names_of(following) if not _is_in(block, avoided)]
    if not lines and _is_list(names) and not all(says_again(name, following.title) for name, _ in names):
        lines.append(Derived(text=_as_many_as_fit([name for name, _ in names]), block=names[0][1]))
    sentences = [one for one in _telling(following) if not says_again(one.text, following.title)]
    told = [one for one in sentences if one.block is None or not _is_in(one.block, avoided)]
    lines += sorted(told, key=lambda one: (_drawback(one, other_than), columns(one.text) < _SHORTEST_TEASER))
    fitting = [one for one in lines if columns(one.text) <= LONGEST_LINE and one.text != other_than]
    return fitting[0] if fitting else Derived(text="")


def find_recap(before: PlannedLesson, subject: Derived, avoided: _Avoided) -> Derived:
    """What the day before said: its takeaway; of tips their names; else its most telling sentence, or its subject.

    Args:
        before: the day before.
        subject: that day's.
        avoided: the line and text of blocks that say what not to do: without their heading they would mislead.
    """
    if (key := _takeaway(before)) is not None:
        return key
    names = [(name, block) for name, block in names_of(before) if not _is_in(block, avoided)]
    tips = [name for name, block in names if block.kind is BlockKind.LIST_ITEM]
    if len(tips) == len(names) and _is_list(names) and columns(joined(tips)) <= LONGEST_LINE:
        return Derived(text=joined(tips), block=names[0][1])
    is_whole = says_something(subject.text) and not subject.text.endswith("…")
    return _central(before, avoided) or (subject if is_whole else Derived(text=""))


def _is_in(block: Block, avoided: _Avoided) -> bool:
    return (block.line, block.text) in avoided


def _is_list(names: list[tuple[str, Block]]) -> bool:
    """Whether these are two names or more that say something beyond "Monday" and "Step 2"."""
    said = [name for name, _ in names]
    return len(said) > 1 and not all(map(counts_time, said)) and not any(map(begins_a_rest, said))


def _as_many_as_fit(names: list[str]) -> str:
    kept = names[:1]
    for name in names[1:]:
        if columns(joined([*kept, name])) > LONGEST_LINE:
            break
        kept.append(name)
    return cut_at_clause(joined(kept), LONGEST_LINE)


def says_again(line: str, said: str) -> bool:
    """Whether `line` says no more than `said` does, or begins by saying it all again."""
    new, old = _bare(line), _bare(said)
    if new in old:
        return True
    return len(old.split()) > 2 and new.startswith(old)


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())


def _telling(planned: PlannedLesson) -> Iterator[Derived]:
    """The first sentences of a day that could stand alone; of questions, those it asks behind the first."""
    for name, block in questions_of(planned)[1:3]:
        yield Derived(text=name, block=block)
    for one in _sentences(planned):
        if tells(one.text):
            yield one


def _sentences(planned: PlannedLesson) -> Iterator[Derived]:
    """The first sentences of a day, the rest of a label with it."""
    for one in islice(sentences_of(planned), _LOOKED_AT):
        text = one.labelled if is_fragment(one.text) else one.text
        if not text.endswith((":", "：", "…")) and _WORD.search(text) and not leads_away(text):
            yield Derived(text=text, block=one.block)


def _drawback(line: Derived, other_than: str) -> tuple[bool, ...]:
    """What speaks against a line, the worst first; of equals the earlier is the better."""
    text = line.text
    is_said = text in other_than
    is_open = not text.endswith(_ENDS)
    return (
        is_said,
        leans(text) or points_back(text) or is_open,
        bool(_OF_THE_TEXT.search(text)),
        text[:1].islower(),
        is_fragment(text),
    )


def _paired(lines: Iterable[Derived]) -> Iterator[Derived]:
    """A sentence too short to tell enough, together with the one behind it in its block."""
    for first, second in pairwise(lines):
        if columns(first.text) < SHORTEST_PREHEADER and first.block is second.block and first.block is not None:
            both = first.text + ("" if first.text[-1:] in "。！？" else " ") + second.text
            if columns(both) <= LONGEST_PREHEADER and tells(both) and both in " ".join(first.block.text.split()):
                yield Derived(text=both, block=first.block)


def _takeaway(planned: PlannedLesson) -> Derived | None:
    """The first sentence of the callout that sums the day up, where it fits whole."""
    for one in sentences_of(planned):
        is_key = one.block.kind is BlockKind.CALLOUT and one.is_first and _KEY.search(one.block.lead)
        if is_key and columns(one.text) <= LONGEST_LINE and not leans(one.text):
            return Derived(text=one.text, block=one.block)
    return None


def _central(planned: PlannedLesson, avoided: _Avoided) -> Derived | None:
    """The sentence that holds most of what the day keeps coming back to."""
    found = islice(sentences_of(planned), 10 * _LOOKED_AT)
    sentences = [
        Derived(text=one.text, block=one.block)
        for one in found
        if not _is_in(one.block, avoided) and not (_is_answer(one) and columns(one.text) < _SHORTEST_ANSWER)
    ]
    weights = Counter(word for one in sentences for word in set(_stems(one.text)))
    weights.update({word: len(sentences) // 2 + 1 for word in _stems(planned.title) if word in weights})
    title = "" if planned.title.endswith("…") else planned.title
    told = [one for one in sentences if _is_quotable(one.text) and not (title and says_again(one.text, title))]
    fitting = [one for one in told if columns(one.text) >= SHORTEST_PREHEADER] or told
    return max(fitting, key=lambda one: _weight(_stems(one.text), weights), default=None)


def _is_answer(sentence: Sentence) -> bool:
    return sentence.block.kind is BlockKind.QUESTION


def _is_quotable(text: str) -> bool:
    is_line = _SHORTEST_RECAP <= columns(text) <= LONGEST_LINE and not text.endswith((":", "：", "?", "？", "؟"))
    is_sentence = text.endswith(_ENDS) and tells(text) and not is_fragment(text)
    points = leans(text) or points_back(text) or _OF_THE_TEXT.search(text)
    return is_line and is_sentence and not points


def _weight(words: Iterable[str], weights: Counter[str]) -> float:
    unique = set(words)
    return sum(weights[word] for word in unique if weights[word] > 1) / (len(unique) + 4)


def _stems(text: str) -> list[str]:
    return [word[:6] for word in _WORD.findall(text.casefold()) if len(word) > 3 or not word.isascii()]
