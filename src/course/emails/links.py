"""Where a link or a picture in an email may lead."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

_SCHEMES = frozenset({"http", "https"})
_IN_NO_HOST = re.compile(r"[\s%<>\"^`{|}\\]")
_NUMBER = re.compile(r"\+?[\d().\s-]*\d")  # at its beginning


def link_address(address: str) -> str:
    """`address` if a reader can follow it out of an email, else "".

    Pages, mailboxes and telephones are followed: there is no page that a relative address could belong to, and a script
    has no place in an email.
    """
    scheme, _, rest = address.partition(":")
    if scheme.lower() == "mailto":
        return address if "@" in unquote(rest) or rest.startswith("?") else ""
    if scheme.lower() in {"tel", "sms"}:
        return address if _NUMBER.match(unquote(rest)) else ""
    return image_address(address)


def image_address(address: str) -> str:
    """`address` if a mail program can fetch a picture from it, else ""."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return ""
    return address if parts.scheme in _SCHEMES and host and not _IN_NO_HOST.search(host) else ""
