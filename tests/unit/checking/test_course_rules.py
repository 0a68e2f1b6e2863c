"""What each rule about a course as a whole catches, and what it leaves alone."""

from __future__ import annotations

import pytest

from course.checking import check_course
from course.errors import SettingsError
from course.findings import Severity
from course.pictures import Picture, PictureKind
from tests.support.checked import BODY, a_checked_course, a_file, codes_of, findings_of, found_in
from tests.support.lessons import some_settings

MON_WED_FRI = {"weekdays": ["mon", "wed", "fri"]}
WORDS = "Walking asks less of your back than sitting does. "


def a_picture(width: int = 600) -> Picture:
    return Picture(kind=PictureKind.PNG, width=width, height=10)


# --- days -----------------------------------------------------------------------------------------------------


def test_a_missing_day_is_told_at_the_lesson_after_it() -> None:
    settings = some_settings(course={"days": 3})
    texts = [a_file(1), a_file(2), a_file(3).replace("day: 3", "day: 5")]
    assert found_in(a_checked_course(*texts, settings=settings)) == [("C203", "lessons/03-lesson.md", 2)]


def test_a_missing_day_is_told_although_another_lesson_cannot_be_read() -> None:
    settings = some_settings(course={"days": 3})
    texts = [a_file(1), a_file(2, title="[broken"), a_file(3).replace("day: 3", "day: 4")]
    found = check_course(a_checked_course(*texts, settings=settings))
    assert [(one.code, one.message) for one in found if one.code == "C203"] == [("C203", "day 4 comes without day 3")]


def test_no_day_is_missing_where_an_unreadable_lesson_may_have_it() -> None:
    texts = [a_file(1), a_file(2).replace("day: 2", "day: two"), a_file(3)]
    assert [code for code, _, _ in found_in(a_checked_course(*texts))] == ["C101"]


def test_two_lessons_of_one_day_are_told_at_the_second() -> None:
    texts = [a_file(1), a_file(2), a_file(3).replace("day: 3", "day: 2")]
    assert found_in(a_checked_course(*texts)) == [("C204", "lessons/03-lesson.md", 2)]


def test_other_lessons_than_the_course_says_are_told_in_its_settings() -> None:
    text = '[course]\nslug = "a"\ndays = 7\n'
    course = a_checked_course(settings=some_settings(course={"days": 7}), settings_text=text)
    assert found_in(course) == [("C205", "course.toml", 3)]


def test_a_course_without_lessons_says_how_to_get_some() -> None:
    course = a_checked_course()
    empty = type(course)(settings=course.settings, settings_text="", lessons=(), emails=(), pictures={})
    assert [(one.code, one.hint) for one in check_course(empty)] == [
        ("C202", "build them from an article: course build ARTICLE")
    ]


# --- lines that are said twice --------------------------------------------------------------------------------


@pytest.mark.parametrize(("code", "key"), [("C111", "subject"), ("C119", "preheader"), ("C206", "title")])
def test_a_line_that_two_lessons_share_is_told_at_the_later_one(code: str, key: str) -> None:
    said = "What nobody tells you about your spine"
    texts = [a_file(1, **{key: said}), a_file(2), a_file(3, **{key: f"{said}!"})]
    found = found_in(a_checked_course(*texts))
    assert [(one[0], one[1]) for one in found] == [(code, "lessons/03-lesson.md")]


# --- lengths --------------------------------------------------------------------------------------------------


def lengths(*words: int) -> list[str]:
    texts = [a_file(day, "word " * count) for day, count in enumerate(words, start=1)]
    return [one[1] for one in found_in(a_checked_course(*texts)) if one[0] == "C207"]


@pytest.mark.parametrize("words", [(300, 300, 800), (250, 300, 90), (100, 110, 12), (60, 60, 501), (60, 50, 4)])
def test_a_lesson_far_from_the_others_in_length_is_told(words: tuple[int, ...]) -> None:
    assert lengths(*words) == ["lessons/03-lesson.md"]


@pytest.mark.parametrize(
    "words", [(300, 300, 700), (250, 300, 130), (60, 60, 500), (40, 40, 20), (20, 20, 60), (300, 9), (64, 70, 25)]
)
def test_lengths_that_nobody_notices_are_left_alone(words: tuple[int, ...]) -> None:
    assert lengths(*words) == []


def test_a_lesson_that_cannot_be_read_counts_as_what_its_text_has() -> None:
    texts = [a_file(day, "word " * count) for day, count in enumerate((400, 400, 400, 100, 100), start=1)]
    texts[0] = texts[0].replace("day: 1", "day: one")
    assert [one[1] for one in found_in(a_checked_course(*texts)) if one[0] == "C207"] == [
        "lessons/04-lesson.md",
        "lessons/05-lesson.md",
    ]


# --- what lessons say of days ---------------------------------------------------------------------------------

ANNOUNCED = [
    "See you tomorrow!",
    "Tomorrow we’ll look at sleep.",
    "We will talk about sleep tomorrow.",
    "In tomorrow’s lesson: sleep.",
    "Your next email arrives tomorrow.",
    "Bis morgen!",
    "Morgen geht es um den Schlaf.",
    "In der morgigen Lektion lesen Sie mehr.",
    "¡Hasta mañana!",
    "Mañana veremos cómo dormir.",
    "En la lección de mañana hablamos del sueño.",
    "À demain !",
    "Demain, nous verrons comment dormir.",
    "La leçon de demain parle du sommeil.",
    "نراك غدًا!",
    "غدًا سنتحدث عن النوم.",
    "では、また明日。",
    "明日のレッスンでは、睡眠についてお話しします。",
]


@pytest.mark.parametrize("said", ANNOUNCED)
def test_tomorrow_is_wrong_where_lessons_do_not_come_every_day(said: str) -> None:
    assert codes_of(f"{BODY}\n{said}\n", schedule=MON_WED_FRI) == ["C122"]
    assert codes_of(f"{BODY}\n{said}\n", schedule={"min_gap": "2d"}) == ["C122"]


@pytest.mark.parametrize("said", ANNOUNCED)
def test_tomorrow_is_wrong_on_the_last_day(said: str) -> None:
    assert codes_of(f"{BODY}\n{said}\n", day=3) == ["C123"]


@pytest.mark.parametrize("said", ANNOUNCED)
def test_tomorrow_is_right_where_a_lesson_comes_tomorrow(said: str) -> None:
    assert codes_of(f"{BODY}\n{said}\n", day=2) == []


@pytest.mark.parametrize(
    "said", ["In the next lesson we look at sleep.", "In der nächsten Lektion geht es um Schlaf.", "次回のレッスンで。"]
)
def test_a_next_lesson_is_wrong_on_the_last_day_alone(said: str) -> None:
    assert codes_of(f"{BODY}\n{said}\n", day=3) == ["C123"]
    assert codes_of(f"{BODY}\n{said}\n", schedule=MON_WED_FRI) == []


@pytest.mark.parametrize(
    "said", ["Yesterday we saw how to begin.", "In yesterday’s lesson you walked.", "Gestern haben Sie viel gelernt."]
)
def test_yesterday_is_wrong_on_the_first_day_and_where_lessons_do_not_come_every_day(said: str) -> None:
    assert codes_of(f"{BODY}\n{said}\n") == ["C124"]
    assert codes_of(f"{BODY}\n{said}\n", day=2, schedule=MON_WED_FRI) == ["C122"]
    assert codes_of(f"{BODY}\n{said}\n", day=2) == []


@pytest.mark.parametrize(
    "said",
    ["Tomorrow, in day 5, we look at sleep.", "See you tomorrow for lesson 1!", "Yesterday we saw, in day 3, a knee."],
)
def test_a_day_that_is_not_next_to_this_one_is_told(said: str) -> None:
    assert codes_of(f"{BODY}\n{said}\n", day=2) == ["C126"]


def test_a_neighbouring_day_named_rightly_is_left_alone() -> None:
    said = "Tomorrow, in day 3, we look at chairs. Yesterday we saw, in day 1, how to walk."
    assert codes_of(f"{BODY}\n{said}\n", day=2) == []


def test_another_lesson_announced_as_the_next_is_told_at_its_line() -> None:
    found = findings_of(BODY, teaser="Sit less, stand more")
    assert [(one.code, one.line) for one in found] == [("C127", 6)]
    assert "“Sleep on your side” comes next" in found[0].message


def test_the_next_lesson_announced_by_its_title_is_left_alone() -> None:
    assert codes_of(f"{BODY}\nTomorrow we look at “Sleep on your side”.\n", teaser="Sleep on your side") == []


def test_a_teaser_on_the_last_day_is_told() -> None:
    assert codes_of(BODY, day=3, teaser="There is more to come.") == ["C125"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "Dies ist Tag 3 von 7."),
        ("es", "Hoy es el día 3 de 7."),
        ("fr", "C’est le jour 3 sur 7."),
        ("ar", "هذا اليوم 3 من 7."),
        ("ja", "7日間コースの3日目です。"),
    ],
)
def test_a_count_of_days_is_read_in_each_language(language: str, said: str) -> None:
    settings = some_settings(course={"days": 3, "language": language})
    texts = [a_file(1, f"{BODY}\n{said}\n"), a_file(2), a_file(3)]
    found = found_in(a_checked_course(*texts, settings=settings))
    assert {code for code, _, _ in found} <= {"C120", "C121"}
    assert "C120" in [code for code, _, _ in found]


# --- pictures -------------------------------------------------------------------------------------------------

WITH_PICTURE = f"{BODY}\n![A runner](images/runner.png)\n"


def picture_codes(size: int = 50_000, width: int = 600, *, text: str = WITH_PICTURE, shown: bool = True) -> list[str]:
    pictures = {"runner.png": a_picture(width)} if shown else {}
    course = a_checked_course(
        a_file(1, text), a_file(2), a_file(3), pictures=pictures, picture_bytes={"runner.png": size}
    )
    return [one[0] for one in found_in(course)]


def test_a_picture_beside_the_lessons_is_left_alone() -> None:
    assert picture_codes() == []


def test_a_picture_of_more_than_a_megabyte_is_told() -> None:
    assert picture_codes(1_000_001) == ["C142"]


def test_a_picture_too_large_to_be_sent_is_told_to_be_made_smaller() -> None:
    assert picture_codes(5_400_000, shown=False) == ["C142"]


def test_a_picture_of_more_pixels_than_any_screen_shows_is_told() -> None:
    assert picture_codes(width=1201) == ["C143"]
    assert picture_codes(width=1200) == []


def test_a_picture_that_no_lesson_shows_is_told() -> None:
    assert picture_codes(text=BODY) == ["C145"]


def test_a_file_that_is_no_picture_is_told() -> None:
    assert picture_codes(shown=False) == ["C140"]


# --- settings -------------------------------------------------------------------------------------------------

SETTINGS = """\
[course]
slug = "a"
title = "A"
days = "seven"

[sender]
email = "nobody"
"""


def test_each_problem_of_the_settings_is_told_at_its_line() -> None:
    problems = (("course.days", "must be a number"), ("sender.email", "is none"), ("sender.name", "is missing"))
    found = found_in(a_checked_course(settings_text=SETTINGS, problems=problems))
    assert found == [("C201", "course.toml", 4), ("C201", "course.toml", 6), ("C201", "course.toml", 7)]


def test_a_file_that_is_no_toml_is_told_where_its_parser_stopped() -> None:
    problem = ("course.toml", "is not valid TOML: Invalid value (at line 3, column 8)")
    found = check_course(a_checked_course(settings_text=SETTINGS, problems=(problem,)))
    assert [(one.line, one.column) for one in found] == [(3, 8)]


def placeholders(provider: str) -> list[tuple[str, Severity]]:
    settings = some_settings(
        course={"days": 3, "base_url": "https://courses.example.com"},
        sender={"name": "Your name", "email": "you@example.com"},
        provider={"name": provider},
    )
    return [(one.code, one.severity) for one in check_course(a_checked_course(settings=settings))]


def test_placeholders_are_warnings_once_messages_can_leave_this_machine() -> None:
    assert placeholders("smtp") == [("C208", Severity.WARNING)] * 4


def test_placeholders_are_one_note_while_messages_stay_on_this_machine() -> None:
    assert placeholders("mailbox") == [("C208", Severity.NOTE)]


def test_links_without_https_are_told_once_messages_can_leave_this_machine() -> None:
    settings = some_settings(course={"days": 3, "base_url": "http://courses.test"}, provider={"name": "smtp"})
    assert [one[0] for one in found_in(a_checked_course(settings=settings))] == ["C209"]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://courses.test", ["C211"]),
        ("http://192.168.1.2:8000", ["C211"]),
        ("https://courses.test", []),
        ("http://localhost:8000", []),
        ("http://127.0.0.1:8000", []),
        ("http://[::1]:8000", []),
    ],
)
def test_links_without_https_are_told_in_a_course_that_goes_into_the_mailbox(address: str, told: list[str]) -> None:
    settings = some_settings(course={"days": 3, "base_url": address}, provider={"name": "mailbox"})
    assert [one[0] for one in found_in(a_checked_course(settings=settings)) if one[0] == "C211"] == told


def test_what_a_rule_of_the_course_finds_in_a_lesson_is_about_that_lessons_day() -> None:
    silent = a_file(3, f"{BODY}\n<!-- check: off C130 -->\n\nNothing.\n")
    found = check_course(a_checked_course(a_file(1), a_file(2, f"{BODY}\n![A cat](images/lost.png)\n"), silent))
    assert {(one.code, one.day) for one in found} == {("C140", 2), ("C280", 3)}


def test_what_is_found_in_the_settings_is_about_the_whole_course() -> None:
    found = check_course(a_checked_course(a_file(1), a_file(2), settings=some_settings(course={"days": 3})))
    assert [(one.code, one.day) for one in found] == [("C205", 0)]


def test_what_check_settings_name_and_nobody_knows_is_told() -> None:
    settings = some_settings(
        course={"days": 3},
        check={"ignore": ["C1", "C999"], "severity": {"C998": "off"}, "clients": ["gmail", "gmail.ios", "pigeon"]},
    )
    found = check_course(a_checked_course(settings=settings))
    assert [(one.code, one.message.split()[2]) for one in found] == [
        ("C210", "pigeon,"),
        ("C281", "C999,"),
        ("C281", "C998,"),
    ]


def test_an_ignored_rule_says_nothing_and_a_family_is_ignored_by_its_beginning() -> None:
    broken = f"{BODY}\nHi {{{{ subscriber.first_name }}}}, **you.\n"
    for ignore in (["C105", "C154"], ["C1"]):
        settings = some_settings(course={"days": 3}, check={"ignore": ignore})
        assert found_in(a_checked_course(a_file(1, broken), a_file(2), a_file(3), settings=settings)) == []


def test_a_severity_of_its_own_counts_more_than_ignoring_its_family() -> None:
    settings = some_settings(course={"days": 3}, check={"ignore": ["C1"], "severity": {"C105": "error"}})
    broken = f"{BODY}\nHi {{{{ subscriber.first_name }}}}, **you.\n"
    found = check_course(a_checked_course(a_file(1, broken), a_file(2), a_file(3), settings=settings))
    assert [(one.code, str(one.severity)) for one in found] == [("C105", "error")]


@pytest.mark.parametrize(
    "check",
    [
        {"ignore": "C105"},
        {"ignore": ["c105"]},
        {"severity": {"C105": "loud"}},
        {"severity": {"C1": "off"}},
        {"clients": [3]},
    ],
)
def test_check_settings_of_the_wrong_shape_are_refused(check: dict[str, object]) -> None:
    with pytest.raises(SettingsError, match="check"):
        some_settings(check=check)
