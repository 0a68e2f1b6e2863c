from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from course.emails.content import make_contents
from course.emails.plain import write_text
from course.emails.wrapping import columns
from tests.support.lessons import EVERY_PART, a_lesson, some_settings


def text_of(body: str, **changes: object) -> str:
    (content,) = make_contents([a_lesson(body, **changes)], some_settings())
    return write_text(content)


def body_of(body: str) -> str:
    """What stands between the greeting and the action."""
    (content,) = make_contents([a_lesson(body)], some_settings())
    return write_text(content).split(f"{content.greeting}\n\n", 1)[1].split("\n\nToday’s action", 1)[0]


def test_an_email_is_complete() -> None:
    (content,) = make_contents([a_lesson("Run.")], some_settings())
    marks = {field.name: mark for mark, field in content.marks.items()}

    assert (
        write_text(content)
        == f"""\
Will running help?
Day 1 of 1 · 1 min read

Understanding Lower Back Pain
=============================

{marks["subscriber.first_name"]}

Run.

Today’s action
--------------

Write down one thing that you noticed.

That was the last lesson
------------------------

You have finished “Will running help?”. Keep this email: it is yours to
come back to.

------------------------------------------------------------------------

You get this email because you signed up for “Will running help?” with
{marks["subscriber.email"]}.

The Runner
1 Hill Road
Leeds, England

Change your preferences:
{marks["preferences_url"]}

Unsubscribe:
{marks["unsubscribe_url"]}
"""
    )


def test_links_show_where_they_lead() -> None:
    assert body_of("[Go](https://example.com/a) or <https://example.com/bb> or <a@example.com>") == (
        "Go <https://example.com/a> or <https://example.com/bb> or\n<a@example.com>"
    )


def test_a_button_says_where_it_leads() -> None:
    assert body_of("**[Book a place](https://example.com/book)**") == "Book a place <https://example.com/book>"


def test_a_comment_that_stands_alone_is_no_text() -> None:
    assert body_of("One.\n\n<!-- check: ignore C105 -->\n\nTwo.") == "One.\n\nTwo."


def test_headings_are_underlined_by_level() -> None:
    assert body_of("## One\n\n### Two\n\nWords.") == "One\n---\n\nTwo\n~~~\n\nWords."


def test_a_callout_stands_behind_a_bar() -> None:
    assert body_of("> **Note:** One.\n>\n> Two.") == "| Note:\n| One.\n|\n| Two."


def test_a_quote_stands_behind_its_mark() -> None:
    assert body_of("> One.\n>\n> > Two.") == "> One.\n>\n> > Two."


def test_tips_keep_number_and_lead() -> None:
    assert body_of("9. **Rest:** Now.\n10. Run.") == "9. Rest: Now.\n\n10. Run."


def test_nested_lists_are_indented() -> None:
    assert body_of("- a\n- b\n  - c\n  - d") == "- a\n\n- b\n\n  - c\n  - d"


def test_items_wrap_below_their_words() -> None:
    lines = body_of("- " + "word " * 20).splitlines()

    assert lines[0].startswith("- word")
    assert lines[1].startswith("  word")


def test_a_table_is_aligned_by_what_it_measures() -> None:
    assert body_of("| 走る | n |\n|--|--:|\n| a | 10 |") == "走る   n\n----  --\na     10"


def test_a_table_that_is_too_wide_becomes_records() -> None:
    cells = " | ".join(["x" * 30] * 3)

    assert body_of(f"| a | b | c |\n|--|--|--|\n| {cells} |\n| 1 | 2 | 3 |") == (
        f"a: {'x' * 30}\nb: {'x' * 30}\nc: {'x' * 30}\n\na: 1\nb: 2\nc: 3"
    )


def test_code_is_indented_and_never_wrapped() -> None:
    assert body_of("```\n" + "x" * 90 + "\n\n  y\n```") == "    " + "x" * 90 + "\n\n      y"


def test_a_picture_is_told() -> None:
    assert body_of('![A hill](https://example.com/h.png "Steep")') == "[A hill – Steep] <https://example.com/h.png>"
    assert body_of("![A hill](h.png)") == "[A hill]"


def test_html_and_entities_are_plain_characters() -> None:
    assert body_of("a &amp; b &lt; c <i>d</i>") == "a & b < c <i>d</i>"


def test_every_word_of_the_lesson_is_there() -> None:
    text = text_of(EVERY_PART)

    for words in ("small", "3 x 10", "Stretch", "Said on many a hill", "Minutes", "run(minutes=20)", "Push through"):
        assert words in text


@given(st.lists(st.text(alphabet="abc走。-", min_size=1, max_size=12), min_size=1, max_size=60))
def test_running_text_keeps_to_72_columns(words: list[str]) -> None:
    lines = body_of("a " + " ".join(words)).splitlines()

    assert all(columns(line) <= 72 for line in lines)


def test_labels_and_numbers_are_written_as_the_language_has_them() -> None:
    body = "> **ポイント：** 歩く。\n\n1. **靴：** 軽い靴。"
    (japanese,) = make_contents([a_lesson(body)], some_settings(course={"language": "ja"}))
    (arabic,) = make_contents([a_lesson("1. **حذاء:** خفيف.")], some_settings(course={"language": "ar-EG"}))

    assert "| ポイント：\n| 歩く。\n\n1. 靴：軽い靴。" in write_text(japanese)
    assert "١. حذاء: خفيف." in write_text(arabic)


def test_an_address_among_words_from_right_to_left_is_kept_from_left_to_right() -> None:
    (content,) = make_contents([a_lesson("مشي.")], some_settings(course={"language": "ar"}))

    assert f"\u2066{content.footer.email}\u2069." in write_text(content)


def test_notes_stand_below_a_short_line_with_the_numbers_of_their_references() -> None:
    assert body_of("One[^b] and two[^a].\n\n[^a]: Second.\n[^b]: First.") == (
        "One[1] and two[2].\n\n--------\n[1] First.\n[2] Second."
    )


def test_the_recap_stands_below_the_greeting() -> None:
    content = make_contents([a_lesson(), a_lesson(day=2, recap="Soil is alive.")], some_settings())[1]
    lines = write_text(content).split("\n\n")

    assert lines[3] == "Yesterday: Soil is alive."


def test_a_footer_has_room_for_most_peoples_address() -> None:
    (content,) = make_contents([a_lesson("Run.")], some_settings())
    mark = content.footer.email

    assert all(columns(line.replace(mark, "x" * 30)) <= 72 for line in write_text(content).splitlines())


def test_an_address_that_is_its_own_words_is_written_once_from_right_to_left_too() -> None:
    settings = some_settings(course={"slug": "s", "title": "دورة", "language": "ar", "base_url": "https://example.com"})

    text = write_text(make_contents([a_lesson("انظر <https://example.com/a>")], settings)[0])

    assert text.count("https://example.com/a") == 1
    assert "<https://example.com/a>" in text
