"""An email as the bytes that go out: its MIME form made once, each recipient's values spliced in.

The bodies are quoted-printable (RFC 2045 section 6.7) with a soft line break on both sides of every mark, so that a
value can be encoded by itself and still no line passes 76 columns. That costs tens of microseconds per message,
where building each with `email.message` costs milliseconds.

Pictures that travel inside stand beside the HTML in a `multipart/related` (RFC 2387), serialised once like all that is
shared.

No `Precedence` and no `Auto-Submitted`: RFC 3834 section 2 lets `List-Id` and the other `List-` fields tell
responders that nobody waits for an answer, the first is in no standard, and the second is for mail that a process
writes rather than a person.
"""

from __future__ import annotations

import binascii
import re
from base64 import encodebytes
from html import escape
from typing import TYPE_CHECKING

from course.emails.filling import mark_values, replace_marks, split_at_marks
from course.emails.headers import (
    content_id_field,
    date_field,
    list_id_field,
    mailbox_field,
    message_id_field,
    one_line,
    text_field,
    unsubscribe_field,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from course.models import Email, InlinePicture, Recipient


class Composer:
    """Composes the messages of one email."""

    def __init__(self, email: Email) -> None:
        """Serialise what all messages of `email` share.

        Raises:
            ValueError: a header of its holds a control character, or the sender's address or the list's id is not one.
        """
        boundary = f"=_{email.digest[:32]}"  # `=_` never stands in quoted-printable, so no body can hold it
        self._email = email
        self._subject = "" if any(mark in email.subject for mark in email.marks) else _subject(email.subject)
        self._sender = _sender_fields(email)
        self._rest_of_head = _list_fields(email) + _multipart_fields(boundary)
        self._text = _Part("plain", email.text, tuple(email.marks), f"\r\n--{boundary}\r\n")
        before, after = _around_html(email, boundary)
        self._html = _Part("html", email.html, tuple(email.marks), before)
        self._end = after

    def message(self, recipient: Recipient, date: datetime) -> bytes:
        """The message for one recipient: ASCII, lines ending in CRLF, the same bytes for the same arguments.

        Args:
            recipient: whose values are filled in, by the rules of `course.emails.filling`.
            date: what the Date header shows; aware.

        Raises:
            ValueError: a value holds a control character, or an address, URL or Message-ID is not one. Nothing that
                was checked when it came in ever does.
        """
        raw = mark_values(self._email, recipient.values)
        plain, escaped = {}, {}
        for mark, value in raw.items():
            plain[mark] = _encoded(one_line(value, self._email.marks[mark].name))
            html = escape(value)
            escaped[mark] = plain[mark] if html == value else _encoded(html)
        head = self._head(recipient, date, raw)
        return b"".join((head, *self._text.filled(plain), *self._html.filled(escaped), self._end))

    def _head(self, recipient: Recipient, date: datetime, raw: Mapping[str, str]) -> bytes:
        fields = (
            self._sender,
            mailbox_field("To", recipient.name, recipient.email),
            self._subject or _subject(replace_marks(self._email.subject, raw)),
            date_field(date),
            message_id_field(recipient.message_id),
            unsubscribe_field(recipient.unsubscribe_url),
            self._rest_of_head,
        )
        return "".join(fields).encode("ascii")


class Composers:
    """A composer for each email that comes by, made once."""

    def __init__(self) -> None:
        self._composers: dict[str, Composer] = {}

    def of(self, email: Email) -> Composer:
        """The composer of `email`, known by its digest.

        Raises:
            ValueError: as `Composer` does.
        """
        if email.digest not in self._composers:
            self._composers[email.digest] = Composer(email)
        return self._composers[email.digest]


class _Part:
    """One text from what opens it on, quoted-printable: what is the same for everyone, with gaps at its marks."""

    def __init__(self, subtype: str, content: str, marks: Sequence[str], opening: str) -> None:
        unix = content.replace("\r\n", "\n").replace("\r", "\n")
        pieces = split_at_marks(unix if unix.endswith("\n") else f"{unix}\n", marks)
        head = (
            f"{opening}Content-Type: text/{subtype}; charset=utf-8\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        )
        self._gaps = [(place, mark) for place, mark in enumerate(pieces) if place % 2]
        self._pieces = [b"" if place % 2 else _encoded_lines(piece) for place, piece in enumerate(pieces)]
        self._pieces[0] = head.encode("ascii") + self._pieces[0]

    def filled(self, values: Mapping[str, bytes]) -> list[bytes]:
        """Its bytes in pieces, each gap filled with its mark's value, encoded."""
        pieces = self._pieces.copy()
        for place, mark in self._gaps:
            pieces[place] = values[mark]
        return pieces


def _sender_fields(email: Email) -> str:
    sender = email.sender
    return mailbox_field("From", sender.name, sender.email) + mailbox_field("Reply-To", "", sender.reply_to)


def _list_fields(email: Email) -> str:
    return "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" + list_id_field(email.list_name, email.list_id)


def _multipart_fields(boundary: str) -> str:
    return f'MIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n boundary="{boundary}"\r\n'


def _around_html(email: Email, boundary: str) -> tuple[str, bytes]:
    """What stands before the HTML's own fields, and what follows it to the end of the message."""
    opening, end = f"\r\n--{boundary}\r\n", f"\r\n--{boundary}--\r\n".encode("ascii")
    if not email.inline:
        return opening, end
    inner = f"=-{email.digest[:32]}"  # no beginning of the outer one, and no more than that in quoted-printable
    related = f'Content-Type: multipart/related; type="text/html";\r\n boundary="{inner}"\r\n'
    pictures = b"".join(_picture(picture, inner) for picture in email.inline)
    return f"{opening}{related}\r\n--{inner}\r\n", pictures + f"\r\n--{inner}--\r\n".encode("ascii") + end


def _picture(picture: InlinePicture, boundary: str) -> bytes:
    name = picture.name
    fields = (
        f"\r\n--{boundary}\r\n",
        f'Content-Type: {picture.media_type};\r\n name="{name}"\r\n',
        "Content-Transfer-Encoding: base64\r\n",
        content_id_field(picture.content_id),
        f'Content-Disposition: inline;\r\n filename="{name}"\r\n\r\n',
    )
    return "".join(fields).encode("ascii") + encodebytes(picture.content).replace(b"\n", b"\r\n")


def _subject(text: str) -> str:
    return text_field("Subject", text)


# Where a line ends in a space or tab, `b2a_qp` leaves no room for its escape.
_OVERLONG = re.compile(rb"^(.{74,75})(=20|=09)(?=\r$)", re.MULTILINE)


def _encoded_lines(text: str) -> bytes:
    r"""Any `text` as `_encoded` gives it, spaces at the ends of its lines in place."""
    return _OVERLONG.sub(rb"\1=\r\n\2", _encoded(text))


def _encoded(text: str) -> bytes:
    r"""`text` quoted-printable, with CRLF; it starts on a new line and leaves off on one, by a soft break if need be.

    The sentinel keeps `b2a_qp` from treating the end as the end of the body, so that there is room for the break.

    Args:
        text: one line, or lines with `\n` as their ends.
    """
    encoded = binascii.b2a_qp(text.encode() + b"x", istext=True)[:-1]
    if encoded and not encoded.endswith(b"\n"):
        encoded += b"=\n"
    return encoded.replace(b"\n", b"\r\n")
