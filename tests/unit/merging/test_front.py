from __future__ import annotations

import pytest

from course.merging import Conflict, LessonText, Pair, key_name, split_lesson
from course.merging.front import Front, merge_front
from course.merging.neighbours import Neighbour


def lesson(name: str = "01-soil.md", **entries: object) -> LessonText:
    front = "".join(f"{key.strip('_')}: {value}\n" for key, value in entries.items())
    return split_lesson(name, f"---\n{front}---\n\nText.\n")


def merge(base: dict[str, object], yours: dict[str, object], article: dict[str, object]) -> Front:
    return merge_front(Pair(base=lesson(**base), yours=lesson(**yours)), lesson(**article), [])


def written(front: Front) -> str:
    return "".join("CONFLICT\n" if isinstance(key, Conflict) else key.written for key in front.keys)


@pytest.mark.parametrize("key", ["day", "source", "source_unit"])
def test_where_a_lesson_comes_from_is_as_the_article_says(key: str) -> None:
    assert written(merge({key: 1}, {key: 2}, {key: 3})) == f"{key}: 3\n"


@pytest.mark.parametrize("key", ["title", "subject", "preheader", "action", "recap", "teaser", "other"])
def test_an_entry_that_one_side_changed_is_that_sides(key: str) -> None:
    assert written(merge({key: "Old"}, {key: "Mine"}, {key: "Old"})) == f"{key}: Mine\n"
    assert written(merge({key: "Old"}, {key: "Old"}, {key: "New"})) == f"{key}: New\n"


@pytest.mark.parametrize("key", ["subject", "preheader", "action", "recap", "teaser"])
def test_what_is_derived_stays_as_the_marketer_wrote_it_and_is_told(key: str) -> None:
    front = merge({key: "Old"}, {key: "Mine"}, {key: "New"})

    assert written(front) == f"{key}: Mine\n"
    assert front.notes == [f"kept your {key}; the article would now give: New"]


def test_two_new_titles_are_a_conflict() -> None:
    assert written(merge({"title": "Old"}, {"title": "Mine"}, {"title": "New"})) == "CONFLICT\n"


def test_quotes_are_no_change() -> None:
    assert written(merge({"title": "Old"}, {"title": "'Old'"}, {"title": "New"})) == "title: New\n"
    assert written(merge({"title": "Old"}, {"title": "'Old'"}, {"title": "Old"})) == "title: 'Old'\n"


def test_an_entry_that_the_article_gives_for_the_first_time_stands_where_it_gives_it() -> None:
    front = merge(
        {"day": 1, "action": "Dig"}, {"day": 1, "action": "Dig"}, {"day": 1, "recap": "Then", "action": "Dig"}
    )

    assert [key_name(key) for key in front.keys if not isinstance(key, Conflict)] == ["day", "recap", "action"]


def test_an_entry_that_the_marketer_deleted_stays_deleted() -> None:
    assert written(merge({"teaser": "Soon"}, {}, {"teaser": "Later"})) == ""


def test_what_was_edited_of_a_lesson_that_is_no_more_stays_as_a_comment() -> None:
    gone = Pair(
        base=lesson("02-light.md", day=2, title="Light", subject="Light"),
        yours=lesson("02-light.md", day=2, title="Light", subject="Glow"),
    )
    own = lesson(day=1, title="Soil")

    front = merge_front(Pair(base=own, yours=own), own, [gone])

    assert written(front) == "day: 1\ntitle: Soil\n# subject: Glow\n"
    assert front.notes == ["kept the subject that you gave 02-light.md as a comment; that lesson is no more"]


@pytest.mark.parametrize(("key", "side"), [("recap", "before"), ("teaser", "after")])
def test_what_was_said_of_a_neighbour_that_is_no_more_stays_as_a_comment(key: str, side: str) -> None:
    pair = Pair(base=lesson(**{key: "Old"}), yours=lesson(**{key: "Mine"}))

    front = merge_front(pair, lesson(day=1), [], {key: Neighbour.GONE})

    assert written(front) == f"day: 1\n# {key}: Mine\n"
    assert front.notes == [f"kept your {key} as a comment; no lesson comes {side} this one any more"]
    assert front.edits == 1


def test_what_the_article_said_of_a_neighbour_that_is_no_more_goes() -> None:
    pair = Pair(base=lesson(day=2, recap="Old"), yours=lesson(day=2, recap="Old"))

    front = merge_front(pair, lesson(day=1), [], {"recap": Neighbour.GONE})

    assert written(front) == "day: 1\n"
    assert not front.notes


@pytest.mark.parametrize(("key", "side"), [("recap", "before"), ("teaser", "after")])
@pytest.mark.parametrize("new", ["Old", "New"])
def test_what_was_said_of_another_neighbour_stays_and_is_to_be_looked_at(key: str, side: str, new: str) -> None:
    pair = Pair(base=lesson(**{key: "Old"}), yours=lesson(**{key: "Mine"}))

    front = merge_front(pair, lesson(**{key: new}), [], {key: Neighbour.OTHER})

    assert written(front) == f"{key}: Mine\n"
    assert front.notes[0] == f"your {key} stays: look at it, as another lesson comes {side} this one now"
    assert front.notes[1:] == ([f"kept your {key}; the article would now give: New"] if new == "New" else [])
