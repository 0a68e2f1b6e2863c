"""Which pictures of the lessons no email can show, so that a person hears of it before a reader does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.emails.markdown import markdown_parser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from markdown_it.token import Token

    from course.emails.pictures import Gallery
    from course.models import Lesson

_MARKDOWN = markdown_parser()


@dataclass(frozen=True, slots=True, kw_only=True)
class LostPicture:
    """A picture of which an email shows the words alone."""

    path: Path | str  # the lesson
    line: int  # of its file, from 1: where the paragraph begins
    address: str  # as the lesson has it


def lost_pictures(lessons: Iterable[Lesson], gallery: Gallery) -> Iterator[LostPicture]:
    """The pictures of `lessons` that `gallery` has no address for, in their order."""
    for lesson in lessons:
        for token in _MARKDOWN.parse(lesson.body):
            line = lesson.body_line + (token.map[0] if token.map else 0)
            for address in _addresses(token.children or ()):
                if not gallery.show(address).address:
                    yield LostPicture(path=lesson.path or f"lesson {lesson.day}", line=line, address=address)


def _addresses(tokens: Sequence[Token]) -> Iterator[str]:
    return (str(token.attrGet("src")) for token in tokens if token.type == "image")
