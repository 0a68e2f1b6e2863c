"""Findings as SARIF 2.1.0."""

from __future__ import annotations

import json
from typing import Any

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


def test_each_rule_has_a_level_and_says_how_to_mend_it() -> None:
    for rule in a_run()["tool"]["driver"]["rules"]:
        assert rule["defaultConfiguration"]["level"] in {"error", "warning"}
        assert rule["help"]["text"].endswith(f" More: course check --explain {rule['id']}")
