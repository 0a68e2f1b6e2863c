"""What an email file may hold: beyond these bounds nobody wrote it for a reader, and reading it would take for ever."""

from __future__ import annotations

import re
from email.policy import EmailPolicy
from typing import TYPE_CHECKING, Any

from course.errors import CourseError

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path

    _Policy = EmailPolicy[EmailMessage]
else:
    _Policy = EmailPolicy

_MOST_PARTS = 1_000
_MOST_BOUNDARIES = 50  # parts that hold parts
_MOST_TAGS = 30_000
_MOST_ATTRIBUTES = 1_000  # of one tag
LONGEST_HEADER = 8_000  # characters that are read as more than text; longer ones are bad in any case
_DEEPEST_BRACKETS = 20

_BOUNDARY = re.compile(rb'boundary[*\d]{0,6}\s{0,5}=\s{0,5}"?([^"\s;]{1,200})', re.IGNORECASE)
_NESTED = re.compile(rb"^content-type:\s{0,5}message/", re.IGNORECASE | re.MULTILINE)
_TAG = re.compile(r"<[A-Za-z][^<>]*+")
_QUOTED = re.compile(r""""[^"]*+"|'[^']*+'""")
_BRACKET = re.compile(r"[()<>\[\]]")
_HINT = "that is no email for a reader: name another file, or mend the tool that wrote it"


def refuse_endless_message(content: bytes, path: Path | str) -> None:
    """Let no message be parsed whose parts are without end.

    Raises:
        CourseError: it has too many parts, or too many in one another.
    """
    boundaries = set(_BOUNDARY.findall(content))
    if len(boundaries) > _MOST_BOUNDARIES or len(_NESTED.findall(content)) > _MOST_BOUNDARIES:
        raise CourseError(f"{path} has more than {_MOST_BOUNDARIES} parts in one another", _HINT)
    if sum(content.count(b"\n--" + boundary) for boundary in boundaries) > _MOST_PARTS:
        raise CourseError(f"{path} has more than {_MOST_PARTS:,} parts", _HINT)


def refuse_endless_page(html: str, path: Path | str) -> None:
    """Let no page be looked at that is too large to be looked at closely.

    Raises:
        CourseError: it has too many tags, or one of them too many attributes.
    """
    for tags, tag in enumerate(_TAG.finditer(html), 1):
        if tags > _MOST_TAGS:
            raise CourseError(f"{path} has more than {_MOST_TAGS:,} tags: too large to look at closely", _HINT)
        if len(tag[0]) > _MOST_ATTRIBUTES and _attributes(tag[0]) > _MOST_ATTRIBUTES:
            raise CourseError(f"{path} has a tag with more than {_MOST_ATTRIBUTES:,} attributes", _HINT)


def _attributes(tag: str) -> int:
    """At most how many attributes a tag has: words outside of quotes."""
    return len(_QUOTED.sub("", tag).split())


class _BoundedPolicy(_Policy):
    """Reads the headers of an email, but those that cannot be read in bounded time and stack: they stay text."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """The value of a header as its kind is read; as plain text where that would take for ever."""
        if is_endless_header(value):
            return "".join(str(value)[:LONGEST_HEADER].splitlines())
        return super().header_fetch_parse(name, value)


def is_endless_header(value: str) -> bool:
    """Whether a header's value is longer, or its brackets are nested deeper, than anybody writes them."""
    if len(value) > LONGEST_HEADER:
        return True
    depth = 0
    for bracket in _BRACKET.findall(value):
        depth = depth + 1 if bracket in "(<[" else max(depth - 1, 0)
        if depth > _DEEPEST_BRACKETS:
            return True
    return False


BOUNDED = _BoundedPolicy()
