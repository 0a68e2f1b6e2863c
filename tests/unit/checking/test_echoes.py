from __future__ import annotations

import pytest

from course.checking.echoes import without_echoes
from course.findings import Finding, Severity


def finding(code: str, message: str = "", path: str = "lessons/01.md", line: int = 1) -> Finding:
    """A finding of a rule."""
    return Finding(code=code, name="a", severity=Severity.ERROR, message=message, hint="", path=path, line=line)


@pytest.mark.parametrize(
    ("better", "echo"),
    [
        (finding("C153"), finding("C403")),
        (finding("C152"), finding("C402")),
        (finding("C203"), finding("C205", path="course.toml")),
        (
            finding("C106", "readers would see '*|FNAME|*' as it stands here"),
            finding("C427", "the reader would see “*|FNAME|*”"),
        ),
        (finding("C107", line=9), finding("C433", line=9)),
    ],
    ids=lambda one: one.code,
)
def test_one_mistake_is_told_by_one_rule(better: Finding, echo: Finding) -> None:
    assert without_echoes([better, echo]) == [better]
    assert without_echoes([echo]) == [echo]


def test_words_that_hold_a_place_on_another_line_are_told_too() -> None:
    both = [finding("C107", line=9), finding("C433", line=11)]
    assert without_echoes(both) == both


def test_another_mistake_is_told_beside_it() -> None:
    tag = finding("C106", "readers would see '*|FNAME|*' as it stands here")
    others = [finding("C427", "the reader would see “%%name%%”"), finding("C403", path="lessons/02.md")]
    assert without_echoes([tag, finding("C153"), *others]) == [tag, finding("C153"), *others]
