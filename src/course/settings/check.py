"""`[check]` of `course.toml`: which rules count, and for which mail programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from course.settings.checks import choice
from course.settings.values import CheckSettings

if TYPE_CHECKING:
    from course.settings.reader import Reader

_CODE = re.compile(r"C\d{3}")
_CODES = re.compile(r"C\d{0,3}")
_CLIENT = re.compile(r"[a-z0-9][a-z0-9-]{0,40}(?:\.[a-z0-9][a-z0-9-]{0,40})?")
_SEVERITIES = choice("error", "warning", "note", "off")


def read_check(reader: Reader) -> CheckSettings:
    """What `course check` is told."""
    return CheckSettings(
        ignore=frozenset(reader.get("check.ignore", _codes, default=())),
        severities=reader.get("check.severity", _severities, default={}),
        clients=reader.get("check.clients", _clients, default=()),
    )


def _codes(value: Any) -> tuple[str, ...]:
    return _names(value, _CODES, 'must be a list of rules or families of rules, such as ["C105", "C3"]')


def _clients(value: Any) -> tuple[str, ...]:
    return _names(value, _CLIENT, 'must be a list of mail programs, such as ["gmail", "outlook.windows"]')


def _names(value: Any, shape: re.Pattern[str], problem: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) and shape.fullmatch(name) for name in value):
        raise ValueError(problem)
    return tuple(dict.fromkeys(value))


def _severities(value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or not all(_CODE.fullmatch(code) for code in value):
        raise ValueError('must be a table of rules, such as C112 = "off"')
    return {code: _SEVERITIES(severity) for code, severity in value.items()}
