"""Lists that only look like instructions, and lists of steps that only look like statements, by what is around them."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from course.models import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from course.models import Block

# Spanish and French write "reduces stress" as they write "reduce stress": one sure item tells of the others.
_EFFECT = re.compile(
    r"(?:mejora|ayuda|previene|aporta|contiene|favorece|fortalece|aumenta|disminuye|alivia|combate|regula|estimula|"
    r"protege|permite|facilita|refuerza|acelera|promueve|aide|protège|réduit|améliore|favorise|contient|renforce|diminue|"
    r"augmente|prévient|soulage|stimule|contribue|permet|facilite|apporte|accélère|combat)\b",
    re.IGNORECASE,
)
_BENEFITS = re.compile(
    r"\b(?:beneficios|ventajas|propiedades|virtudes|bienfaits|avantages|vertus|bénéfices|propriétés|vorteile|wirkung\w*|"
    r"benefits|advantages)\b|فوائد|مزايا|効果|メリット",
    re.IGNORECASE,
)
_STEPS_JA = re.compile("ステップ|方法|やること|手順|コツ|習慣|やり方|ポイント|対策")
_PLAIN_JA = re.compile("[うくぐすつぬぶむる](?:[（(][^）)]*[）)])?。?$")


def stated_in_lists(blocks: Iterable[Block], language: str) -> frozenset[tuple[int, str]]:
    """The line and text of the items of lists that say what something does."""
    if language not in {"es", "fr"}:
        return frozenset()
    found: set[tuple[int, str]] = set()
    for heading, items in _lists(blocks):
        if _BENEFITS.search(heading) or any(_EFFECT.match(item.text) for item in items):
            found.update((item.line, item.text) for item in items)
    return frozenset(found)


def steps_in_lists(blocks: Iterable[Block], language: str) -> frozenset[tuple[int, str]]:
    """The line and text of the items of numbered lists of steps that end in a verb's plain form, as Japanese has it."""
    if language != "ja":
        return frozenset()
    found: set[tuple[int, str]] = set()
    for heading, items in _lists(blocks):
        are_steps = _STEPS_JA.search(heading) and not _BENEFITS.search(heading)
        if are_steps and all(_PLAIN_JA.search(item.text) and item.ordinal is not None for item in items):
            found.update((item.line, item.text) for item in items)
    return frozenset(found)


def _lists(blocks: Iterable[Block]) -> Iterator[tuple[str, list[Block]]]:
    """The lists of `blocks`, each with the heading above it."""
    heading = ""
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        members = list(group)
        if kind is BlockKind.HEADING:
            heading = members[-1].text
        elif kind is BlockKind.LIST_ITEM:
            yield heading, members
