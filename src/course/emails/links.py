"""Where a link or a picture in an email may lead."""

from __future__ import annotations

from urllib.parse import urlsplit

_SCHEMES = frozenset({"http", "https"})


def link_address(address: str) -> str:
    """`address` if a reader can follow it out of an email, else "".

    Only http, https and mailto are followed: there is no page that a relative address could belong to, and a script
    has no place in an email.
    """
    scheme, _, rest = address.partition(":")
    if scheme.lower() == "mailto":
        return address if "@" in rest else ""
    return image_address(address)


def image_address(address: str) -> str:
    """`address` if a mail program can fetch a picture from it, else ""."""
    try:
        parts = urlsplit(address)
        is_whole = parts.scheme in _SCHEMES and bool(parts.hostname)
    except ValueError:
        return ""
    return address if is_whole else ""
