"""C50x: what an email weighs, and whether its style sheets arrive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.checking.placing import line_at
from course.checking.rule import Broken
from course.checking.tables import EMAIL_RULES
from course.emails.styles import style_bytes
from course.findings import Severity
from course.limits import CLIPPED_HTML, DROPPED_STYLE, HEAVY_HTML, KILOBYTE, LARGE_STYLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.checking.material import CheckedEmail

_STRINGS = re.compile(r"/\*.*?\*/|\"[^\"\n]*\"|'[^'\n]*'", re.DOTALL)


def _weight(email: CheckedEmail) -> int:
    return len(email.page.html.encode("utf-8", "replace"))


def _line_of_largest_style(email: CheckedEmail) -> int:
    largest = max(email.page.sheets, key=lambda sheet: len(sheet.text), default=None)
    return line_at(email, largest.line if largest else 1)


def _said(size: int) -> str:
    return f"{size / KILOBYTE:.1f} KB"


@EMAIL_RULES.rule("C501", "clipped", Severity.ERROR, hint="cut the lesson in two, or take out what repeats")
def clipped(email: CheckedEmail) -> Iterator[Broken]:
    """More than Gmail shows."""
    if (weight := _weight(email)) > CLIPPED_HTML:
        yield Broken(f"the HTML has {weight / KILOBYTE:.0f} KB: Gmail hides what is beyond 102 KB")


@EMAIL_RULES.rule("C502", "heavy", Severity.WARNING, hint="shorten the lesson: above 102 KB Gmail hides the rest")
def heavy(email: CheckedEmail) -> Iterator[Broken]:
    """Nearly more than Gmail shows."""
    if HEAVY_HTML < (weight := _weight(email)) <= CLIPPED_HTML:
        yield Broken(f"the HTML has {weight / KILOBYTE:.0f} KB, and 102 KB is the most that Gmail shows")


@EMAIL_RULES.rule("C503", "style-dropped", Severity.ERROR, hint="take out rules that nothing uses, or inline them")
def style_dropped(email: CheckedEmail) -> Iterator[Broken]:
    """More style sheets than Gmail takes: what is beyond is left out whole."""
    if (size := style_bytes(email.page.html)) > DROPPED_STYLE:
        message = f"all <style> together have {_said(size)}: Gmail drops those above 16 KB"
        yield Broken(message, _line_of_largest_style(email))


@EMAIL_RULES.rule("C504", "style-large", Severity.WARNING, hint="take out rules that nothing uses, or inline them")
def style_large(email: CheckedEmail) -> Iterator[Broken]:
    """More style sheets than some programs take."""
    if LARGE_STYLE < (size := style_bytes(email.page.html)) <= DROPPED_STYLE:
        message = f"all <style> together have {_said(size)}: some programs drop them above 8 KB"
        yield Broken(message, _line_of_largest_style(email))


@EMAIL_RULES.rule("C505", "broken-style", Severity.ERROR, hint="close each brace, and write `property: value;`")
def broken_style(email: CheckedEmail) -> Iterator[Broken]:
    """CSS that cannot be read: Gmail drops the whole `<style>` for one mistake."""
    for sheet in email.page.sheets:
        braces = _STRINGS.sub("", sheet.text)
        opened, closed = braces.count("{"), braces.count("}")
        if opened != closed:
            message = f"a <style> opens {opened} braces and closes {closed}"
            yield Broken(message, line_at(email, sheet.line))
        elif sheet.mistakes:
            message, line = sheet.mistakes[0]
            yield Broken(f"a <style> cannot be read: {message}", line_at(email, line))
