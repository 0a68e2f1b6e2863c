"""A line of an email's MJML is traced to the template that drew it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.emails.blaming import blame_templates
from course.emails.mjml import Complaint, RefusedMjmlError
from course.emails.theme import Theme
from course.emails.tracing import Traced
from course.errors import Place

A = """\
{% from "macros.j2" import bold %}
<x>
{% include "b.j2" %}
{% for part in parts %}
  <part>{{ part }}</part>{{ bold(part) }}
{% endfor %}
</x>
"""
B = "{# drawn\nbelow #}\n<b>\n{{ words }}\n</b><c/>\n"


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    (tmp_path / "a.j2").write_text(A)
    (tmp_path / "b.j2").write_text(B)
    (tmp_path / "macros.j2").write_text("\n{% macro bold(words) %}<bold>{{ words }}</bold>{% endmacro %}")
    return tmp_path


def traced(templates: Path, words: str = "one\ntwo") -> Traced:
    return Theme(templates).trace("a.j2", words=words, parts=["p", "q"])


def test_it_is_the_same_drawing(templates: Path) -> None:
    assert traced(templates).text == Theme(templates).draw("a.j2", words="one\ntwo", parts=["p", "q"])


@pytest.mark.parametrize(
    ("tag", "template", "line"),
    [("x", "a.j2", 2), ("b", "b.j2", 3), ("c", "b.j2", 5), ("part", "a.j2", 5), ("bold", "macros.j2", 2)],
)
def test_each_element_is_found_in_the_template_that_holds_it(
    templates: Path, tag: str, template: str, line: int
) -> None:
    drawing = traced(templates)
    at = drawing.text[: drawing.text.index(f"<{tag}>" if tag != "c" else "<c/>")].count("\n") + 1
    assert drawing.place_of(at, tag) == Place(str(templates / template), line)


def test_a_value_of_several_lines_belongs_to_the_line_that_shows_it(templates: Path) -> None:
    drawing = traced(templates)
    assert drawing.place_of(drawing.text.split("\n").index("two") + 1, "") == Place(str(templates / "b.j2"), 4)


def test_a_line_that_is_not_there_has_no_place(templates: Path) -> None:
    assert traced(templates).place_of(1000, "x") is None


@given(
    st.text(alphabet="a<\n\x01\x02\x03\u2028 7", max_size=30),
    st.lists(st.integers(0, 40), max_size=5).map(sorted),
    st.integers(1, 40),
    st.sampled_from(["", "a", "x"]),
)
def test_any_line_has_one_of_the_places_or_none(text: str, starts: list[int], line: int, tag: str) -> None:
    places = tuple(Place("a.j2", start + 1) for start in starts)
    assert Traced(text=text, starts=tuple(starts), places=places).place_of(line, tag) in {None, *places}


def complaints(*names: str, problem: str = "is wrong") -> RefusedMjmlError:
    return RefusedMjmlError(Complaint(name, 1, "mj-foo", problem) for name in names)


def test_one_mistake_of_a_template_is_one_however_many_emails_it_is_in() -> None:
    drawing = Traced(text="<mj-foo>", starts=(0,), places=(Place("t/footer.j2", 9),))
    error = blame_templates(complaints("1.md", "2.md", "3.md"), lambda _: drawing)
    assert (error.message, error.place) == ("t/footer.j2:9: mj-foo: is wrong", Place("t/footer.j2", 9))
    assert error.lessons == ("1.md", "2.md", "3.md")
    assert error.each == (error,)


def test_mistakes_at_two_places_are_told_both() -> None:
    drawings = {name: Traced(text="<mj-foo>", starts=(0,), places=(Place(f"{name}.j2", 1),)) for name in ("a", "b")}
    error = blame_templates(complaints("a", "b"), lambda name: drawings[name])
    assert [part.place for part in error.each] == [Place("a.j2", 1), Place("b.j2", 1)]
    assert error.message.count("\n") == 1


def test_what_cannot_be_traced_keeps_the_name_of_its_lesson() -> None:
    error = blame_templates(complaints("1.md", "2.md"), lambda _: None)
    assert (error.place, error.message) == (None, "1.md: line 1 of its MJML (mj-foo): is wrong (and of 1 more)")
