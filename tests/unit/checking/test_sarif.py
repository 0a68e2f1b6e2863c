"""Findings as SARIF 2.1.0."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from course.checking import all_rules, check_course
from course.checking.sarif import sarif
from tests.support.checked import BODY, a_checked_course, a_file
from tests.support.lessons import some_settings


def a_run() -> Any:
    broken = a_file(1, f"{BODY}\n{{{{ nobody }}}} sees [this](/page).\n")
    findings = check_course(a_checked_course(broken, a_file(2), a_file(3)))
    log = json.loads(sarif(findings, all_rules(), "1.2.3"))
    assert log["version"] == "2.1.0"
    return log["runs"][0]


def test_each_result_points_at_its_rule() -> None:
    run = a_run()
    rules = run["tool"]["driver"]["rules"]
    assert [result["ruleId"] for result in run["results"]] == ["C130", "C103"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_a_column_is_there_only_where_it_is_known() -> None:
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in a_run()["results"]]
    assert [set(region) for region in regions] == [{"startLine"}, {"startLine", "startColumn"}]


def test_a_note_is_one() -> None:
    settings = some_settings(course={"days": 1}, sender={"name": "Your name"})
    log = json.loads(sarif(check_course(a_checked_course(a_file(1), settings=settings)), all_rules(), "1"))
    levels = {result["ruleId"]: result["level"] for result in log["runs"][0]["results"]}
    assert levels["C208"] == "note"


def test_a_path_is_an_address_relative_to_the_project() -> None:
    place = a_run()["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "lessons/01-lesson.md", "uriBaseId": "PROJECT"}


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("course.base_url is empty.", "course.base_url is empty."),
        ("base_url is empty", "base_url is empty."),
        ("`recap` is empty", "`recap` is empty."),
        ("the subject is missing", "The subject is missing."),
        ("empty: so it is", "Empty: so it is."),
    ],
)
def test_a_sentence_begins_with_a_capital_but_for_a_name(message: str, said: str) -> None:
    found = check_course(a_checked_course(a_file(1, f"{BODY}\n[this](/page)\n")))
    finding = replace(found[0], message=message, hint="")
    assert json.loads(sarif([finding], all_rules(), "1"))["runs"][0]["results"][0]["message"]["text"] == said


def test_each_rule_has_a_level_and_says_how_to_mend_it() -> None:
    for rule in a_run()["tool"]["driver"]["rules"]:
        assert rule["defaultConfiguration"]["level"] in {"error", "warning"}
        assert rule["help"]["text"].endswith(f" More: course check --explain {rule['id']}")
