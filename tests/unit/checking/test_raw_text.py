"""A page without comments, style sheets and scripts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.checking import raw_text
from course.checking.raw_text import without_raw_text


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("a<!-- < \n -->b", "a\nb"),
        ("a<STYLE>p < q</Style >b<title>x</title>", "ab"),
        ("İ<script>1 < 2</script>b", "İb"),
        ("a<!-- open <b>", "a<!-- open <b>"),
        ("<p>a</p>", "<p>a</p>"),
    ],
)
def test_what_is_no_markup_is_left_out_with_its_lines_kept(html: str, left: str) -> None:
    assert without_raw_text(html) == left


@given(st.text(alphabet="<!->\na/style ", max_size=200))
def test_no_line_is_lost(html: str) -> None:
    assert without_raw_text(html).count("\n") == html.count("\n")


def test_the_end_of_a_comment_left_open_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    class End:
        def search(self, html: str, start: int) -> re.Match[str] | None:
            looked.append(start)
            return re.compile("-->").search(html, start)

    monkeypatch.setattr(raw_text, "_COMMENT_END", End())
    html = "<!--[if mso]>" * 10_000
    assert (without_raw_text(html), len(looked)) == (html, 1)
