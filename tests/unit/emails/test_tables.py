from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from course.emails.parts import Cell, Table, Text


def a_table(*rows: list[str]) -> Table:
    header, *others = [tuple(Cell(align="", inlines=(Text(text=text),)) for text in row) for row in rows]
    return Table(header=header, rows=tuple(others))


def test_words_stay_whole_where_the_longest_of_each_column_fit_side_by_side() -> None:
    table = a_table(["day", "time"], ["saturday", "half past nine"])

    assert table.whole_words(12) == (True, True)
    assert table.whole_words(11) == (False, True)


def test_the_columns_of_short_words_keep_them_where_another_needs_all_the_room() -> None:
    assert a_table(["day", "link"], ["one", "x" * 90]).whole_words(30) == (True, False)


def test_capitals_and_wide_letters_take_more() -> None:
    assert a_table(["ABCD"]).whole_words(5) == (False,)
    assert a_table(["abcd"]).whole_words(5) == (True,)
    assert a_table(["日本語"]).whole_words(5) == (False,)


def test_a_column_without_a_word_needs_no_room() -> None:
    assert a_table(["", "a"], ["", "b"]).whole_words(1) == (True, True)


@given(st.lists(st.lists(st.text(max_size=12), min_size=3, max_size=3), min_size=1, max_size=4), st.integers(1, 40))
def test_what_stays_whole_fits(rows: list[list[str]], room: int) -> None:
    table = a_table(*rows)
    whole = table.whole_words(room)
    kept = [
        max(max((len(word) for word in row[column].split() if word.isascii()), default=0) for row in rows)
        for column in range(3)
        if whole[column]
    ]

    assert sum(kept) <= room
