"""An email from a file: a message (.eml) or a page (.html) that belongs to no course."""

from __future__ import annotations

import re
from email import message_from_bytes
from pathlib import PurePath
from typing import TYPE_CHECKING

from course.checking.email_bounds import (
    BOUNDED,
    LONGEST_HEADER,
    is_endless_header,
    refuse_endless_message,
    refuse_endless_page,
)
from course.checking.envelope import Envelope
from course.checking.material import CheckedEmail
from course.errors import CourseError
from course.limits import MEGABYTE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from email.errors import MessageDefect
    from email.message import EmailMessage
    from pathlib import Path

_LARGEST = 20 * MEGABYTE
_LONGEST_LINE = 998  # bytes, without its end (RFC 5321 4.5.3.1.6)
_FIELD = re.compile(rb"([!-9;-~]+)[ \t]*:[ \t]?(.*)", re.DOTALL)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
_TEXTS = frozenset({"text/plain", "text/html"})
_MESSAGES = frozenset({".eml", ".mbox", ".mime"})


def read_email_file(path: Path, clients: Sequence[str] = ()) -> CheckedEmail:
    """The email in a file, told by its ending, or else by how it begins.

    Args:
        path: what to read.
        clients: mail programs whose support counts; () for the usual ones.

    Raises:
        CourseError: the file cannot be read, or holds no email.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise CourseError(f"{path} cannot be read: {error.strerror}", "name an .eml or .html file") from error
    if len(content) > _LARGEST:
        raise CourseError(
            f"{path} is larger than {_LARGEST // MEGABYTE} MB", "that is no email that a reader could get"
        )
    shown = str(PurePath(path)).replace("\\", "/")
    is_page = path.suffix.lower() in {".html", ".htm"} or _is_page(content)
    read = _of_message if path.suffix.lower() in _MESSAGES or not is_page else _of_page
    try:
        email = read(content, shown, tuple(clients))
    except RecursionError as error:
        raise CourseError(f"{path} cannot be read: it is nested too deep", "that is no email for a reader") from error
    refuse_endless_page(email.html, shown)
    return email


def _is_page(content: bytes) -> bool:
    return content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"


def _of_page(content: bytes, path: str, clients: tuple[str, ...]) -> CheckedEmail:
    html = _lines(_decoded(content.removeprefix(b"\xef\xbb\xbf"), _said_charset(content)))
    return CheckedEmail(
        path=path,
        source=html,
        day=0,
        subject="",
        preheader="",
        html=html,
        text="",
        headers=None,
        postal_address="",
        unsubscribe_url="",
        clients=clients,
        is_whole=False,
    )


def _said_charset(content: bytes) -> str:
    match = _CHARSET.search(content[:5000])
    return match[1].decode("ascii", "replace") if match else "utf-8"


def _of_message(content: bytes, path: str, clients: tuple[str, ...]) -> CheckedEmail:
    refuse_endless_message(content, path)
    message = message_from_bytes(content, policy=BOUNDED)
    fields = list(_fields(content))
    if not fields:
        raise CourseError(f"{path} holds no email: it does not begin with headers", "name an .eml or .html file")
    page, text = _part(message, "text/html"), _part(message, "text/plain")
    headers = dict(_safe_items(message))
    html = _lines(_content(page)) if page is not None else ""
    return CheckedEmail(
        path=path,
        source=content.decode("utf-8", "replace"),
        day=0,
        subject=headers.get("Subject", headers.get("subject", "")),
        preheader="",
        html=html,
        text=_lines(_content(text)) if text is not None else "",
        headers=headers,
        postal_address="",
        unsubscribe_url="",
        clients=clients,
        envelope=_envelope(content, message, fields, page, html),
    )


def _envelope(
    content: bytes, message: EmailMessage, fields: list[tuple[str, str, int]], page: EmailMessage | None, html: str
) -> Envelope:
    decoded = [str(value) for _, value in _safe_items(message)]
    values = decoded if len(decoded) == len(fields) else [raw for _, raw, _ in fields]
    parts = [part for part in message.walk() if not part.is_multipart()]
    return Envelope(
        fields=tuple((name, value, line) for (name, _, line), value in zip(fields, values, strict=True)),
        raw_fields=tuple((name, raw) for name, raw, _ in fields),
        parts=tuple(part.get_content_type() for part in parts if not _is_attached(part)),
        content_ids=frozenset(str(part.get("Content-ID", "")).strip().strip("<>") for part in parts),
        defects=(*_endless(fields), *_defects(message, page)),
        html_lines=_html_lines(content, page, html),
        text_line=_line_of_text(content, _part(message, "text/plain")),
        has_long_lines=any(len(line.rstrip(b"\r")) > _LONGEST_LINE for line in content.split(b"\n")),
        charset=(page.get_content_charset("") if page is not None else "") or "",
    )


def _safe_items(message: EmailMessage) -> Iterator[tuple[str, str]]:
    """The headers, each as it can be read; one that cannot is left as it stands."""
    for name, raw in message.raw_items():
        try:
            yield name, str(message.policy.header_fetch_parse(name, raw))
        except (ValueError, IndexError, KeyError, AttributeError, TypeError):
            yield name, str(raw)


def _fields(content: bytes) -> Iterator[tuple[str, str, int]]:
    """Each header's name, its value as it stands, unfolded, and its line."""
    name, value, start = b"", b"", 0
    for number, line in enumerate(content.split(b"\n"), 1):
        line = line.rstrip(b"\r")  # noqa: PLW2901 (what is left of it)
        if line[:1] in {b" ", b"\t"} and name:
            value += line
            continue
        if name:
            yield name.decode("ascii").lower(), value.decode("utf-8", "replace"), start
        match = _FIELD.fullmatch(line)
        if match is None:
            if number == 1 and line.startswith(b"From "):  # mbox
                continue
            return
        name, value, start = match[1], match[2], number


def _is_attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment"


def _part(message: EmailMessage, kind: str) -> EmailMessage | None:
    return next((part for part in message.walk() if part.get_content_type() == kind and not _is_attached(part)), None)


def _content(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    return _decoded(payload if isinstance(payload, bytes) else b"", part.get_content_charset("utf-8") or "utf-8")


def _decoded(content: bytes, charset: str) -> str:
    try:
        return content.decode("utf-8" if charset.lower() in {"us-ascii", "ascii", "utf8"} else charset, "replace")
    except (LookupError, ValueError):
        return content.decode("utf-8", "replace")


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _defects(message: EmailMessage, page: EmailMessage | None) -> Iterator[str]:
    seen = set()
    for part in message.walk():
        for defect in part.defects:
            words = _say(defect)
            if words not in seen:
                seen.add(words)
                yield words
    if message.is_multipart() and "boundary" not in str(message.get("Content-Type", "")).lower():
        yield "the message has several parts and names no boundary"
    if page is not None and _is_cut(page):
        yield "the HTML part does not name its character set"


def _endless(fields: Sequence[tuple[str, str, int]]) -> Iterator[str]:
    for name, value, _ in fields:
        if is_endless_header(value):
            yield f"the header {name[:60]} is longer than {LONGEST_HEADER:,} characters, or nests brackets too deep"


def _say(defect: MessageDefect) -> str:
    said = (type(defect).__doc__ or type(defect).__name__).strip().splitlines()[0].rstrip(".")
    return f"the message is malformed: {said[:1].lower()}{said[1:]}"


def _is_cut(page: EmailMessage) -> bool:
    payload = page.get_payload(decode=True)
    if not isinstance(payload, bytes) or payload.isascii() or page.get_content_charset():
        return False
    return b"charset" not in payload[:3000].lower()


def _html_lines(content: bytes, page: EmailMessage | None, html: str) -> tuple[int, ...]:
    """The line of the file on which each line of the page begins."""
    raw = page.get_payload() if page is not None else ""
    first = _first_line(content, raw if isinstance(raw, str) else "")
    coding = str(page.get("Content-Transfer-Encoding", "")).strip().lower() if page is not None else ""
    count = html.count("\n") + 1
    if coding == "base64":
        return (first,) * count
    lines = list(range(first, first + count))
    if coding == "quoted-printable" and isinstance(raw, str):
        lines = [first + at for at in _unbroken(raw.splitlines())]
    return tuple(lines[:count]) or (first,)


def _line_of_text(content: bytes, text: EmailMessage | None) -> int:
    """The line of the file on which the plain text begins; 1 where there is none, or it says nothing."""
    raw = text.get_payload() if text is not None else ""
    return _first_line(content, raw if isinstance(raw, str) else "")


def _unbroken(lines: Sequence[str]) -> Iterator[int]:
    """The numbers of the lines that begin a line once it is decoded, from 0."""
    continues = False
    for number, line in enumerate(lines):
        if not continues:
            yield number
        continues = line.rstrip(" \t").endswith("=")


def _first_line(content: bytes, raw: str) -> int:
    start = next((line for line in raw.splitlines() if line.strip()), "")
    if not start:
        return 1
    before = len(raw[: raw.find(start)].splitlines())
    place = content.find(start.encode("utf-8", "surrogateescape"))
    return max(content.count(b"\n", 0, place) + 1 - before, 1) if place >= 0 else 1
