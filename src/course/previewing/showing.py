"""A course as it was when it was last read and rendered without a mistake."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from course.personas import all_personas
from course.previewing.agenda import Agenda, agenda_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from course.models import Email, Lesson, Persona
    from course.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLesson:
    """One lesson: its file and its email."""

    lesson: Lesson
    email: Email
    path: str  # from the project's root, with "/"
    source: str  # the file as it is


@dataclass(frozen=True, kw_only=True)
class Showing:
    """All that the studio shows of a course, but for what the checks say."""

    settings: Settings
    lessons: tuple[ShownLesson, ...]  # by day
    pictures: Mapping[str, str]  # name of each beside the lessons -> what changes when its file does
    started: datetime  # when the sample readers signed up; aware

    @cached_property
    def personas(self) -> Mapping[str, Persona]:
        """The sample readers, by key."""
        return {persona.key: persona for persona in all_personas(self.settings.personas)}

    @cached_property
    def agendas(self) -> Mapping[str, Agenda]:
        """When each sample reader gets which lesson, by key."""
        schedule, days = self.settings.schedule, len(self.lessons)
        return {
            key: agenda_of(schedule, persona.timezone, days=days, now=self.started)
            for key, persona in self.personas.items()
        }

    def digest(self, day: int) -> str:
        """Changes when any document of `day` does: with its email, its readers, their calendar or its pictures."""
        shown = self.lessons[day - 1]
        seen = {name: picture for name, picture in self.pictures.items() if name in shown.email.html}
        parts = (shown.email.digest, shown.source, shown.path, self.personas, self.settings.course, seen)
        dates = [agenda.entries[day - 1] for agenda in self.agendas.values()]
        return sha256(repr((parts, dates)).encode()).hexdigest()
