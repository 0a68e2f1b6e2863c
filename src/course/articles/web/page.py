"""A page as it was fetched."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl

LARGEST = 10 * 1024 * 1024  # bytes, as they come and unpacked
SECONDS = 30.0  # for all of it: redirects, and however slowly it comes


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as it was fetched."""

    asked: str  # the address that was asked for
    url: str  # the one that answered, after redirects
    body: bytes = field(repr=False)  # unpacked
    kind: str = ""  # "text/html", as the server says; "" where it does not
    charset: str = ""  # likewise
    etag: str = ""  # what the server knows this version by
    modified: str = ""  # when it last changed, as the server says


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a fetch may do and take."""

    allow_private: bool = False  # addresses that are not on the public internet, too
    language: str = "en"  # BCP 47, that the page is asked for in
    seconds: float = SECONDS
    largest: int = LARGEST
    most_redirects: int = 5
    tls: ssl.SSLContext | None = field(default=None, repr=False)  # None: the machine's certificates
