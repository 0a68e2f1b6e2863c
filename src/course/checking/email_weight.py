"""C50x: what an email weighs, and whether its style sheets arrive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.checking.email_table import EMAIL_RULES
from course.checking.placing import line_at
from course.checking.rule import Broken
from course.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.checking.material import CheckedEmail

CLIPPED = 102_000  # bytes of HTML above which Gmail hides the rest, and the link to leave with it
HEAVY = 90_000
DROPPED_STYLE = 16 * 1024  # bytes of one <style> that Gmail takes
LARGE_STYLE = 8 * 1024
_STRINGS = re.compile(r"/\*.*?\*/|\"[^\"\n]*\"|'[^'\n]*'", re.DOTALL)


def _weight(email: CheckedEmail) -> int:
    return len(email.page.html.encode("utf-8", "replace"))


def _largest_style(email: CheckedEmail) -> tuple[int, int]:
    """Bytes of the largest `<style>`, and its line of the page."""
    sizes = [(len(sheet.text.encode("utf-8", "replace")), sheet.line) for sheet in email.page.sheets]
    return max(sizes, default=(0, 1))


@EMAIL_RULES.rule("C501", "clipped", Severity.ERROR, hint="cut the lesson in two, or take out what repeats")
def clipped(email: CheckedEmail) -> Iterator[Broken]:
    """More than Gmail shows."""
    if (weight := _weight(email)) > CLIPPED:
        yield Broken(f"the HTML has {weight / 1000:.0f} KB: Gmail hides what is beyond 102 KB")


@EMAIL_RULES.rule("C502", "heavy", Severity.WARNING, hint="shorten the lesson: above 102 KB Gmail hides the rest")
def heavy(email: CheckedEmail) -> Iterator[Broken]:
    """Nearly more than Gmail shows."""
    if HEAVY < (weight := _weight(email)) <= CLIPPED:
        yield Broken(f"the HTML has {weight / 1000:.0f} KB, and 102 KB is the most that Gmail shows")


@EMAIL_RULES.rule("C503", "style-dropped", Severity.ERROR, hint="take out rules that nothing uses, or inline them")
def style_dropped(email: CheckedEmail) -> Iterator[Broken]:
    """A style sheet that Gmail leaves out whole."""
    size, line = _largest_style(email)
    if size > DROPPED_STYLE:
        yield Broken(f"a <style> has {size / 1024:.1f} KB: Gmail drops one above 16 KB", line_at(email, line))


@EMAIL_RULES.rule("C504", "style-large", Severity.WARNING, hint="take out rules that nothing uses, or inline them")
def style_large(email: CheckedEmail) -> Iterator[Broken]:
    """A style sheet that some programs leave out whole."""
    size, line = _largest_style(email)
    if LARGE_STYLE < size <= DROPPED_STYLE:
        yield Broken(f"a <style> has {size / 1024:.1f} KB: some programs drop one above 8 KB", line_at(email, line))


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
