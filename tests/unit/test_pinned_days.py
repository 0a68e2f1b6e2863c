"""`[[outline]]` and `course.leave_out`, as course.toml has them."""

import tomllib
from typing import Any

import pytest

from course.errors import SettingsError
from course.models import PinnedDay
from course.settings import Settings, parse_settings

REST = """
[sender]
name = "Back Care"
email = "hello@backcare.invalid"
postal_address = "1 Road, Town"
"""
COURSE = '[course]\nslug = "pain"\ntitle = "Back & Pain"\nbase_url = "https://courses.backcare.invalid"\n'


def parse(outline: str, *, course: str = "") -> Settings:
    document: dict[str, Any] = tomllib.loads(f"{COURSE}{course}\n{REST}\n{outline}")
    return parse_settings(document, {}, where="course.toml")


def problems(outline: str, *, course: str = "") -> dict[str, str]:
    with pytest.raises(SettingsError) as caught:
        parse(outline, course=course)
    return dict(caught.value.problems)


TWO = '[[outline]]\nheadings = ["Soil", "Tips, items 1-2"]\n\n[[outline]]\ntitle = "Rest"\nheadings = [""]\n'


def test_each_table_is_a_day_and_the_course_has_as_many() -> None:
    settings = parse(TWO)

    assert settings.pins.days == (
        PinnedDay(headings=("Soil", "Tips, items 1-2")),
        PinnedDay(headings=("",), title="Rest"),
    )
    assert settings.course.days == 2


def test_without_tables_nothing_is_pinned() -> None:
    settings = parse("", course='leave_out = ["About  us"]')

    assert settings.pins.days == ()
    assert settings.pins.leave_out == ("About us",)
    assert settings.course.days == 7


def test_other_days_than_there_are_tables_are_refused() -> None:
    assert problems(TWO, course="days = 7") == {
        "course.days": "is 7, but there are 2 [[outline]] tables, one for each day"
    }


def test_everything_wrong_with_the_tables_is_said_by_its_path() -> None:
    wrong = ('heading = ["Soil"]', 'headings = "Soil"\ntitle = ""', "headings = []")
    outline = "".join(f"[[outline]]\n{table}\n\n" for table in wrong)

    assert sorted(problems(outline)) == [
        "outline[1].heading",
        "outline[1].headings",
        "outline[2].headings",
        "outline[2].title",
        "outline[3].headings",
    ]


@pytest.mark.parametrize("outline", ["[outline]\nheadings = []", "[outline.day]\nheadings = []"])
def test_a_table_with_single_brackets_is_explained(outline: str) -> None:
    assert "two brackets" in problems(outline)["outline"]


@pytest.mark.parametrize("leave_out", ['"Soil"', "true", "[1]"])
def test_what_is_left_out_is_a_list_of_headings(leave_out: str) -> None:
    assert "must be a list of headings" in problems("", course=f"leave_out = {leave_out}")["course.leave_out"]


def test_a_misspelt_table_is_told_the_right_name() -> None:
    assert "did you mean outline?" in problems('[[outlines]]\nheadings = ["Soil"]')["outlines"]
