"""What stands from left to right in a language that runs the other way: telephone numbers and addresses.

Left to itself, Arabic or Hebrew text shows the groups of "+44 20 7946 0000" in reverse order.
"""

from __future__ import annotations

import re

from course.emails.parts import Isolated, Text

_OPENS, _CLOSES = "\u2068", "\u2069"  # Unicode's: in between goes where its own first letter does

# Every class is disjoint from what follows it: nothing to try twice.
_KEPT = re.compile(
    r"(?<![\d.,])\(?(?:\+|0)\d(?:[ ()./\u00a0-]{0,2}\d){5,20}"  # a telephone number
    r"|https?://[^\s<>\"]{1,2000}"
    r"|(?<![\w.+-])[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,9}"
)


def isolate(text: str) -> tuple[Text | Isolated, ...]:
    """`text`, its numbers and addresses kept apart; joined again they are `text`."""
    runs: list[Text | Isolated] = []
    end = 0
    for found in _KEPT.finditer(text):
        runs += [Text(text=text[end : found.start()])] if found.start() > end else []
        runs.append(Isolated(text=found[0]))
        end = found.end()
    return (*runs, Text(text=text[end:])) if text[end:] else tuple(runs)


def isolated_name(name: str, direction: str) -> str:
    """`name` for a sentence of that direction, "ltr" or "rtl": between the marks that let it run its own way.

    A Latin title that ends in "?" would else be shown with that sign before its first word.
    """
    if direction == "ltr":
        return name
    return f"{_OPENS}{name.replace(_OPENS, '').replace(_CLOSES, '')}{_CLOSES}"
