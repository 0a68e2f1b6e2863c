"""A lesson's email as rules look at it: filled in for the sample reader without a name."""

from __future__ import annotations

from datetime import UTC, datetime
from email.parser import BytesHeaderParser
from email.policy import default as header_policy
from typing import TYPE_CHECKING

from course.checking.material import CheckedEmail
from course.emails.filling import fill, mark_values, replace_marks
from course.emails.message import Composer
from course.personas import NO_NAME, recipient_of

if TYPE_CHECKING:
    from course.checking.material import CheckedLesson
    from course.models import Email
    from course.settings import Settings

_SAMPLE_DAY = datetime(2026, 1, 5, 7, 30, tzinfo=UTC)  # fixed: the same course gives the same findings


def checked_email(email: Email, checked: CheckedLesson, settings: Settings) -> CheckedEmail:
    """What rules look at.

    Args:
        email: rendered.
        checked: the lesson that it was made of.
        settings: the course's.
    """
    course = settings.course
    sample = recipient_of(NO_NAME, email.day, base_url=course.base_url, slug=course.slug, fields=course.fields)
    filled = fill(email, sample.values)
    message = Composer(email).message(sample, _SAMPLE_DAY)
    return CheckedEmail(
        path=checked.path,
        source=checked.text,
        day=email.day,
        subject=filled.subject,
        preheader=replace_marks(email.preheader, mark_values(email, sample.values)),
        html=filled.html,
        text=filled.text,
        headers=dict(BytesHeaderParser(policy=header_policy).parsebytes(message).items()),
        postal_address=email.sender.postal_address,
        unsubscribe_url=sample.unsubscribe_url,
        clients=settings.check.clients,
        unfilled_html=email.html,
    )
