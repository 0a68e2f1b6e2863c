"""Which blocks stand under a heading of mistakes or myths: what they tell is what not to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.models import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.models import Block

_MISTAKES = re.compile(
    r"\b(?:mistakes?|myths?|errors?|pitfalls?|misconceptions?|what not to|not to do|things to avoid|don['’]?ts|"
    r"never do|traps?|blunders?|worst|wrong|excuses?|bad habits?|red flags?|errores|mitos|qué no|"
    r"equivocaci\w+|malos hábitos|"
    r"fehler|mythen|irrtüm\w*|irrtum|vorurteile|was sie nicht|was du nicht|erreurs?|mythes?|idées reçues|"
    r"pièges?|à ne pas|ce qu['’]il ne faut pas|mauvaises habitudes)\b|"
    r"أخطاء|خرافات|مفاهيم خاطئة|تجنبها|"
    r"失敗|間違い|誤解|神話|やってはいけない|してはいけない|(?<![a-z])NG(?![a-z])|落とし穴|勘違い",
    re.IGNORECASE,
)


def says_mistakes(heading: str) -> bool:
    """Whether what stands under `heading` is meant to be avoided."""
    return _MISTAKES.search(heading) is not None


def under_mistakes(blocks: Iterable[Block]) -> frozenset[tuple[int, str]]:
    """The line and text of each block of the course under a heading of mistakes, however its days divide it."""
    found: set[tuple[int, str]] = set()
    above: int | None = None  # level of the heading of mistakes that holds
    for block in sorted(blocks, key=lambda block: block.line):
        if block.kind is BlockKind.HEADING and (above is None or block.level <= above):
            above = block.level if says_mistakes(block.text) else None
        if above is not None or (block.lead and says_mistakes(block.lead)):
            found.add((block.line, block.text))
    return frozenset(found)
