"""Which language a Word file is in: the one that most of its words are marked as."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from course.articles.word.package import W
from course.words.scripts import HAN, HANGUL, KANA, RIGHT_TO_LEFT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

_RIGHT_TO_LEFT = re.compile(f"[{RIGHT_TO_LEFT}]")
_EAST_ASIAN = re.compile(f"[{KANA}{HAN}{HANGUL}]")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
# A file says a language for each kind of script, whether it has letters of it or not; what fits no letter is not it.
_SCRIPTS = {
    "bidi": frozenset({"ar", "fa", "he", "ur", "ps", "ug", "yi", "ku", "ckb", "sd", "dv"}),
    "eastAsia": frozenset({"zh", "ja", "ko"}),
}


def language_of(root: etree._Element, defaults: Mapping[str, str]) -> str:
    """The BCP 47 tag of the language, "" where nothing fitting is said."""
    counts: Counter[tuple[str, str]] = Counter()
    for run in root.iter(W + "r"):
        text = "".join(each.text or "" for each in run.iterfind(W + "t"))
        kind = "bidi" if _RIGHT_TO_LEFT.search(text) else "eastAsia" if _EAST_ASIAN.search(text) else "val"
        own = run.find(f"{W}rPr/{W}lang")
        said = own.get(W + kind) if own is not None else None
        counts[kind, said or defaults.get(kind, "")] += len(text)
    if not counts:
        return ""
    (kind, tag), _ = counts.most_common(1)[0]
    base = tag.partition("-")[0].lower()
    is_fitting = kind not in _SCRIPTS or base in _SCRIPTS[kind]
    return tag if _TAG.fullmatch(tag) and is_fitting else ""
