from __future__ import annotations

from dataclasses import replace

import pytest

from course.emails.content import Logo, make_contents
from course.errors import LessonError
from course.models import MergeField
from course.pictures import Picture, PictureKind
from tests.support.lessons import a_course, a_lesson, some_settings


def test_each_email_says_where_it_stands_and_what_comes_next() -> None:
    first, second, last = make_contents(a_course(), some_settings())

    assert [content.day_of for content in (first, second, last)] == ["Day 1 of 3", "Day 2 of 3", "Day 3 of 3"]
    assert (first.closing.label, first.closing.title) == ("Tomorrow", "Every Part")
    assert (second.closing.title, second.is_last) == ("The Last One", False)


def test_the_last_email_ends_the_course() -> None:
    last = make_contents(a_course(), some_settings())[-1]

    assert last.is_last
    assert last.closing.label == "That was the last lesson"
    assert "all 3 days of “Will running help?”" in last.closing.text


def test_the_next_lesson_is_not_called_tomorrows_where_some_days_have_none() -> None:
    settings = some_settings(schedule={"weekdays": ["mon", "wed"]})

    assert make_contents(a_course(), settings)[0].closing.label == "Next lesson"


def test_a_lesson_without_an_action_has_no_box_for_it() -> None:
    assert make_contents([a_lesson(action="")], some_settings())[0].action is None


def test_words_of_the_course_are_taken_from_its_settings() -> None:
    settings = some_settings(words={"greeting": "Hallo {name}!", "greeting_nameless": "Hallo!", "action": "Heute"})
    (content,) = make_contents([a_lesson()], settings)

    greeting = content.marks[content.greeting]
    assert greeting == MergeField(name="subscriber.first_name", default="Hallo!", around="Hallo {}!")
    assert content.action is not None
    assert content.action.label == "Heute"


def test_a_teaser_speaks_of_the_lesson_it_announces() -> None:
    lessons = [a_lesson(), a_lesson(day=2, title="Two", preheader="{{ lesson.title }} is day {{ lesson.day }}")]

    assert make_contents(lessons, some_settings())[0].closing.text == "Two is day 2"


def test_fields_of_the_teaser_are_filled_in_too() -> None:
    lessons = [a_lesson(), a_lesson(day=2, preheader='{{ subscriber.first_name | default("friend") }}, run')]
    first = make_contents(lessons, some_settings())[0]

    mark = first.closing.text.removesuffix(", run")
    assert first.marks[mark] == MergeField(name="subscriber.first_name", default="friend")


def test_an_unknown_merge_field_is_refused_before_anything_is_drawn() -> None:
    lessons = [a_lesson(), a_lesson("Hi {{ subscriber.nmae }}", day=2)]

    with pytest.raises(LessonError, match=r"01-understanding\.md:9: .*subscriber\.nmae"):
        make_contents(lessons, some_settings())


def test_a_course_in_another_language_speaks_it_with_its_own_plurals_and_digits() -> None:
    settings = some_settings(course={"language": "ar-EG"})
    content = make_contents(a_course(), settings)[0]

    assert (content.direction, content.script) == ("rtl", "arab")
    assert content.day_of == "اليوم ١ من ٣"
    assert content.minutes == "قراءة في دقيقة واحدة"
    assert content.closing.label == "غدًا"


def test_the_recap_says_which_day_it_speaks_of() -> None:
    lessons = [a_lesson(), a_lesson(day=2, recap="Soil is alive, {{ subscriber.first_name }}.")]
    _, daily = make_contents(lessons, some_settings())
    _, sometimes = make_contents(lessons, some_settings(schedule={"weekdays": ["mon"]}))

    assert daily.recap is not None
    assert sometimes.recap is not None
    assert (daily.recap.label, sometimes.recap.label) == ("Yesterday", "Last time")
    assert any(mark in daily.recap.text for mark in daily.marks)


@pytest.mark.parametrize(("gap", "label"), [("18h", "Tomorrow"), ("1d", "Next lesson"), ("2d", "Next lesson")])
def test_tomorrow_is_said_only_where_the_next_lesson_comes_tomorrow(gap: str, label: str) -> None:
    first, _ = make_contents([a_lesson(), a_lesson(day=2)], some_settings(schedule={"min_gap": gap}))

    assert first.closing.label == label


def test_the_first_lesson_has_nothing_to_look_back_on() -> None:
    assert make_contents([a_lesson()], some_settings())[0].recap is None


def test_the_closing_takes_the_lessons_own_teaser() -> None:
    lessons = [a_lesson(teaser="Day {{ lesson.day }} is over."), a_lesson(day=2, title="Two", preheader="Not this.")]
    closing = make_contents(lessons, some_settings())[0].closing

    assert (closing.title, closing.text) == ("Two", "Day 1 is over.")


@pytest.mark.parametrize("key", ["recap", "teaser"])
def test_an_unknown_field_in_the_lines_around_a_lesson_is_refused(key: str) -> None:
    with pytest.raises(LessonError, match="no merge field nobody"):
        make_contents([a_lesson(**{key: "{{ nobody }}"})], some_settings())


LOGO = Picture(kind=PictureKind.PNG, width=600, height=200)


def with_logo(logo: str, **changes: object) -> Logo | None:
    settings = some_settings()
    theme = replace(settings.theme, logo=logo, logo_width=120, **changes)  # type: ignore[arg-type]
    return make_contents([a_lesson()], replace(settings, theme=theme), {"logo.png": LOGO})[0].logo


def test_a_logo_keeps_the_proportions_of_its_file() -> None:
    assert with_logo("images/logo.png", logo_alt="The Hill Clinic") == Logo(
        address="https://courses.example.com/images/logo.png", alt="The Hill Clinic", width=120, height=40
    )


def test_a_logo_on_the_web_has_a_height_that_nobody_knows() -> None:
    logo = with_logo("https://example.com/logo.png")

    assert logo is not None
    assert (logo.width, logo.height) == (120, 0)


def test_a_logo_without_words_is_called_by_the_sender() -> None:
    logo = with_logo("images/logo.png", logo_alt="")

    assert logo is not None
    assert logo.alt == "The Runner"


@pytest.mark.parametrize("logo", ["", "images/gone.png", "logo.png"])
def test_a_logo_that_no_email_can_show_is_none(logo: str) -> None:
    assert with_logo(logo) is None
