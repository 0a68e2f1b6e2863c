"""Rules about a lesson's links that rendering would hide: what cannot be followed is dropped from an email."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from course.checking.marked import FIELD_MARK
from course.checking.rule import Broken
from course.checking.tables import LESSON_RULES
from course.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from urllib.parse import SplitResult

    from course.checking.material import CheckedLesson

_WHOLE = "write the whole address: https://..."
_HOST = re.compile(
    r"(?:[^\s./:@]{1,63}\.){1,20}[^\s./:@\d][^\s./:@]{1,62}|localhost|[0-9a-fA-F:.]{2,45}|\d{1,3}(?:\.\d{1,3}){3}"
)
_HOST_FIRST = re.compile(r"www\.|[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.(?:com|org|net|io|dev|de|fr|es|jp|co\.uk)(?![\w.])")
_ADDRESS = re.compile(r"[^@\s]{1,64}@[^@\s]{1,255}\.[^@\s.]{2,63}")


@LESSON_RULES.rule("C130", "dead-link", Severity.ERROR, hint=_WHOLE)
def dead_link(checked: CheckedLesson) -> Iterator[Broken]:
    """A link that nobody can follow out of an email: its words stand there without it."""
    for link in checked.marked.links:
        if not link.target.startswith("#") and (problem := problem_of_link(link.target)):
            yield Broken(f"the link “{_short(link.text)}” {problem}", link.line)


def problem_of_link(target: str) -> str:
    """What is wrong with a link's address, as the end of a sentence; "" where it can be followed."""
    if target == FIELD_MARK:
        return ""
    if not target.strip():
        return "leads nowhere: its address is empty"
    try:
        parts = urlsplit(target)
        _ = parts.port
    except ValueError:
        return f"cannot be read: {_short(unquote(target))}"
    if parts.scheme in _CHECKS:
        return _CHECKS[parts.scheme](parts)
    return _problem_of_scheme(target, parts.scheme)


def _problem_of_page(parts: SplitResult) -> str:
    if not _HOST.fullmatch(unquote(parts.hostname or "")):
        return f"names no site: {_short(unquote(parts.geturl()))}"
    return "has a space in its address" if re.search(r"%20|\s", parts.netloc) else ""


def _problem_of_mail(parts: SplitResult) -> str:
    are_addresses = all(map(_ADDRESS.fullmatch, unquote(parts.path).split(",")))
    return "" if are_addresses else f"is no email address: {_short(unquote(parts.path))}"


_CHECKS = {"http": _problem_of_page, "https": _problem_of_page, "mailto": _problem_of_mail}


def _problem_of_scheme(target: str, scheme: str) -> str:
    if target.startswith("//"):
        return f"has no https: before it: {_short(target)}"
    if _HOST_FIRST.match(target):
        return f"has no https:// before it: {_short(target)}"
    if scheme:
        return f"leads to {scheme}:, which no email follows"
    return f"is relative, and an email has no folder around it: {_short(unquote(target))}"


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
