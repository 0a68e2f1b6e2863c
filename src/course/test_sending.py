"""Test messages: lessons handed to a provider for whoever tries the course, as a sample reader would get them.

No store is opened and no subscriber is read: what comes in are emails, addresses and a provider.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from course.emails.filling import mark_values, replace_marks
from course.emails.inline_pictures import PictureFile, carry_pictures
from course.errors import CourseError
from course.lesson_pictures import find_picture
from course.limits import LARGE_PICTURE
from course.models import Stopped
from course.personas import recipient_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from course.models import Email, InlinePicture, Outcome, Persona, Recipient
    from course.providers.contract import Provider
    from course.settings import CourseSettings

MARK = "[Test]"  # before the subject; the same in every language, for filters


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What somebody wants to see in a mail program."""

    emails: tuple[Email, ...]  # as `as_test` makes them
    addresses: tuple[str, ...]  # all different
    persona: Persona  # whose values are filled in
    course: CourseSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One test message, and what became of it."""

    day: int
    address: str
    subject: str
    message_id: str
    outcome: Outcome


def as_test(email: Email, base_url: str, lessons_folder: Path) -> Email:
    """`email` as a test: its subject marked, and the course's own pictures inside it.

    A test comes before the course is served, so nobody could fetch its pictures yet.

    Args:
        email: the lesson, rendered.
        base_url: where the course is served, as in `course.toml`.
        lessons_folder: with the pictures below it.

    Raises:
        CourseError: a picture cannot be read.
    """
    carried = carry_pictures(email, base_url, lambda name: _picture_file(lessons_folder, name))
    digest = sha256(f"{MARK}\n{carried.digest}".encode()).hexdigest()
    return replace(carried, subject=f"{MARK} {email.subject}", digest=digest)


def large_pictures(emails: Sequence[Email]) -> tuple[InlinePicture, ...]:
    """The pictures inside `emails` that a reader on a slow line waits for, each once."""
    found = {one.content_id: one for email in emails for one in email.inline if len(one.content) > LARGE_PICTURE}
    return tuple(found.values())


def send_tests(trial: Trial, provider: Provider, now: datetime) -> tuple[Tried, ...]:
    """Hand each email over for each address, in the order of the days.

    What a provider says that ends a real run ends this one: the same is said of the messages that had not left.

    Args:
        trial: what to send to whom.
        provider: what carries it.
        now: the moment that the Date header shows.
    """
    tried: list[Tried] = []
    ended: Stopped | None = None
    for email, recipients in _chunks(trial, provider.chunk_size):
        outcomes = [ended] * len(recipients) if ended else provider.send(email, recipients, now)
        tried += [_tried(email, one, outcome) for one, outcome in zip(recipients, outcomes, strict=True)]
        ended = next((outcome for outcome in outcomes if isinstance(outcome, Stopped)), ended)
    return tuple(tried)


def _chunks(trial: Trial, size: int) -> Iterator[tuple[Email, list[Recipient]]]:
    for email in trial.emails:
        for start in range(0, len(trial.addresses), size):
            chunk = trial.addresses[start : start + size]
            yield email, [_recipient(trial, email.day, address) for address in chunk]


def _recipient(trial: Trial, day: int, address: str) -> Recipient:
    """The sample reader under a real address. Each has a Message-ID of its own: mail programs hide what they have."""
    course = trial.course
    sample = recipient_of(
        trial.persona, day, base_url=course.base_url, slug=course.slug, fields=course.fields, email=address
    )
    host = urlsplit(course.base_url).hostname
    return replace(sample, message_id=f"<test.{day}.{course.slug}.{secrets.token_hex(16)}@{host}>")


def _tried(email: Email, recipient: Recipient, outcome: Outcome) -> Tried:
    return Tried(
        day=email.day,
        address=recipient.email,
        subject=replace_marks(email.subject, mark_values(email, recipient.values)),
        message_id=recipient.message_id,
        outcome=outcome,
    )


def _picture_file(lessons_folder: Path, name: str) -> PictureFile | None:
    found = find_picture(lessons_folder, name)
    if found is None:
        return None
    try:
        return PictureFile(media_type=found.kind.media_type, content=found.path.read_bytes())
    except OSError as error:
        raise CourseError(f"{found.path} cannot be read: {error.strerror or error}", "check its permissions") from error
