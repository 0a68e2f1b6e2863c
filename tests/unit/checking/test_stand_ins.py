"""Settings of which some are wrong still say what is right in them."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from course.checking.stand_ins import lenient_settings, stand_in_settings

VALUES = st.one_of(st.none(), st.integers(-1, 400), st.text(max_size=5), st.lists(st.integers(), max_size=2))
KEYS = st.sampled_from(["slug", "title", "days", "language", "base_url", "fields", "nonsense"])
TABLES = st.sampled_from(["course", "sender", "check", "theme", "outline", "schedule", "personas", "else"])


def test_what_is_right_stays() -> None:
    document = {"course": {"slug": "back pain!", "title": "Back Care", "days": 3}}
    settings, problems = lenient_settings(document, {}, folder="My course", lessons=7)
    assert (settings.course.title, settings.course.days) == ("Back Care", 3)
    assert "course.slug" in dict(problems)
    assert settings.course.slug == "course"


def test_what_was_given_is_not_touched() -> None:
    document = {"course": {"slug": "back pain!"}}
    lenient_settings(document, {}, folder="x", lessons=1)
    assert document == {"course": {"slug": "back pain!"}}


def test_stand_ins_are_named_after_the_folder_and_have_a_day_for_each_lesson() -> None:
    course = stand_in_settings(folder="back-pain", lessons=5).course
    assert (course.slug, course.title, course.days) == ("back-pain", "back-pain", 5)
    assert stand_in_settings(folder="", lessons=0).course.days == 1
    assert stand_in_settings(folder="", lessons=9000).course.days == 366


@given(st.dictionaries(TABLES, st.one_of(VALUES, st.dictionaries(KEYS, VALUES, max_size=4)), max_size=4))
def test_any_document_has_settings(document: dict[str, Any]) -> None:
    settings, problems = lenient_settings(document, {}, folder="x", lessons=2)
    assert settings.course.slug
    assert problems
