"""What a rule is, and the table of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from course.findings import Severity

# What a rule looks at: `material.CheckedCourse`, `material.CheckedLesson` or `material.CheckedEmail`.
Subject = TypeVar("Subject")


class Broken(NamedTuple):
    """One place where a rule is broken, as the rule says it; the table knows the rest."""

    message: str  # what is wrong, in one sentence, without a full stop
    line: int = 1  # of the subject's file, from 1
    column: int = 0  # from 1, in characters; 0 where only the line is known
    path: str = ""  # another file than the subject's, from the project's root
    hint: str = ""  # a better one than the rule's own
    severity: Severity | None = None  # another than the rule's own


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Generic[Subject]):
    """One rule. Its page in the documentation is docs/checks.md, under its code."""

    code: str  # "C101"; the hundreds are the family
    name: str  # "unknown-merge-field"
    severity: Severity
    hint: str  # how to mend it
    check: Callable[[Subject], Iterator[Broken]] | None = None  # None: told by what runs the others


def docs_of(code: str, name: str) -> str:
    """Where the documentation explains a rule, from the project's root of `course` itself."""
    return f"docs/checks.md#{code.lower()}-{name}"


class Rules(Generic[Subject]):
    """The rules for one kind of subject, by code."""

    def __init__(self) -> None:
        self._rules: dict[str, Rule[Subject]] = {}

    def rule(
        self, code: str, name: str, severity: Severity, *, hint: str
    ) -> Callable[[Callable[[Subject], Iterator[Broken]]], Callable[[Subject], Iterator[Broken]]]:
        """Put the decorated function into the table.

        Raises:
            ValueError: the code is taken.
        """

        def put(check: Callable[[Subject], Iterator[Broken]]) -> Callable[[Subject], Iterator[Broken]]:
            if code in self._rules:
                raise ValueError(f"{code} is {self._rules[code].name} already")
            self._rules[code] = Rule(code=code, name=name, severity=severity, hint=hint, check=check)
            return check

        return put

    def __iter__(self) -> Iterator[Rule[Subject]]:
        """The rules, by code."""
        return iter(sorted(self._rules.values(), key=lambda rule: rule.code))
