"""Arabic verbal nouns that are written as an order is: "تعلم" is both "learning" and "learn"."""

from __future__ import annotations

import re

_LEADING_ON = (
    "أن|إن|أنه|أنها|ما|مما|بما|الذي|التي|لا|لم|حتى|كي|لكي|حيث|إذا|عندما|لأن|كيف|متى|من|قبل|بعد"  # a verb may follow
)
_NO_VERBS = (
    r"يوم\w*|يد\w{0,4}|يمين\w*|يسار\w*|يناير|يونيو|يوليو|يو[غج]ا|ياسمين|يقين\w*|يأس|يابس\w*|يسير\w*|يقظ\w*|"
    r"يمنى|يسرى|ياباني\w*"
)
# What the verb of a relative clause would agree with stands right before it: neither a feminine noun nor one with an
# article can be that.
_STATING = re.compile(
    rf"ت\w{{2,5}}(?<!ي)(?<!وا)(?: (?!و?(?:{_LEADING_ON})(?!\w))\w+){{0,5}}? (?:ال\w+|\w+ة|\w+(?:ها|هم|ك)) "
    rf"(?!(?:{_NO_VERBS})(?!\w))ي\w{{2,}}(?<!ها)(?!\w)"
)


def is_verbal_noun(clause: str) -> bool:
    """Whether `clause` states something of what it begins with: "تعلم لغة جديدة يفتح لك أبوابا"."""
    return _STATING.match(clause) is not None
