"""An email as a request to SendGrid's v3 Mail Send: one body, and a personalization for each recipient."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING, Any

from course.emails.filling import mark_values, replace_marks
from course.emails.headers import list_id_field, message_id_field, one_line, unsubscribe_field
from course.models import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.models import Email, InlinePicture, Recipient

SUBSTITUTIONS_LIMIT = 10_000  # bytes in each personalization, by the published description
DELIVERY_ARGUMENT = "delivery"  # the custom argument that events carry back; an id, so no personal data


class RequestTemplate:
    """What all requests for one email share.

    SendGrid replaces a tag by the same value wherever it stands, and escapes nothing; HTML needs the escaped value
    where subject and text need the raw one. So each mark becomes two tags, one for either.
    """

    def __init__(self, email: Email) -> None:
        """Prepare the shared part of `email`'s requests."""
        self._email = email
        plain = {mark: f"{mark}t" for mark in email.marks}
        in_html = {mark: f"{mark}h" for mark in email.marks}
        self._plain = {mark: tag for mark, tag in plain.items() if mark in email.subject or mark in email.text}
        self._html = {mark: tag for mark, tag in in_html.items() if mark in email.html}
        self._list_id = _value(list_id_field(email.list_name, email.list_id))
        self._shared: dict[str, Any] = {
            "from": _person(email.sender.name, email.sender.email),
            "reply_to": {"email": email.sender.reply_to},
            "subject": replace_marks(email.subject, plain),
            "content": [
                {"type": "text/plain", "value": replace_marks(email.text, plain)},
                {"type": "text/html", "value": replace_marks(email.html, in_html)},
            ],
            "categories": [email.list_id.partition(".")[0]],
            # Left on, it would add a link and headers of its own beside the course's.
            "tracking_settings": {"subscription_tracking": {"enable": False}},
        }
        if email.inline:
            self._shared["attachments"] = [_attachment(picture) for picture in email.inline]

    def request(self, personalizations: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """The whole request."""
        return {"personalizations": list(personalizations), **self._shared}

    def personalization(self, recipient: Recipient) -> dict[str, Any] | Refused:
        """One recipient's part, or why SendGrid would not take it.

        Raises:
            ValueError: a value holds a control character, or a URL or Message-ID is not one.
        """
        substitutions = self._substitutions(recipient.values)
        size = sum(len(tag.encode()) + len(value.encode()) for tag, value in substitutions.items())
        if size > SUBSTITUTIONS_LIMIT:
            return Refused(reason=f"the merge fields take {size} bytes; SendGrid takes {SUBSTITUTIONS_LIMIT}")
        return {
            "to": [_person(one_line(recipient.name, "To"), recipient.email)],
            # All headers stand here: whether these replace the request's own or join them is written nowhere.
            "headers": {
                "Message-ID": _value(message_id_field(recipient.message_id)),
                "List-Id": self._list_id,
                "List-Unsubscribe": _value(unsubscribe_field(recipient.unsubscribe_url)),
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            },
            "substitutions": substitutions,
            "custom_args": {DELIVERY_ARGUMENT: str(recipient.delivery)},
        }

    def _substitutions(self, values: Mapping[str, str]) -> dict[str, str]:
        raw = {
            mark: one_line(value, self._email.marks[mark].name)
            for mark, value in mark_values(self._email, values).items()
        }
        plain = {tag: raw[mark] for mark, tag in self._plain.items()}
        return plain | {tag: escape(raw[mark]) for mark, tag in self._html.items()}


def _person(name: str, address: str) -> dict[str, str]:
    """A person as SendGrid takes one; its names may hold neither `;` nor `,`."""
    shown = " ".join(name.replace(";", " ").replace(",", " ").split())
    return {"email": address, "name": shown} if shown else {"email": address}


def _attachment(picture: InlinePicture) -> dict[str, str]:
    """A picture inside the message: SendGrid makes the `Content-ID` of it, and `multipart/related` around it."""
    return {
        "content": b64encode(picture.content).decode("ascii"),
        "filename": picture.name,
        "type": picture.media_type,
        "disposition": "inline",
        "content_id": picture.content_id,
    }


def _value(field: str) -> str:
    """A header field's value, unfolded."""
    return field.partition(": ")[2].replace("\r\n", "")
