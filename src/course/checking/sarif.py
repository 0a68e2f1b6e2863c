"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from course.checking.rule import Rule
    from course.findings import Finding

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "PROJECT"  # what paths are relative to


def sarif(findings: Iterable[Finding], rules: Sequence[Rule[Any]], version: str) -> str:
    """The findings as one SARIF log.

    Args:
        findings: of one run.
        rules: all there are; each finding's is among them.
        version: of `course`.
    """
    places = {rule.code: index for index, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "course check", "version": version, "rules": [_rule(rule) for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder that holds course.toml"}}},
        "results": [_result(finding, places[finding.code]) for finding in findings],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(rule: Rule[Any]) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "help": {"text": f"{_sentence(rule.hint)} More: course check --explain {rule.code}"},
        "defaultConfiguration": {"level": str(rule.severity)},
    }


def _result(finding: Finding, index: int) -> dict[str, Any]:
    region = {"startLine": finding.line} | ({"startColumn": finding.column} if finding.column else {})
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": str(finding.severity),
        "message": {"text": f"{_sentence(finding.message)} {_sentence(finding.hint)}".strip()},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(finding.path), "uriBaseId": _ROOT},
                    "region": region,
                }
            }
        ],
    }


def _sentence(text: str) -> str:
    """`text` with a capital and a full stop; the name of a setting or a file at its start stays as it is written."""
    if not text:
        return ""
    first = text.split(maxsplit=1)[0].rstrip(".,:;")
    start = text[0] if "." in first or "_" in first else text[0].upper()
    return f"{start}{text[1:].rstrip('.')}."
