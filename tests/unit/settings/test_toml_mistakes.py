"""A `course.toml` that cannot be read is told in words about the line, with its place."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.settings.lines import place_in_message
from course.settings.toml_mistakes import toml_problem, without_place


def problem_of(text: str) -> str:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    return toml_problem(caught.value, text)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('title = How to"', 'text stands between two quotes, as in title = "…"'),
        ('title = "How to', 'the text has no second quote: it ends as it begins, as in title = "…"'),
        ("title = “How to”", 'text stands between straight quotes, as in title = "…"'),
        ("title =", 'nothing stands after the "=": write a value, as in title = "…"'),
        ("x = True", "it is written in small letters: x = true, or false"),
        ("title = 'don't'", 'a text with \' in it stands between double quotes, as in title = "…"'),
        ('title = "How "to" x"', 'the text ends at its second quote: within it, write \\" for a quote'),
        ("send_at = 07:30", 'a time stands between two quotes, as in send_at = "07:30"'),
        ("days = 07", "a number begins with no 0"),
        ('days = 7 title = "x"', "more stands on the line than one setting: each has a line of its own"),
        ('title: "x"', 'a setting is a name without spaces, "=" and a value, as in title = "…"'),
        ('title "x"', 'a setting is a name without spaces, "=" and a value, as in title = "…"'),
        ('[course\ntitle = "x"', "the name of a table stands in brackets, as in [course]"),
        ('w = ["mon" "tue"]', 'a list stands in brackets, with commas between, as in ["mon", "tue"]'),
        ("days = 7\ndays = 8", "the same setting stands further up already: delete one of the two"),
        ("[a]\n[a]", "the same table stands further up already: put its settings together"),
        ('path = "C:\\Users"', "write / or \\\\ where the text has a backslash"),
        ("// hi", 'a line is a comment after "#", a table such as [course], or a setting'),
        ('title = "x\x01"', "there is a character that nobody sees: write the line anew"),
    ],
)
def test_a_mistake_is_told_by_what_stands_on_the_line(line: str, words: str) -> None:
    assert without_place(problem_of(f"{line}\n")) == words


def test_the_place_is_the_parsers() -> None:
    assert place_in_message(problem_of("[course]\ntitle = How\n")) == (2, 9)


def test_what_the_end_of_the_file_cuts_off_is_told_where_it_begins() -> None:
    assert place_in_message(problem_of('[course]\ntitle = """x\ny\n\n')) == (2, 1)
    assert place_in_message(problem_of('[course]\ntitle = "x')) == (2, 1)


@given(st.text(alphabet="[]{}=\"'\\\n #.,:a07“”\x01", max_size=40))
def test_any_mistake_has_words_and_a_line_of_the_file(text: str) -> None:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problem = toml_problem(error, text)
        assert without_place(problem)
        assert 1 <= place_in_message(problem)[0] <= text.count("\n") + 1
