"""`[[personas]]` of `course.toml`: further sample readers to look at the emails as."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from course.models import Persona
    from course.settings.reader import Reader


def read_personas(reader: Reader) -> tuple[Persona, ...]:
    """The sample readers that `course.toml` adds."""
    reader.tables("personas")
    return ()
