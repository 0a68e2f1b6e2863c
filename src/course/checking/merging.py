"""What is found in every email, told once: where the template drew it, or else in the first of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from course.checking.drawn import Drawing, is_drawn
from course.checking.placing import Spot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.checking.material import CheckedEmail, CheckedTemplate
    from course.findings import Finding

_NEAR = 2  # lines of a page around a finding's: a tag of MJML's pages takes a few
_OF_EMAILS = ("C3", "C4", "C5", "C6", "C7", "C8")
_LESSON_WORDS = re.compile("“[^”]*”")


def told_once(
    found: Sequence[Finding], emails: Sequence[CheckedEmail], templates: Sequence[CheckedTemplate]
) -> list[Finding]:
    """`found` with what the templates drew at the templates' lines, and each such mistake once.

    Args:
        found: of all rules.
        emails: those that were looked at.
        templates: the project's own; none where the shipped ones are used.
    """
    by_path = {email.path: email for email in emails}
    suspected = [one for one in found if one.path in by_path and _may_be_drawn(one)]
    if not suspected:
        return list(found)
    drawing = Drawing(templates)
    groups: dict[tuple[str, str, int, str], dict[str, Finding]] = {}
    for one in suspected:
        place = drawing.place(one.code, one.message, _around(by_path[one.path], one.line))
        groups.setdefault(_key(one, place), {}).setdefault(one.path, _moved(one, place))
    others = [one for one in found if one.path not in by_path or not _may_be_drawn(one)]
    return [*others, *(_joined(list(group.values())) for group in groups.values())]


def _moved(finding: Finding, place: tuple[str, int] | None) -> Finding:
    if place is None:
        return replace(finding, line=int(finding.line))
    return replace(finding, path=place[0], line=place[1], column=0, day=0)


def _may_be_drawn(finding: Finding) -> bool:
    """Whether it is about an email, and nothing in the lesson is known to have made it."""
    if not finding.code.startswith(_OF_EMAILS):
        return False
    return is_drawn(finding.code, finding.message) or (isinstance(finding.line, Spot) and not finding.line.is_known)


def _around(email: CheckedEmail, line: int) -> str:
    if not isinstance(line, Spot):
        return ""
    lines = email.page.html.split("\n")
    return "\n".join(lines[max(line.page_line - 1 - _NEAR, 0) : line.page_line + _NEAR])


def _key(finding: Finding, place: tuple[str, int] | None) -> tuple[str, str, int, str]:
    """What is the same of two findings that are one."""
    if place is not None:
        return (finding.code, *place, "")
    drawn = is_drawn(finding.code, finding.message)
    return (finding.code, "", 0, _LESSON_WORDS.sub("“”", finding.message) if drawn else finding.message)


def _joined(group: Sequence[Finding]) -> Finding:
    """The first of `group`, one of each email, which says in how many emails it is."""
    first = group[0]
    return replace(first, message=f"{first.message}; so in {len(group)} emails") if len(group) > 1 else first
