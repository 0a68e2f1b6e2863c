from __future__ import annotations

from pathlib import Path

import pytest

from course.checking.placing import Spot, line_at, line_of_header
from tests.support.checked_emails import HEAD, TEXT, found, lesson_email, message, read, spoilt

LESSON = """\
---
day: 4
title: Start slow
subject: The shoes
source: [23, 31, 33]
---

To adhere to a plan, start with a walk. Here the path bends.

## Start slow

3. The [map](https://example.com/map) helps.
そしてパンを焼きます。
"""


def test_words_are_found_as_words_and_not_inside_others() -> None:
    assert line_at(lesson_email(source=LESSON), 90, "here") == 1
    assert line_at(lesson_email(source=LESSON), 90, "Here") == 8


def test_the_body_is_looked_through_before_the_front_matter() -> None:
    assert line_at(lesson_email(source=LESSON), 90, "Start slow") == 10
    assert line_at(lesson_email(source=LESSON), 90, "The shoes") == 4


@pytest.mark.parametrize("words", ["3", "31", "a", "To", "33, 1"])
def test_numbers_and_the_shortest_words_are_looked_for_nowhere(words: str) -> None:
    assert line_at(lesson_email(source=LESSON), 90, words) == 1


@pytest.mark.parametrize("words", ["](https://example.com/map)", "パンを焼き"])
def test_links_and_scripts_without_spaces_are_found_in_the_midst_of_letters(words: str) -> None:
    assert line_at(lesson_email(source=LESSON), 90, words) in {12, 13}


def test_a_line_of_a_lesson_remembers_the_line_of_the_page() -> None:
    known, unknown = (line_at(lesson_email(source=LESSON), 90, words) for words in ("Here", "Nowhere"))
    assert isinstance(known, Spot)
    assert isinstance(unknown, Spot)
    assert (known.page_line, known.is_known, unknown.page_line, unknown.is_known) == (90, True, 90, False)


def test_a_header_is_a_key_of_a_lesson_and_a_line_of_a_message(tmp_path: Path) -> None:
    assert line_of_header(lesson_email(source=LESSON), "subject") == 4
    email = read(tmp_path, message(text=TEXT))
    place = line_of_header(email, "subject")
    assert email.source.splitlines()[place - 1].startswith("Subject:")


@pytest.mark.parametrize(
    ("code", "subject"), [("C821", "SEEDS FOR THE SPRING"), ("C427", "{{ first_name }}, seeds"), ("C823", "Re: seeds")]
)
def test_what_is_wrong_with_a_subject_is_told_at_its_header(code: str, subject: str, tmp_path: Path) -> None:
    email = read(tmp_path, message(head=spoilt(HEAD, "Seeds for spring", subject)))
    assert (code, 3) in {(rule, line) for rule, line, _ in found(email)}


def test_markup_in_the_plain_text_is_told_where_it_stands(tmp_path: Path) -> None:
    email = read(tmp_path, message(text=f"{TEXT}<p>Hello</p><br>\n"))
    line = next(line for code, line, _ in found(email) if code == "C814")
    assert "<p>Hello</p>" in email.source.splitlines()[line - 1]
