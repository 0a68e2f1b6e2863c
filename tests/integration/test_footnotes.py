"""Footnotes, from the article to the email: no mark without its note, no note without its mark."""

from pathlib import Path

from course.articles import parse_markdown
from course.emails.render import render_emails
from course.lessons import draft_lessons
from course.models import Email
from course.outline import make_outline
from course.shipped import shipped
from course.words import Words
from tests.support.lessons import some_settings

ARTICLE = """# Walking to work

Most of us could walk further.

## Why walk

It is cheap[^1] and it is yours.

## How to start

Put your shoes by the door.[^1] Write `[^1]` on it.

## FAQ

Q: Is it slow?

A: Yes. That is the point.

Q: Do I need boots?

A: No.

[^1]: Shoes cost extra.
"""


def emails(folder: Path) -> tuple[Email, ...]:
    lessons = draft_lessons(make_outline(parse_markdown(ARTICLE, "walking.md"), 3).lessons, Words())
    return render_emails(lessons, some_settings(), templates=shipped("templates"), cache=folder)


def test_a_note_stands_once_in_the_email_that_first_refers_to_it(tmp_path: Path) -> None:
    first, second, third = emails(tmp_path)

    assert [email.text.count("Shoes cost extra.") for email in (first, second, third)] == [1, 0, 0]
    assert [email.html.count("Shoes cost extra.") for email in (first, second, third)] == [1, 0, 0]
    assert "cheap[^1]" not in first.html + first.text
    assert "cheap[1]" in first.text


def test_a_later_email_has_no_mark_of_it_and_keeps_what_looks_like_one_in_code(tmp_path: Path) -> None:
    _, second, third = emails(tmp_path)

    assert "Put your shoes by the door. Write" in second.text
    assert [second.text.count("[^1]"), second.html.count("[^1]")] == [1, 1]
    assert "[^1]" not in third.html + third.text
