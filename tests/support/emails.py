"""Emails and recipients for tests, and how a mail program reads a message."""

from __future__ import annotations

import dataclasses
import email
import hashlib
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from typing import Any

from hypothesis import strategies as st

from course.models import (
    EMAIL_ADDRESS,
    FIRST_NAME,
    PREFERENCES_URL,
    UNSUBSCRIBE_URL,
    DeliveryId,
    Email,
    MergeField,
    Recipient,
    Sender,
)

NAME_MARK = "m0first7c1d"
ADDRESS_MARK = "m1addr7c1d"
LEAVE_MARK = "m2leave7c1d"
PREFERENCES_MARK = "m3prefs7c1d"

MARKS = {
    NAME_MARK: MergeField(name=FIRST_NAME, default="there"),
    ADDRESS_MARK: MergeField(name=EMAIL_ADDRESS),
    LEAVE_MARK: MergeField(name=UNSUBSCRIBE_URL),
    PREFERENCES_MARK: MergeField(name=PREFERENCES_URL),
}

HTML = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Day 2 — Strength</title></head>
<body style="margin:0;padding:0"><h1>Strengthening the back’s muscles</h1>
<p>Hi {NAME_MARK}, good morning.</p><p>{"A long paragraph without a single line break — “as they are”. " * 40}</p>
<p title="{NAME_MARK}">For {NAME_MARK}{NAME_MARK} at <i>{ADDRESS_MARK}</i>.</p>
<p><a href="{LEAVE_MARK}">Unsubscribe</a> or <a href="{PREFERENCES_MARK}">preferences</a></p>
</body></html>
"""

TEXT = f"""Hi {NAME_MARK},

Day 2 of 7: Strengthening the back’s muscles
.
..and a line that starts with dots, trailing space here:\x20
{"word " * 15}
{"word " * 60}
Sent to {ADDRESS_MARK}
Unsubscribe: {LEAVE_MARK}
{PREFERENCES_MARK}
"""

SENDER = Sender(
    name="Back & Running, Ltd.", email="lessons@course.test", reply_to="hello@course.test", postal_address="1 Road"
)


def an_email(**changes: Any) -> Email:
    """A lesson's email with marks in subject, text, HTML text and HTML attributes."""
    values: dict[str, Any] = {
        "day": 2,
        "slug": "02-strengthening",
        "subject": f"{NAME_MARK}, day 2: strong backs run further",
        "html": HTML,
        "text": TEXT,
        "marks": MARKS,
        "sender": SENDER,
        "list_id": "running-and-back-pain.courses.example.com",
        "list_name": "Will running help lower back pain?",
    }
    values |= changes
    digest = hashlib.sha256(repr(sorted(values.items(), key=lambda item: item[0])).encode()).hexdigest()
    return Email(**{"digest": digest, **values})


def a_recipient(number: int = 1, *, first_name: str = "Ada", **changes: Any) -> Recipient:
    """A person; different for each number."""
    address = changes.pop("email", f"reader{number}@people.test")
    leave = f"https://courses.example.com/u/{number}?t=abc=&x=1"
    recipient = Recipient(
        email=address,
        name=first_name,
        values={
            FIRST_NAME: first_name,
            EMAIL_ADDRESS: address,
            UNSUBSCRIBE_URL: leave,
            PREFERENCES_URL: f"https://courses.example.com/p/{number}",
        },
        unsubscribe_url=leave,
        message_id=f"<{number}.2@courses.example.com>",
        delivery=DeliveryId(number),
    )
    return dataclasses.replace(recipient, **changes)


def read(message: bytes) -> EmailMessage:
    """The message as Python's modern parser reads it."""
    parsed = email.message_from_bytes(message, policy=policy.SMTP)
    assert isinstance(parsed, EmailMessage)
    assert not parsed.defects
    return parsed


def read_old(message: bytes) -> Message:
    """The message as Python's old parser reads it: header values stay raw."""
    return email.message_from_bytes(message)


def decoded(raw_header: str) -> str:
    """A raw header value, unfolded and its encoded words decoded (RFC 2047)."""
    return str(make_header(decode_header(raw_header.replace("\r\n", "").strip(" ") if raw_header.strip() else "")))


def body(message: EmailMessage, subtype: str) -> str:
    r"""The text of one alternative, with `\n` as its line ends."""
    (part,) = [part for part in message.walk() if part.get_content_type() == f"text/{subtype}"]
    content = part.get_content()
    assert isinstance(content, str)
    return content.replace("\r\n", "\n")


# Anything that may stand in one line: every script, emoji, format characters; no control characters, no halves.
one_line = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029"), max_size=120)
# The same, leaning to what is dangerous in headers, HTML and quoted-printable.
hostile_line = one_line | st.lists(
    st.sampled_from(
        [
            *("=?utf-8?q?=0ABcc:_x=40y?=", "=?", "?=", "=20", "=_", "--", "=", ".", " ", "  "),
            *('"', "\\", "<", ">", "&", "'", ",", ";", ":", "@", "{{ 7*7 }}", "%s", NAME_MARK, "x" * 70),
            *("é", "李", "👩\u200d🚀", "\u200f", "שלום"),
        ]
    ),
    max_size=20,
).map("".join)
# What must never get into a message.
control_character = st.sampled_from([*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\u2028", "\u2029"])
