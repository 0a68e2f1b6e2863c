"""What `course check` found, for people and for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from course.checking.rule import docs_of
from course.cli.columns import counted, lines_of, safe
from course.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.checking.explained import Block, Explanation
    from course.findings import Finding
    from course.wiring.checks import Checked

_WIDTH = 80
_INDENT = " " * 4
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def as_text(checked: Checked) -> str:
    """The findings, file by file, each with its line and the next step; then a line that sums them up."""
    blocks = [
        "\n".join(line for finding in group for line in _lines(finding))
        for _, group in groupby(checked.findings, key=lambda finding: finding.path)
    ]
    return "\n\n".join([*blocks, _summary(checked)])


def _lines(finding: Finding) -> Iterator[str]:
    """Where and which rule on the first line, so that terminals make a link of it; then what, and what to do."""
    column = f":{finding.column}" if finding.column else ""
    place = click.style(safe(f"{finding.path}:{finding.line}{column}"), bold=True)
    severity = click.style(str(finding.severity), fg=_COLOURS[finding.severity])
    yield f"{place}  {severity} {finding.code} {finding.name}"
    yield from lines_of(finding.message, _WIDTH, first=_INDENT, indent=_INDENT)
    if finding.hint:
        yield from lines_of(finding.hint, _WIDTH, first=f"{_INDENT}-> ", indent=f"{_INDENT}   ")


def _summary(checked: Checked) -> str:
    counts = _counts(checked)
    looked_at = " and ".join(
        counted(number, noun)
        for number, noun in ((checked.lessons, "lesson"), (checked.emails, "email"))
        if number or noun == "email"
    )
    if not checked.findings:
        return click.style("No mistakes", fg="green") + f" in {looked_at}."
    if not counts["errors"] and not counts["warnings"]:
        return click.style("No mistakes", fg="green") + f" in {looked_at}; {counted(counts['notes'], 'note')}."
    said = ", ".join(
        click.style(counted(counts[f"{severity}s"], str(severity)), fg=_COLOURS[severity])
        for severity in Severity
        if counts[f"{severity}s"]
    )
    gravest = min(checked.findings, key=lambda finding: list(Severity).index(finding.severity))
    return f"{said} in {looked_at}.\nMore about a rule: course check --explain {gravest.code}"


def _counts(checked: Checked) -> dict[str, int]:
    found = [finding.severity for finding in checked.findings]
    return {f"{severity}s": found.count(severity) for severity in Severity}


def to_json(checked: Checked) -> str:
    """The findings, each with the page that explains its rule, and a summary."""
    findings = [asdict(finding) | {"docs": docs_of(finding.code, finding.name)} for finding in checked.findings]
    summary = _counts(checked) | {"lessons": checked.lessons, "emails": checked.emails}
    return json.dumps({"findings": findings, "summary": summary}, ensure_ascii=False, indent=2)


def to_sarif(checked: Checked) -> str:
    """The findings as SARIF."""
    from importlib.metadata import version

    from course.checking import all_rules
    from course.checking.sarif import sarif

    return sarif(checked.findings, all_rules(), version("course"))


def rules_as_text() -> str:
    """Every rule on a line."""
    from course.checking import all_rules

    return "\n".join(f"{rule.code}  {rule.severity:<7}  {rule.name}" for rule in all_rules())


def rules_as_json() -> str:
    """Every rule, with the page that explains it."""
    from course.checking import all_rules

    rules: list[dict[str, Any]] = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity,
            "hint": rule.hint,
            "docs": docs_of(rule.code, rule.name),
        }
        for rule in all_rules()
    ]
    return json.dumps({"rules": rules}, ensure_ascii=False, indent=2)


def explanation_as_text(explanation: Explanation) -> str:
    """A rule's section of the documentation, its examples indented."""
    title = click.style(f"{explanation.code} {explanation.name}", bold=True)
    return "\n".join([title, *("\n".join(_told(block)) for block in explanation.blocks)])


def _told(block: Block) -> Iterator[str]:
    if block.is_code:
        yield from ("", *(f"{_INDENT}{line}".rstrip() for line in block.text.splitlines()), "")
    else:
        yield from lines_of(block.text, _WIDTH)


def explanation_as_json(explanation: Explanation) -> str:
    """The same for programs, block by block."""
    blocks = [{"kind": "example" if is_code else "text", "text": text} for is_code, text in explanation.blocks]
    said = {"code": explanation.code, "name": explanation.name, "blocks": blocks}
    return json.dumps(said, ensure_ascii=False, indent=2)


def clients_as_text() -> str:
    """Every mail program that `[check] clients` can name; a star before those that are looked at without it."""
    from course.checking.caniemail import DEFAULT_CLIENTS, load

    clients = load().clients
    longest = max(map(len, clients))
    lines = [f"{'*' if key in DEFAULT_CLIENTS else ' '} {key:<{longest}}  {name}" for key, name in clients.items()]
    return "\n".join([*lines, "", "* unless course.toml says otherwise: [check] clients = [...]"])


def clients_as_json() -> str:
    """The same for programs."""
    from course.checking.caniemail import DEFAULT_CLIENTS, load

    clients = [{"key": key, "name": name, "default": key in DEFAULT_CLIENTS} for key, name in load().clients.items()]
    return json.dumps({"clients": clients}, ensure_ascii=False, indent=2)
