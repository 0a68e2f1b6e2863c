"""Which part of one version is which part of another: the same words first, then similar ones."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from course.words.scripts import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from course.merging.parts import Part

_SIMILAR = 0.5  # of their words are the same
_FREQUENT = 50  # parts that share a word; beyond that, it says nothing
_LARGEST_GAP = 250_000  # pairs of parts to compare one by one
_WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")


def match_parts(old: Sequence[Part], new: Sequence[Part]) -> dict[int, int]:
    """Pairs of parts, by index: each part in one pair at most. Cost: about linear in the length of both."""
    pairs = dict(_same(old, new))
    _add_similar(pairs, old, new)
    _add_lone(pairs, old, new)
    return pairs


def in_order(pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """The most of `pairs` that stand in the same order on both sides."""
    ordered = sorted(pairs)
    tails: list[int] = []  # the smallest second number that a run of each length can end with
    ends: list[int] = []
    before: list[int] = []
    for index, (_, new) in enumerate(ordered):
        length = bisect_left(tails, new)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(new)
            ends.append(index)
        else:
            tails[length], ends[length] = new, index
    kept: set[tuple[int, int]] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(ordered[at])
        at = before[at]
    return kept


def _same(old: Sequence[Part], new: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """Parts of the same words: those that are there once, then between them, then wherever they went."""
    once = _once(old, new)
    yield from once
    found = set(once)
    anchors = [(-1, -1), *sorted(in_order(once)), (len(old), len(new))]
    taken_old, taken_new = {a for a, _ in found}, {b for _, b in found}
    for (old_from, new_from), (old_to, new_to) in pairwise(anchors):
        left = [i for i in range(old_from + 1, old_to) if i not in taken_old]
        right = [j for j in range(new_from + 1, new_to) if j not in taken_new]
        if left and right and len(left) * len(right) <= _LARGEST_GAP:
            matcher = SequenceMatcher(None, [old[i].said for i in left], [new[j].said for j in right])
            for a, b, size in matcher.get_matching_blocks():
                found.update((left[a + step], right[b + step]) for step in range(size))
    yield from found - set(once)
    yield from _elsewhere(old, new, {a for a, _ in found}, {b for _, b in found})


def _once(old: Sequence[Part], new: Sequence[Part]) -> list[tuple[int, int]]:
    counts = Counter(part.said for part in old), Counter(part.said for part in new)
    places = {part.said: index for index, part in enumerate(new)}
    return [
        (index, places[part.said])
        for index, part in enumerate(old)
        if counts[0][part.said] == 1 == counts[1][part.said]
    ]


def _elsewhere(
    old: Sequence[Part], new: Sequence[Part], taken_old: set[int], taken_new: set[int]
) -> Iterator[tuple[int, int]]:
    waiting: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index in range(len(new) - 1, -1, -1):
        if index not in taken_new:
            waiting[new[index].said].append(index)
    for index, part in enumerate(old):
        if index not in taken_old and waiting.get(part.said):
            yield index, waiting[part.said].pop()


def _add_similar(pairs: dict[int, int], old: Sequence[Part], new: Sequence[Part]) -> None:
    taken = set(pairs.values())
    bags = {index: _bag(part) for index, part in enumerate(new) if index not in taken}
    places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index, bag in bags.items():
        for word in bag:
            places[new[index].kind, word].append(index)
    scored: list[tuple[float, int, int, int]] = []
    for index, part in enumerate(old):
        if index in pairs:
            continue
        bag = _bag(part)
        shared = Counter(
            other for word in bag if len(found := places.get((part.kind, word), ())) <= _FREQUENT for other in found
        )
        for other, count in shared.items():
            score = 2 * count / (len(bag) + len(bags[other]))
            if score >= _SIMILAR:
                scored.append((-score, abs(index - other), index, other))
    for _, _, index, other in sorted(scored):
        if index not in pairs and other not in taken:
            pairs[index] = other
            taken.add(other)


def _bag(part: Part) -> set[str]:
    return set(_WORD.findall(part.text.casefold()))


def _add_lone(pairs: dict[int, int], old: Sequence[Part], new: Sequence[Part]) -> None:
    """A part alone between two that have found theirs is the one that stands alone there on the other side."""
    taken = set(pairs.values())
    anchors = [(-1, -1), *sorted(in_order(pairs.items())), (len(old), len(new))]
    for (old_from, new_from), (old_to, new_to) in pairwise(anchors):
        left = [i for i in range(old_from + 1, old_to) if i not in pairs]
        right = [j for j in range(new_from + 1, new_to) if j not in taken]
        if len(left) == len(right) == 1 and old[left[0]].kind == new[right[0]].kind:
            pairs[left[0]] = right[0]
