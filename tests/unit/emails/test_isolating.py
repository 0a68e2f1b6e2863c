from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.emails.isolating import isolate, isolated_name
from course.emails.parts import Isolated, Text
from course.emails.plain import inline_text


def kept(text: str) -> list[str]:
    return [run.text for run in isolate(text) if isinstance(run, Isolated)]


@pytest.mark.parametrize(
    "run",
    [
        *("+44 20 7946 0000", "+442079460000", "(020) 7946 0000", "020-7946-0000", "+44 (0)20 7946 0000"),
        *("https://example.com/a/", "http://example.com/?a=1", "reader@example.com", "first.last+tag@mail.example.com"),
    ],
)
def test_numbers_and_addresses_are_kept_from_left_to_right(run: str) -> None:
    assert isolate(f"قبل {run} بعد") == (Text(text="قبل "), Isolated(text=run), Text(text=" بعد"))
    assert isolate(run) == (Isolated(text=run),)


@pytest.mark.parametrize("text", ["", "قبل", "5 10 15 20 25 30", "20-30", "2,000,000", "1.05 000 000", "@", "a@b"])
def test_other_words_and_numbers_are_left_alone(text: str) -> None:
    assert kept(text) == []


@given(st.text(alphabet="قب +0123456789()-.@/:hteps", max_size=80))
def test_nothing_is_lost_or_changed(text: str) -> None:
    assert "".join(run.text for run in isolate(text)) == text


def test_plain_text_isolates_them_by_the_marks_of_unicode() -> None:
    assert inline_text(isolate("قبل +44 20 7946 0000")) == "قبل \u2066+44 20 7946 0000\u2069"


def test_a_name_runs_its_own_way_in_a_sentence_from_right_to_left() -> None:
    assert isolated_name("Why?", "rtl") == "\u2068Why?\u2069"
    assert isolated_name("Wh\u2069y?\u2068", "rtl") == "\u2068Why?\u2069"
    assert isolated_name("Why?", "ltr") == "Why?"
