"""What a check found: a value for the terminal, the studio and other programs alike."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"  # must not be sent like this: exit 1
    WARNING = "warning"  # worth a look: exit 1 with --strict
    NOTE = "note"  # good to know: never fails


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One place where a rule is broken."""

    code: str  # "C101"
    name: str  # "unknown-merge-field"
    severity: Severity
    message: str  # what is wrong, in one sentence, without a full stop
    hint: str  # how to mend it
    path: str  # the file, from the project's root, with "/"
    line: int  # from 1
    column: int = 0  # from 1, in characters; 0 where only the line is known
    day: int = 0  # the lesson's; 0 where it is about the whole course
