"""The lines around a lesson, in the article's own sentences: preheader, recap of the last day, teaser of the next."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from course.lessons.leaning import leans
from course.lessons.material import Derived, names_of, questions_of, sentences_of
from course.lessons.shortening import columns, cut_at_clause, cut_at_word, joined
from course.models import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from course.models import PlannedLesson

SHORTEST_PREHEADER, LONGEST_PREHEADER = 40, 110  # columns
LONGEST_LINE = 140  # columns of a recap or a teaser
_LOOKED_AT = 40  # sentences
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
    for one in [*_paired(found), *sorted(found, key=lambda one: _drawback(one, other_than))]:
        return Derived(text=cut_at_word(one.text, LONGEST_PREHEADER), block=one.block)
    return Derived(text="")


def find_teaser(following: PlannedLesson, *, other_than: str) -> Derived:
    """What the next day brings, for under its title: a question it answers, its tips, or a telling sentence."""
    names = names_of(following)
    lines = [Derived(text=name, block=block) for name, block in questions_of(following)[:1]]
    if len(names) > 1 and not lines and not all(says_again(name, following.title) for name, _ in names):
        lines.append(Derived(text=_as_many_as_fit([name for name, _ in names]), block=names[0][1]))
    sentences = [one for one in _telling(following) if not says_again(one.text, following.title)]
    lines += sorted(sentences, key=lambda one: _drawback(one, other_than))
    fitting = [one for one in lines if columns(one.text) <= LONGEST_LINE and one.text != other_than]
    return fitting[0] if fitting else Derived(text="")


def find_recap(before: PlannedLesson, subject: Derived, avoided: frozenset[tuple[int, str]]) -> Derived:
    """What the day before said: its takeaway; of tips and questions its subject; else its most telling sentence.

    Args:
        before: the day before.
        subject: that day's.
        avoided: the line and text of blocks that say what not to do: without their heading they would mislead.
    """
    if (key := _takeaway(before)) is not None:
        return key
    names = [name for name, _ in names_of(before)]
    if len(names) > 1 or (names and says_again(names[0], before.title)):
        return subject
    return _central(before, avoided) or subject


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
    for one in islice(sentences_of(planned), _LOOKED_AT):
        if not one.text.endswith((":", "：", "…")) and _WORD.search(one.text):
            yield Derived(text=one.text, block=one.block)


def _drawback(line: Derived, other_than: str) -> tuple[bool, ...]:
    """What speaks against a line, the worst first; of equals the earlier is the better."""
    is_said = line.text in other_than
    return (is_said, leans(line.text), bool(_OF_THE_TEXT.search(line.text)), line.text[:1].islower())


def _paired(lines: list[Derived]) -> Iterator[Derived]:
    """A sentence too short to tell enough, together with the one behind it in its block."""
    for first, second in pairwise(lines):
        if columns(first.text) < SHORTEST_PREHEADER and first.block is second.block and first.block is not None:
            both = first.text + ("" if first.text[-1:] in "。！？" else " ") + second.text
            if columns(both) <= LONGEST_PREHEADER and both in " ".join(first.block.text.split()):
                yield Derived(text=both, block=first.block)


def _takeaway(planned: PlannedLesson) -> Derived | None:
    """The first sentence of the callout that sums the day up, where it fits whole."""
    for one in sentences_of(planned):
        is_key = one.block.kind is BlockKind.CALLOUT and one.is_first and _KEY.search(one.block.lead)
        if is_key and columns(one.text) <= LONGEST_LINE and not leans(one.text):
            return Derived(text=one.text, block=one.block)
    return None


def _central(planned: PlannedLesson, avoided: frozenset[tuple[int, str]]) -> Derived | None:
    """The sentence that holds most of what the day keeps coming back to."""
    found = islice(sentences_of(planned), 10 * _LOOKED_AT)
    sentences = [
        Derived(text=one.text, block=one.block) for one in found if (one.block.line, one.block.text) not in avoided
    ]
    weights = Counter(word for one in sentences for word in set(_stems(one.text)))
    weights.update({word: len(sentences) // 2 + 1 for word in _stems(planned.title) if word in weights})
    fitting = [one for one in sentences if _is_quotable(one.text) and not says_again(one.text, planned.title)]
    return max(fitting, key=lambda one: _weight(_stems(one.text), weights), default=None)


def _is_quotable(text: str) -> bool:
    is_line = SHORTEST_PREHEADER <= columns(text) <= LONGEST_LINE and not text.endswith((":", "：", "?", "？", "؟"))
    return is_line and not leans(text) and not _OF_THE_TEXT.search(text)


def _weight(words: Iterable[str], weights: Counter[str]) -> float:
    unique = set(words)
    return sum(weights[word] for word in unique if weights[word] > 1) / (len(unique) + 4)


def _stems(text: str) -> list[str]:
    return [word[:6] for word in _WORD.findall(text.casefold()) if len(word) > 3 or not word.isascii()]
