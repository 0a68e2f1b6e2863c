"""One lesson as one sample reader gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from course.emails.filling import fill, mark_values, replace_marks
from course.emails.message import Composer
from course.emails.own_pictures import move_pictures
from course.emails.styles import style_bytes
from course.personas import recipient_of
from course.pictures import FOLDER

if TYPE_CHECKING:
    from datetime import datetime

    from course.models import Email, Persona, Recipient
    from course.previewing.showing import Showing

_END_OF_HEAD = b"\r\n\r\n"


class Document(NamedTuple):
    """What one reader sees of one lesson."""

    html: str  # the course's own pictures stand under images/, beside the page
    text: str
    headers: str  # the head of the message


class InboxLine(NamedTuple):
    """What an inbox shows of one lesson."""

    subject: str
    preheader: str


class Weight(NamedTuple):
    """Bytes of one lesson, for the reader for whom the message is largest."""

    html: int
    style: int  # of all <style> together, but those for Outlook alone
    text: int
    message: int  # as it goes out, both parts encoded


def document_of(showing: Showing, day: int, persona: Persona) -> Document:
    """The lesson of `day`, filled in as `send` does it."""
    email = showing.lessons[day - 1].email
    filled = fill(email, _recipient(showing, day, persona).values)
    message = Composer(email).message(_recipient(showing, day, persona), _date(showing, day, persona))
    head = message.partition(_END_OF_HEAD)[0].decode("ascii")
    return Document(html=_near(showing, filled.html), text=filled.text, headers=head.replace("\r\n", "\n") + "\n")


def inbox_line(showing: Showing, day: int, persona: Persona) -> InboxLine:
    """The lesson of `day` in one reader's inbox."""
    email = showing.lessons[day - 1].email
    values = mark_values(email, _recipient(showing, day, persona).values)
    return InboxLine(
        subject=replace_marks(email.subject, values), preheader=replace_marks(email.preheader, values).strip()
    )


def weight_of(showing: Showing, day: int) -> Weight:
    """What the lesson of `day` weighs at most."""
    email = showing.lessons[day - 1].email
    composer = Composer(email)
    weights = [_weigh(email, composer, showing, persona) for persona in showing.personas.values()]
    return max(weights, key=lambda weight: weight.message)


def _weigh(email: Email, composer: Composer, showing: Showing, persona: Persona) -> Weight:
    recipient = _recipient(showing, email.day, persona)
    filled = fill(email, recipient.values)
    return Weight(
        html=len(filled.html.encode()),
        style=style_bytes(filled.html),
        text=len(filled.text.encode()),
        message=len(composer.message(recipient, _date(showing, email.day, persona))),
    )


def _recipient(showing: Showing, day: int, persona: Persona) -> Recipient:
    course = showing.settings.course
    return recipient_of(persona, day, base_url=course.base_url, slug=course.slug, fields=course.fields)


def _date(showing: Showing, day: int, persona: Persona) -> datetime:
    return showing.agendas[persona.key].entries[day - 1].at


def _near(showing: Showing, html: str) -> str:
    """`html` with the course's own pictures beside the page: the course need not be served to be seen."""
    base_url = showing.settings.course.base_url
    return move_pictures(html, base_url, lambda name: f"{FOLDER}/{name}" if name in showing.pictures else None)
