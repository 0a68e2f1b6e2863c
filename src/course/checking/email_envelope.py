"""C84x: the message around the page, as it stands in an .eml file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.checking.rule import Broken
from course.checking.tables import EMAIL_RULES
from course.findings import Severity
from course.words.measures import columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.checking.material import CheckedEmail

SUBJECT, _LINE = 60, 78  # columns: what wide inboxes show, and the line that RFC 5322 recommends
_ONCE = ("from", "date", "message-id", "subject")  # each exactly once (RFC 5322 3.6, and what Gmail asks)
_AT_MOST_ONCE = (
    "to",
    "cc",
    "reply-to",
    "sender",
    "mime-version",
    "content-type",
    "list-unsubscribe",
    "list-unsubscribe-post",
)
_NAMES = {"message-id": "Message-ID", "mime-version": "MIME-Version", "list-unsubscribe-post": "List-Unsubscribe-Post"}
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_ENCODED = re.compile(r"=\?[\w*-]{1,40}\?[bqBQ]\?")
_MACHINE_READ = frozenset(
    {"list-unsubscribe", "list-unsubscribe-post", "message-id", "list-id", "date", "mime-version"}
)
_MESSAGE_ID = re.compile(r"<[^<>@\s]{1,500}@[^<>@\s]{1,255}>")


def _name(field: str) -> str:
    return _NAMES.get(field, field.title())


@EMAIL_RULES.rule("C841", "header-missing", Severity.ERROR, hint="send each of From, Date, Message-ID and Subject once")
def header_missing(email: CheckedEmail) -> Iterator[Broken]:
    """A header that every message must have is not there, or says nothing."""
    for field in _ONCE if email.envelope else ():
        values = email.envelope.all(field) if email.envelope else []
        if not values:
            yield Broken(f"the message has no {_name(field)} header")
        elif not values[0][0].strip():
            yield Broken(f"the header {_name(field)} says nothing", values[0][1])


@EMAIL_RULES.rule("C842", "header-repeated", Severity.ERROR, hint="keep one: Gmail refuses messages with two")
def header_repeated(email: CheckedEmail) -> Iterator[Broken]:
    """A header that may stand once stands twice."""
    for field in (*_ONCE, *_AT_MOST_ONCE) if email.envelope else ():
        values = email.envelope.all(field) if email.envelope else []
        if len(values) > 1:
            yield Broken(f"the header {_name(field)} stands {len(values)} times", values[1][1])


@EMAIL_RULES.rule(
    "C843", "broken-header", Severity.ERROR, hint="write headers in ASCII; encode words in those that people read"
)
def broken_header(email: CheckedEmail) -> Iterator[Broken]:
    """A header that programs cannot read: raw letters, control characters, encoded words where none may be."""
    if email.envelope is None:
        return
    for (field, value, line), (_, raw) in zip(email.envelope.fields, email.envelope.raw_fields, strict=True):
        if field in _MACHINE_READ and _ENCODED.search(raw):
            yield Broken(f"the header {_name(field)} holds an encoded word, and programs read it as it stands", line)
        elif _CONTROL.search(value):
            yield Broken(f"the header {_name(field)} holds a control character: it may smuggle another header in", line)
        elif not raw.isascii():
            yield Broken(f"the header {_name(field)} holds letters beyond ASCII as they are", line)
        elif field == "message-id" and value.strip() and not _MESSAGE_ID.fullmatch(value.strip()):
            yield Broken("the Message-ID is not <something@host>", line)


@EMAIL_RULES.rule(
    "C844", "parts-in-wrong-order", Severity.ERROR, hint="put text/plain first: programs show the last part they can"
)
def parts_in_wrong_order(email: CheckedEmail) -> Iterator[Broken]:
    """The page before the plain text, which then hides it."""
    parts = email.envelope.parts if email.envelope else ()
    if "text/plain" in parts and "text/html" in parts and parts.index("text/html") < parts.index("text/plain"):
        yield Broken("the HTML part stands before the plain text")


@EMAIL_RULES.rule("C846", "endless-subject", Severity.WARNING, hint=f"say it in {SUBJECT} columns")
def endless_subject(email: CheckedEmail) -> Iterator[Broken]:
    """A subject that no inbox shows whole; lessons have rules of their own (C112, C113)."""
    width = columns(email.subject)
    if email.envelope is not None and width > _LINE:
        line = next((line for _, line in email.envelope.all("subject")), 1)
        yield Broken(f"the subject is {width} columns long, and no inbox shows more than {_LINE}", line)


@EMAIL_RULES.rule("C845", "broken-message", Severity.ERROR, hint="let a library for email write the message")
def broken_message(email: CheckedEmail) -> Iterator[Broken]:
    """A message that breaks the rules of MIME."""
    for defect in email.envelope.defects if email.envelope else ():
        yield Broken(defect)
    if email.envelope and email.envelope.has_long_lines:
        yield Broken("a line is longer than the 998 bytes that mail servers carry")
