"""A course as the studio's page reads it: plain values, ready for JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from course.lessons import reading_minutes
from course.limits import CLIPPED_HTML, HEAVY_HTML, LARGE_STYLE
from course.previewing.documents import document_of, inbox_line, weight_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from course.findings import Finding
    from course.models import Persona
    from course.previewing.agenda import Agenda, Entry
    from course.previewing.mistakes import Mistake
    from course.previewing.showing import Showing, ShownLesson

# Bytes.
LIMITS: Mapping[str, int] = {"html_warn": HEAVY_HTML, "html_error": CLIPPED_HTML, "style": LARGE_STYLE}


class Checking(StrEnum):
    """How far the checks are."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Told(NamedTuple):
    """A paragraph about a rule, or an example."""

    is_code: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """What the checks say of the emails that are shown."""

    state: Checking = Checking.RUNNING
    error: str = ""  # why they failed
    findings: tuple[Finding, ...] = ()
    about: Mapping[str, Sequence[Told]] = field(default_factory=dict)  # what the documentation says, by code


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
            "findings": list(map(asdict, checks.findings)),
            "about": {code: [told._asdict() for told in about] for code, about in checks.about.items()},
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
    }


def _course(showing: Showing) -> dict[str, Any]:
    course, sender = showing.settings.course, showing.settings.sender
    return {
        "title": course.title,
        "language": course.language,
        "days": course.days,
        "sender": {"name": sender.name, "email": sender.email},
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
        "note": entry.note,
    }


def _mistake(mistake: Mistake) -> dict[str, Any]:
    return {**asdict(mistake), "excerpt": [line._asdict() for line in mistake.excerpt]}
