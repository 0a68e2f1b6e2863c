"""A course as the studio's page reads it: plain values, ready for JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import UTC
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from course.lessons import reading_minutes
from course.limits import CLIPPED_HTML, HEAVY_HTML, LARGE_STYLE
from course.previewing.documents import document_of, inbox_line, weight_of
from course.words.scripts import direction

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from course.findings import Finding
    from course.models import Persona
    from course.previewing.agenda import Agenda, Entry
    from course.previewing.mistakes import Mistake
    from course.previewing.showing import Showing, ShownLesson

# Bytes.
LIMITS: Mapping[str, int] = {"html_warn": HEAVY_HTML, "html_error": CLIPPED_HTML, "style": LARGE_STYLE}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Checking(StrEnum):
    """How far the checks are."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """What the checks say of the emails that are shown."""

    state: Checking = Checking.RUNNING
    error: str = ""  # why they failed
    findings: tuple[Finding, ...] = ()
    docs: Mapping[str, str] = field(default_factory=dict)  # code -> the page that explains its rule


def course_state(showing: Showing, before: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """What there is to show, but for checks and mistakes.

    Args:
        showing: the course.
        before: what this gave for an earlier look at the course: lessons that are the same are taken from it.
    """
    known = {lesson["digest"]: lesson for lesson in before["lessons"]} if before else {}
    return {
        "course": _course(showing),
        "personas": [_persona(showing, persona) for persona in showing.personas.values()],
        "lessons": [
            known.get(showing.digest(shown.lesson.day)) or _lesson(showing, shown) for shown in showing.lessons
        ],
        "limits": dict(LIMITS),
        "calendar": {key: _agenda(agenda) for key, agenda in showing.agendas.items()},
    }


# What is shown of a course that never could be: the mistake alone.
NOTHING: Mapping[str, Any] = {
    "course": None,
    "personas": [],
    "lessons": [],
    "limits": dict(LIMITS),
    "calendar": {},
}


def whole_state(
    course: Mapping[str, Any], *, version: int, is_live: bool, now: datetime, checks: Checks, mistake: Mistake | None
) -> dict[str, Any]:
    """All that the page needs, in one value.

    Args:
        course: what `course_state` gave for the last good course, or `NOTHING`.
        version: grows with every change.
        is_live: whether the page will hear of changes.
        now: aware.
        checks: of the same course.
        mistake: why the files as they are now cannot be shown.
    """
    return {
        "version": version,
        "live": is_live,
        "made_at": now.isoformat(timespec="seconds"),
        **course,
        "checks": {
            "state": checks.state,
            "error": checks.error,
            "findings": [_finding(finding, checks.docs) for finding in checks.findings],
        },
        "mistake": _mistake(mistake) if mistake else None,
    }


def document_state(showing: Showing, day: int, persona: Persona, *, version: int) -> dict[str, Any]:
    """One lesson as one reader gets it, with the file that it was made from."""
    shown = showing.lessons[day - 1]
    document = document_of(showing, day, persona)
    return {
        "version": version,
        "day": day,
        "persona": persona.key,
        **document._asdict(),
        "source": shown.source,
        "path": shown.path,
        "line": 1,
    }


def _course(showing: Showing) -> dict[str, Any]:
    course, sender, schedule = showing.settings.course, showing.settings.sender, showing.settings.schedule
    return {
        "title": course.title,
        "language": course.language,
        "direction": direction(course.language),
        "slug": course.slug,
        "days": course.days,
        "base_url": course.base_url,
        "sender": {"name": sender.name, "email": sender.email, "reply_to": sender.reply_to},
        "send_at": f"{schedule.send_at:%H:%M}",
        "timezone": schedule.timezone,
        "weekdays": [_WEEKDAYS[number] for number in sorted(schedule.weekdays)],
    }


def _persona(showing: Showing, persona: Persona) -> dict[str, str]:
    return {
        "key": persona.key,
        "label": persona.label,
        "name": persona.first_name,
        "email": persona.email,
        "timezone": showing.agendas[persona.key].timezone,
        "note": ", ".join(f"{name}: {value}" for name, value in persona.fields.items()),
    }


def _lesson(showing: Showing, shown: ShownLesson) -> dict[str, Any]:
    day = shown.lesson.day
    return {
        "day": day,
        "slug": shown.email.slug,
        "path": shown.path,
        "title": shown.lesson.title,
        "minutes": reading_minutes(shown.lesson),
        "digest": showing.digest(day),
        "inbox": {key: inbox_line(showing, day, persona)._asdict() for key, persona in showing.personas.items()},
        "weight": weight_of(showing, day)._asdict(),
    }


def _agenda(agenda: Agenda) -> dict[str, Any]:
    return {
        "timezone": agenda.timezone,
        "start": agenda.entries[0].at.date().isoformat() if agenda.entries else "",
        "lessons": [_entry(entry) for entry in agenda.entries],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "day": entry.day,
        "date": entry.at.date().isoformat(),
        "time": f"{entry.at:%H:%M}",
        "utc": entry.at.astimezone(UTC).isoformat(timespec="seconds"),
        "note": entry.note,
    }


def _finding(finding: Finding, docs: Mapping[str, str]) -> dict[str, Any]:
    return {**asdict(finding), "docs": docs.get(finding.code, "")}


def _mistake(mistake: Mistake) -> dict[str, Any]:
    return {**asdict(mistake), "excerpt": [line._asdict() for line in mistake.excerpt]}
