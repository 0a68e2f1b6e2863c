"""Every rule stands in docs/checks.md as it is, and every rule there exists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from course.checking import all_rules
from course.checking.rule import Rule, docs_of

PAGE = (Path(__file__).parents[3] / "docs" / "checks.md").read_text(encoding="utf-8")
HEADING = re.compile(r"^##+ (C\d{3}) (\S+)$", re.MULTILINE)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_has_a_section_with_its_name_and_its_severity(rule: Rule[Any]) -> None:
    section = re.search(rf"^##+ {rule.code} {rule.name}\n\n\*{rule.severity}\* · ", PAGE, re.MULTILINE)
    assert section is not None
    assert docs_of(rule.code, rule.name) == f"docs/checks.md#{rule.code.lower()}-{rule.name}"


def test_no_section_is_about_a_rule_that_is_gone() -> None:
    known = {(rule.code, rule.name) for rule in all_rules()}
    assert set(HEADING.findall(PAGE)) <= known


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_hint_is_one_step_without_a_full_stop(rule: Rule[Any]) -> None:
    assert rule.hint
    assert not rule.hint.removesuffix("...").endswith(".")
