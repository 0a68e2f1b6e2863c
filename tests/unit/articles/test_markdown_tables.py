"""Rows of Markdown tables with more cells than the header."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.articles import parse_markdown
from course.models import Block, BlockKind


def table(text: str) -> Block:
    (block,) = parse_markdown(f"# T\n\n{text}", "article.md").blocks
    return block


@pytest.mark.parametrize(
    ("row", "text", "markdown"),
    [
        ("| 1 | 2 | lost words |", "1 | 2 | lost words", r"| 1 | 2 \| lost words |"),
        ("1 | 2 | lost | words", "1 | 2 | lost | words", r"| 1 | 2 \| lost \| words |"),
        (r"| 1 | 2 \| two | `x \| y` |", "1 | 2 | two | x | y", r"| 1 | 2 \| two \| `x \| y` |"),
        ("| | | third |", " | third", "|  | third |"),
        ("| 1 | 2 | | |", "1 | 2", "| 1 | 2 |"),
        ("| 1 |", "1 | ", "| 1 |  |"),
        ("\u00a0| 1 | 2 | third |", "1 | 2 | third", r"| 1 | 2 \| third |"),
    ],
)
def test_what_stands_beyond_the_last_column_is_kept_in_it(row: str, text: str, markdown: str) -> None:
    block = table(f"| a | b |\n|---|---|\n{row}")

    assert block.kind is BlockKind.TABLE
    assert block.text.split("\n")[-1].strip() == text.strip()
    assert block.markdown.split("\n")[-1] == markdown


@pytest.mark.parametrize("prefix", ["> ", "    ", "  > "])
def test_a_wide_row_within_a_quote_or_an_item_is_kept(prefix: str) -> None:
    rows = ["| a |", "|---|", "| 1 | 2 | third |"]
    inner = "\n".join(prefix + row for row in rows)
    block = table(f"1.  One\n\n{inner}" if prefix.isspace() else inner)

    assert "1 | 2 | third" in block.text


def test_the_lesson_of_a_wide_row_is_the_table_that_was_read() -> None:
    read = table("| a | b |\n|---|---|\n| 1 | 2 | *third* | |\n| 1 |")

    assert table(read.markdown).text == read.text


_CELL = st.text("ab\\|*`", max_size=4).map(lambda marks: f" w{marks.replace('|', chr(92) + '|')}x ")


@given(st.lists(st.lists(_CELL, min_size=1, max_size=6), min_size=1, max_size=5), st.integers(1, 4))
def test_no_word_of_a_table_is_lost(rows: list[list[str]], columns: int) -> None:
    numbered = [[f"{cell} n{at}r{index} " for index, cell in enumerate(row)] for at, row in enumerate(rows)]
    lines = ["|h" * columns + "|", "|-" * columns + "|", *("|" + "|".join(row) + "|" for row in numbered)]
    block = table("\n".join(lines))

    names = {f"n{at}r{index}" for at, row in enumerate(rows) for index in range(len(row))}
    assert names <= {*block.text.replace("\\", " ").split()}
    assert all(name in block.markdown for name in names)
