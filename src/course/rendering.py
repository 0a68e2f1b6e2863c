"""Emails as files to look at: each as a page, as text and as the message a reader would get, and all side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from course.emails.filling import fill, mark_values, replace_marks
from course.emails.message import Composer
from course.emails.own_pictures import move_pictures
from course.emails.theme import INDEX_TEMPLATE, Theme
from course.outputs import OutputFolder
from course.personas import NO_NAME, recipient_of
from course.pictures import FOLDER, is_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from course.models import Email, Persona, Recipient
    from course.settings import CourseSettings, Settings

# When the sample course began; fixed, so that the same emails give the same files.
SAMPLE_START = datetime(2026, 1, 5, 7, 30, tzinfo=UTC)

INDEX = "index.html"
_MANIFEST = ".rendered.json"  # what the last run wrote, so that the next one can tidy up after it

_OURS = re.compile(r"\d{2,}-[^./\\\x00]+\.(html|txt|eml)")


class Look(NamedTuple):
    """One email as `index.html` shows it."""

    day: int
    slug: str
    subject: str
    preheader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """What a run wrote."""

    index: Path
    changed: tuple[str, ...]  # slugs of emails of which a file is new or different
    unchanged: tuple[str, ...]  # slugs of the others
    removed: tuple[str, ...]  # names of files of an earlier run, as it left them, that no email has any more


def render_course(
    emails: Sequence[Email],
    settings: Settings,
    *,
    templates: Path,
    out: Path,
    images: Path | None = None,
    persona: Persona = NO_NAME,
) -> Rendering:
    """Write `NN-slug.html`, `.txt` and `.eml` of each email into `out`, and `index.html` with all of them.

    The pages show the course's own pictures from copies beside them, so that they are seen before the course is
    served; the messages fetch them from `base_url`, as those that are sent do.

    Args:
        emails: the course's, by day.
        settings: the course's.
        templates: the folder whose templates come before the shipped ones.
        out: a folder; made where it is missing. Files in it that no run of this wrote, or that were
            changed since, are left alone.
        images: the folder with the course's own pictures.
        persona: the sample reader whose values are filled in.

    Raises:
        CourseError: a file cannot be written or removed.
        RenderError: the template of the index is wrong.
    """
    course = settings.course
    samples = [_sample(persona, email, course) for email in emails]
    files = {email.slug: _files(email, sample) for email, sample in zip(emails, samples, strict=True)}
    pictures = _bring_near(files, course.base_url, images) if images else {}
    looks = [_look(email, sample) for email, sample in zip(emails, samples, strict=True)]
    index = Theme(templates).draw(
        INDEX_TEMPLATE, course=course, theme=settings.theme, looks=looks, address=persona.email
    )
    written = OutputFolder(path=out, manifest=_MANIFEST, is_ours=_is_ours).replace(
        {name: content for contents in files.values() for name, content in contents.items()}
        | {name: path.read_bytes() for name, path in pictures.items()}
        | {INDEX: index}
    )
    changed = tuple(slug for slug, contents in files.items() if not written.changed.isdisjoint(contents))
    return Rendering(
        index=out / INDEX,
        changed=changed,
        unchanged=tuple(slug for slug in files if slug not in changed),
        removed=written.removed,
    )


def _sample(persona: Persona, email: Email, course: CourseSettings) -> Recipient:
    return recipient_of(persona, email.day, base_url=course.base_url, slug=course.slug, fields=course.fields)


def _files(email: Email, sample: Recipient) -> dict[str, str | bytes]:
    """An email's files by name."""
    filled = fill(email, sample.values)
    return {
        f"{email.slug}.html": filled.html,
        f"{email.slug}.txt": filled.text,
        f"{email.slug}.eml": Composer(email).message(sample, SAMPLE_START + timedelta(days=email.day - 1)),
    }


def _bring_near(files: Mapping[str, dict[str, str | bytes]], base_url: str, images: Path) -> dict[str, Path]:
    """Let the pages among `files` show the pictures beside them; those pictures, by their names below the pages."""
    there = {path.name: path for path in images.glob("*") if path.is_file()}
    found: dict[str, Path] = {}

    def near(name: str) -> str | None:
        if name not in there:
            return None
        found[f"{FOLDER}/{name}"] = there[name]
        return f"{FOLDER}/{name}"

    for contents in files.values():
        for name, content in contents.items():
            if isinstance(content, str) and name.endswith(".html"):
                contents[name] = move_pictures(content, base_url, near)
    return found


def _look(email: Email, sample: Recipient) -> Look:
    values = mark_values(email, sample.values)
    return Look(
        day=email.day,
        slug=email.slug,
        subject=replace_marks(email.subject, values),
        preheader=replace_marks(email.preheader, values),
    )


def _is_ours(name: str) -> bool:
    folder, _, picture = name.rpartition("/")
    return is_name(picture) if folder == FOLDER else _OURS.fullmatch(name) is not None
