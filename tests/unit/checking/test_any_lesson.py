"""Any text at all can be checked, and findings stand on its lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.checking import check_course
from tests.support.checked import BODY, a_checked_course, a_file

PIECES = [
    *("{{", "}}", "[", "](", ")", "![", "](#", "**", "`", "```\n", "~~~", "# ", "## ", "#### ", "> ", "- ", "1. "),
    *("<b>", "<!-- check: off -->", "<!--", "-->", "---\n", "day: 1\n", "title: a\n", "subject: b\n", "[^1]", "|"),
    *("Tomorrow we look at day 5.", "Day 2 of 7", "TODO:", "lorem ipsum", "*|X|*", "http:", "//", " ", "\u00e9"),
    *("\n", "\r\n", "<<<<<<<"),
]
ROWS = [
    "{{",
    "[a](",
    "[a][",
    "![",
    "**",
    "<",
    "<!--",
    "(a)[",
    "Tomorrow we ",
    "day 1 ",
    "[^a",
    "*|A",
    "`",
    "{%",
    "%%",
    "##a\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.booleans())
def test_any_text_is_checked_and_findings_stand_on_its_lines(text: str, whole: bool) -> None:
    file = text if whole else a_file(2, text)
    for finding in check_course(a_checked_course(a_file(1), file, a_file(3))):
        if finding.path == "lessons/02-lesson.md":
            assert 1 <= finding.line <= file.count("\n") + file.count("\r") + 1


@pytest.mark.parametrize("piece", [*ROWS, "lesson ", "[["])
def test_a_long_row_of_one_mark_can_be_checked(piece: str) -> None:
    course = a_checked_course(a_file(1, f"{BODY}\n{piece * 4_000}\n"), a_file(2), a_file(3))
    assert all(finding.path.startswith("lessons/") for finding in check_course(course))
