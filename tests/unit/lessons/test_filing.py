from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.errors import LessonError
from course.lessons import format_lesson, parse_lesson
from course.models import Lesson

PATH = Path("lessons/02-soil.md")
_LINE = st.text(
    alphabet=st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufffe\uffff"), max_size=40
)
_FILLED = _LINE.filter(lambda text: text.strip() != "" and "=?" not in text)
_BODY = st.text(
    alphabet=st.characters(
        exclude_categories=["Cc", "Cs"], include_characters="\n\t", exclude_characters="\ufffe\uffff"
    ),
    min_size=1,
)


@st.composite
def lessons(draw: st.DrawFn) -> Lesson:
    recap, teaser = draw(_LINE), draw(_LINE)
    starts = draw(st.lists(st.integers(1, 500), max_size=4))
    return Lesson(
        day=draw(st.integers(1, 366)),
        title=draw(_FILLED),
        subject=draw(_FILLED),
        preheader=draw(_LINE),
        action=draw(_LINE),
        source=tuple((start, start + draw(st.integers(0, 9))) for start in starts),
        body=draw(_BODY.map(lambda text: text.strip("\n")).filter(lambda text: text.strip() != "")),
        recap=recap,
        teaser=teaser,
        path=PATH,
        body_line=10 + bool(recap) + bool(teaser),
    )


@given(lessons())
def test_a_lesson_written_and_read_is_the_same(lesson: Lesson) -> None:
    assert parse_lesson(format_lesson(lesson), PATH) == lesson


def test_a_marketer_may_write_less_and_in_any_order() -> None:
    lesson = parse_lesson("---\nsubject: Hi\ntitle: 2024\nday: 2\n---\n\n\nText.\n", PATH)

    assert (lesson.day, lesson.title, lesson.preheader, lesson.source) == (2, "2024", "", ())
    assert (lesson.body, lesson.body_line) == ("Text.", 8)
    assert lesson.key_lines == {"subject": 2, "title": 3, "day": 4}


def test_a_lesson_without_neighbours_says_nothing_about_them() -> None:
    text = format_lesson(parse_lesson(f"---\n{FRONT}---\n\nText.\n", PATH))

    assert "recap" not in text
    assert "teaser" not in text


def test_each_block_keeps_a_span_of_its_own() -> None:
    lesson = parse_lesson(f"---\n{FRONT}source: [3, 4-6, 7]\n---\n\nText.\n", PATH)

    assert lesson.source == ((3, 3), (4, 6), (7, 7))
    assert "source: [3, 4-6, 7]\n" in format_lesson(lesson)


def test_windows_newlines_and_a_byte_order_mark_are_no_trouble() -> None:
    lesson = parse_lesson("\ufeff---\r\nday: 1\r\ntitle: A\r\nsubject: A\r\n---\r\n\r\nText.\r\nMore.\r\n", PATH)

    assert lesson.body == "Text.\nMore."


FRONT = "day: 1\ntitle: A\nsubject: A\n"


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("", 1, "front matter is missing"),
        ("Text.", 1, "front matter is missing"),
        ("---\nday: 1\n", 1, "never closed"),
        ("---\n---\nText.", 2, "has no keys"),
        ("---\n- a\n---\nText.", 2, "has no keys"),
        ("---\nday: 1\ntitle: [\n---\nText.", 4, "is not YAML"),
        ("---\nday: 1\ntitle: a: b\n---\nText.", 3, "is not YAML"),
        ('---\nday: 1\ntitle: "Foo\nsubject: Bar\n---\nText.', 3, "a quote opened here is never closed"),
        ("---\nday: 1\nsource: [1]\ntitle: 'Foo\n\n---\nText.", 4, "a quote opened here is never closed"),
        ("---\nday: 1\nsubject: A\n---\nText.", 1, "title is missing"),
        (f"---\n{FRONT}topic: x\n---\nText.", 5, "topic is not a key"),
        (f"---\n{FRONT}day: 2\n---\nText.", 5, "day is given twice"),
        ("---\nday: one\ntitle: A\nsubject: A\n---\nText.", 2, "day must be a whole number"),
        ("---\nday: 0\ntitle: A\nsubject: A\n---\nText.", 2, "day must be a whole number"),
        ("---\nday: 1\ntitle: [A]\nsubject: A\n---\nText.", 3, "title must be one line"),
        ("---\nday: 1\ntitle: ''\nsubject: A\n---\nText.", 3, "title must not be empty"),
        ('---\nday: 1\ntitle: A\nsubject: "a\\nBcc: x"\n---\nText.', 4, "without control characters"),
        ("---\nday: 1\ntitle: A\nsubject: '=?utf-8?q?x?='\n---\nText.", 4, "must not hold '=?'"),
        (f"---\n{FRONT}source: 3-9\n---\nText.", 5, "source must be a list"),
        (f"---\n{FRONT}source: [9-3]\n---\nText.", 5, "count lines upwards"),
        (f"---\n{FRONT}---\n\n", 7, "has no text"),
        (f"---\n{FRONT}---\n\nText.\n\nA bell: \x07.", 9, "no email can show (U+0007)"),
        ("---\nday: 1\ntitle: A\x1b\n---\nText.", 3, "no email can show (U+001B)"),
        ('---\nday: 1\ntitle: "\\ud83d"\n---\nText.', 3, "(U+D83D)"),
        (f"---\n{FRONT}---\n\nText.\n\nNone: \uffff.", 9, "no email can show (U+FFFF)"),
        ("---\nday: 1\ntitle: A\nsubject: &a A\naction: *a\n---\nText.", 5, "aliases (*name) are not taken"),
        ("---\n" + "# notes\n" * 40_000 + "---\nText.", 2, "larger than 256 KB"),
        (f"---\n{FRONT}---\n\nText.\n\n{'| a ' * 51}|\n{'| - ' * 51}|\n", 10, "more than 50 columns"),
        ("---\n" + "[" * 5000 + "\n---\nText.", 2, "nested too deeply"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int, problem: str) -> None:
    with pytest.raises(LessonError) as caught:
        parse_lesson(text, PATH)

    assert problem in caught.value.message
    assert (caught.value.path, caught.value.line) == (PATH, line)


def test_a_table_of_fifty_columns_is_taken() -> None:
    text = f"---\n{FRONT}---\n\n{'| a ' * 50}|\n{'| - ' * 50}|\n"

    assert parse_lesson(text, PATH).body.count("| - ") == 50


@given(st.text(max_size=60), st.booleans())
def test_any_text_is_a_lesson_or_an_error(text: str, has_fence: bool) -> None:
    try:
        lesson = parse_lesson(f"---\n{text}\n---\nText." if has_fence else text, PATH)
    except LessonError:
        return
    assert lesson.title.strip()
