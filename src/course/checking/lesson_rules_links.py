"""Rules about a lesson's links that rendering would hide: what cannot be followed is dropped from an email."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from course.checking.addresses import problem_of_link
from course.checking.marked import FIELD_MARK
from course.checking.rule import Broken
from course.checking.tables import LESSON_RULES
from course.emails.links import link_address
from course.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.checking.material import CheckedLesson

_CANNOT = "is of a kind that lessons cannot have"


@LESSON_RULES.rule("C130", "dead-link", Severity.ERROR, hint="write the whole address: https://...")
def dead_link(checked: CheckedLesson) -> Iterator[Broken]:
    """A link that its email does without: its words stand there alone. What else is wrong with one, C303 says."""
    for link in checked.marked.links:
        target = link.target
        if target != FIELD_MARK and not target.startswith("#") and not link_address(target):
            where = f": {_short(unquote(target))}" if target else ""
            yield Broken(f"the link “{_short(link.text)}” {problem_of_link(target) or _CANNOT}{where}", link.line)


@LESSON_RULES.rule("C131", "anchor-link", Severity.ERROR, hint="name the part in words, or link to a page on the web")
def anchor_link(checked: CheckedLesson) -> Iterator[Broken]:
    """A link to a part of the same text: mail programs do not jump, and the email has no such part."""
    for link in checked.marked.links:
        if link.target.startswith("#"):
            yield Broken(f"the link “{_short(link.text)}” leads to {_short(link.target)}, inside the email", link.line)


# What was meant as a link, and is none for Markdown: it stays as it is written.
_BROKEN_LINK = re.compile(
    r"(?P<space>\[[^\]\[\n]{1,200}\]\((?:https?://|www\.|mailto:|\.{0,2}/|[\w-]{1,100}[./])"
    r"[^)\n\"' ]{0,400}[ ][^)\n]{0,400}\))"
    r"|(?P<gap>\[[^\]\[\n]{1,200}\][ ]\((?:https?://|www\.|mailto:)[^)\n]{1,400}\))"
    r"|(?P<open>\[[^\]\[\n]{1,200}\]\((?:https?://|www\.|mailto:)[^)\s]{0,400}(?:\s|$))"
    r"|(?P<swapped>\([^()\n]{1,200}\)\[(?:https?://|www\.|mailto:)[^\]\n]{1,400}\])"
    r"|(?P<named>\[[^\]\[\n]{1,200}\]\[[^\]\[\n]{1,100}\])"
)
_PROBLEMS = {
    "space": "there is a space in its address",
    "gap": "there is a space between ] and (",
    "open": "its address is not closed by )",
    "swapped": "the brackets are the wrong way round",
    "named": "nothing says where it leads",
}


@LESSON_RULES.rule(
    "C132", "broken-link", Severity.ERROR, hint="write [words](https://...), without spaces around or in it"
)
def broken_link(checked: CheckedLesson) -> Iterator[Broken]:
    """What was meant as a link, and is shown as it is written."""
    for said in checked.marked.said:
        if said.key not in {"body", "heading"}:
            continue
        for match in _BROKEN_LINK.finditer(said.text):
            why = _PROBLEMS[match.lastgroup or ""]
            yield Broken(f"{_short(match[0])!r} is no link: {why}", said.line_at(match.start()))


@LESSON_RULES.rule("C133", "one-name-two-targets", Severity.WARNING, hint="let each link say where it leads")
def one_name_two_targets(checked: CheckedLesson) -> Iterator[Broken]:
    """Two links of the same words to different pages: a screen reader's list cannot tell them apart."""
    first: dict[str, str] = {}
    for link in checked.marked.links:
        words = " ".join(link.text.casefold().split())
        if words and first.setdefault(words, link.target) != link.target:
            yield Broken(f"another link “{_short(link.text)}” leads to another page", link.line)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"
