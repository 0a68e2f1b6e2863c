"""Two lessons to the byte. `tests/golden/README.md` says how to renew them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from course.emails.filling import fill
from course.emails.render import render_emails
from course.models import Lesson
from course.shipped import shipped
from tests.support.lessons import a_lesson, some_settings

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
# Read before any fixture clears the environment.
RENEW = bool(os.environ.get("COURSE_RENEW_GOLDEN"))

PROSE = """\
Pain in the lower back is common, and *mostly* harmless.

## What a run does

It moves **every** muscle that holds you up. [More about that](https://example.com/muscles).

> **Key takeaway:** Start slow, {{ subscriber.first_name | default("friend") }}.
"""
TIPS = """\
1. **Start Slow:** Short distances first.
2. **Wear Proper Shoes:** Cushioning helps:

   - a firm heel
   - room for the toes

## Should I warm up?

Yes, always.
"""


def lessons() -> tuple[Lesson, ...]:
    return (
        a_lesson(PROSE),
        a_lesson(TIPS, day=2, title="Two Tips", subject="Two tips", preheader="What to do first.", action="Try one."),
    )


@pytest.mark.parametrize("day", [1, 2])
def test_a_lesson_is_rendered_to_the_byte(tmp_path: Path, day: int) -> None:
    emails = render_emails(lessons(), some_settings(), templates=shipped("templates"), cache=tmp_path)
    filled = fill(
        emails[day - 1],
        {
            "subscriber.first_name": "Ada",
            "subscriber.email": "ada@example.com",
            "unsubscribe_url": "https://courses.example.com/u/1",
            "preferences_url": "https://courses.example.com/p/1",
        },
    )

    for kind, content in (("html", filled.html), ("txt", filled.text)):
        golden = GOLDEN / f"day-{day}.{kind}"
        if RENEW:
            golden.write_text(content, encoding="utf-8", newline="\n")
        assert content == golden.read_text(encoding="utf-8")
