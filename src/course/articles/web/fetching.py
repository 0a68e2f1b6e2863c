"""One page from the web: redirects followed, each address checked and then connected to, in bounded time and size."""

from __future__ import annotations

import http.client
import ssl
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urljoin

from course.articles.web.addresses import Address, parse_address
from course.articles.web.answers import DOCX, READABLE, SAVE, refused_status, refused_type, too_large
from course.articles.web.connecting import exchange, redirect_of
from course.articles.web.deadline import Deadline
from course.articles.web.page import Limits, Page
from course.articles.web.unpacking import PackingError, TooLargeError, unpack
from course.errors import ArticleError

_NOT_MODIFIED = 304
_PIECE = 65_536
_ACCEPT = f"text/html, application/xhtml+xml;q=0.9, text/markdown;q=0.8, text/plain;q=0.8, {DOCX};q=0.8, */*;q=0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What came back from one address: where to look instead, nothing new, or a page."""

    location: str = ""
    page: Page | None = None


def fetch(url: str, limits: Limits, *, known: Page | None = None) -> Page:
    """Fetch a page.

    Args:
        url: its address.
        limits: what the fetch may do and take.
        known: the page as it was fetched before; where the server says that it has not changed, it is the answer.

    Raises:
        ArticleError: it cannot be fetched, or is no page that can be read.
    """
    address = asked = parse_address(url)
    with Deadline(limits.seconds) as deadline:
        for _ in range(limits.most_redirects + 1):
            answer = _ask(address, asked.url, limits, deadline, known)
            if not deadline.left:
                raise _too_slow(
                    address, limits
                )  # what was shut at the end of its time looks whole where no length is said
            if answer.page is not None:
                return answer.page
            address = _next(address, answer.location)
    raise ArticleError(f"{asked.url} redirects more than {limits.most_redirects} times", SAVE)


def _next(address: Address, location: str) -> Address:
    """Where a redirect leads."""
    try:
        return parse_address(urljoin(address.url, location))
    except ValueError as error:
        raise ArticleError(f"{address.url} redirects to what is no address: {_one_line(location)!r}", SAVE) from error


def _ask(address: Address, asked: str, limits: Limits, deadline: Deadline, known: Page | None) -> _Answer:
    """Ask one address, with whatever goes wrong on the way put into words."""
    try:
        with exchange(address, limits, deadline, _headers(address, limits, known)) as response:
            return _heard(response, address, asked, limits, known)
    except ssl.SSLCertVerificationError as error:
        raise ArticleError(
            f"{address.host} does not prove that it is who it says: {error.verify_message}",
            "check the address; where you trust the site all the same, save the page in a browser and name the file",
        ) from error
    except (OSError, http.client.HTTPException, ValueError, PackingError) as error:
        if not deadline.left:
            raise _too_slow(address, limits) from error
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise ArticleError(f"{address.url} cannot be fetched: {_one_line(reason)}", f"try again, or {SAVE}") from error
    except TooLargeError as error:
        raise too_large(address.url, limits.largest) from error


def _too_slow(address: Address, limits: Limits) -> ArticleError:
    return ArticleError(f"{address.url} took longer than {limits.seconds:g} s", f"try again, or {SAVE}")


def _one_line(reason: str) -> str:
    return " ".join(reason.split())[:200]


# --- asking -------------------------------------------------------------------------------------------------


def _headers(address: Address, limits: Limits, known: Page | None) -> dict[str, str]:
    headers = {
        "Accept": _ACCEPT,
        "Accept-Language": limits.language if limits.language == "en" else f"{limits.language}, en;q=0.5",
        "Accept-Encoding": "gzip, deflate",
    }
    if known is not None and address.url == known.url:
        headers |= {"If-None-Match": known.etag} if known.etag else {}
        headers |= {"If-Modified-Since": known.modified} if known.modified else {}
    return headers


# --- hearing ------------------------------------------------------------------------------------------------


def _heard(
    response: http.client.HTTPResponse, address: Address, asked: str, limits: Limits, known: Page | None
) -> _Answer:
    if location := redirect_of(response):
        return _Answer(location=location)
    if response.status == _NOT_MODIFIED and known is not None and address.url == known.url:
        return _Answer(page=known)
    if response.status != http.client.OK:
        raise refused_status(address.url, response.status)
    kind, charset = _content_type(response.getheader("Content-Type") or "")
    if kind not in READABLE:
        raise refused_type(address.url, kind)
    body = unpack(_body(response, limits), response.getheader("Content-Encoding") or "", limits.largest)
    return _Answer(
        page=Page(
            asked=asked,
            url=address.url,
            body=body,
            kind=kind,
            charset=charset,
            etag=_printable(response.getheader("ETag")),
            modified=_printable(response.getheader("Last-Modified")),
        )
    )


def _printable(value: str | None) -> str:
    """A header's value, where it can be sent back as it is."""
    return value if value is not None and value.isascii() and value.isprintable() and len(value) <= 500 else ""


def _content_type(header: str) -> tuple[str, str]:
    """The type and the charset of a `Content-Type` header, in lower case."""
    message = Message()
    message["Content-Type"] = " ".join(header.split()) or "application/octet-stream"
    charset = message.get_param("charset")
    kind = header.partition(";")[0].strip().lower()
    return kind, charset.strip().lower() if isinstance(charset, str) else ""


def _body(response: http.client.HTTPResponse, limits: Limits) -> bytes:
    """The body as it comes, whole.

    Raises:
        TooLargeError: it is larger than it may be, or says that it is.
        HTTPException: it ends before its length.
    """
    if (response.length or 0) > limits.largest:
        raise TooLargeError
    pieces: list[bytes] = []
    size = 0
    while piece := response.read(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > limits.largest:
            raise TooLargeError
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)
    return b"".join(pieces)
