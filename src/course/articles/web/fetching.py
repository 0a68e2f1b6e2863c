"""One page from the web: redirects followed, each address checked and then connected to, in bounded time and size."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from course.articles.web.addresses import Address, parse_address, resolve
from course.articles.web.answers import DOCX, READABLE, SAVE, refused_status, refused_type, too_large
from course.articles.web.deadline import Deadline
from course.articles.web.page import Limits, Page
from course.articles.web.unpacking import PackingError, TooLargeError, unpack
from course.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED = 304
_PIECE = 65_536
_CONNECT_SECONDS = 10.0  # for one of a host's addresses, where it has several
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
        with _exchange(address, limits, deadline, known) as response:
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


@contextlib.contextmanager
def _exchange(
    address: Address, limits: Limits, deadline: Deadline, known: Page | None
) -> Iterator[http.client.HTTPResponse]:
    connection = http.client.HTTPConnection(address.host, address.port)
    connection.auto_open = 0  # what is connected to is what was checked, and nothing else
    connection.sock = _connect(address, limits, deadline)
    try:
        connection.request("GET", address.target, headers=_headers(address, limits, known))
        with connection.getresponse() as response:
            yield response
    finally:
        deadline.watch(None)
        connection.close()


def _headers(address: Address, limits: Limits, known: Page | None) -> dict[str, str]:
    headers = {
        "Host": address.netloc,
        "User-Agent": f"course/{_version()} (+email course)",
        "Accept": _ACCEPT,
        "Accept-Language": limits.language if limits.language == "en" else f"{limits.language}, en;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
    if known is not None and address.url == known.url:
        headers |= {"If-None-Match": known.etag} if known.etag else {}
        headers |= {"If-Modified-Since": known.modified} if known.modified else {}
    return headers


def _version() -> str:
    try:
        return version("course")
    except PackageNotFoundError:
        return "0"


def _connect(address: Address, limits: Limits, deadline: Deadline) -> socket.socket:
    """A connection to the host, at an address of it that was checked."""
    found = resolve(address, deadline.left, allow_private=limits.allow_private)
    failure: OSError = TimeoutError("timed out")
    for family, kind, protocol, _, place in found:
        if not deadline.left:
            break
        plain = socket.socket(family, kind, protocol)
        try:
            plain.settimeout(min(_CONNECT_SECONDS, deadline.left) if len(found) > 1 else deadline.left)
            deadline.watch(plain)
            plain.connect(place)
            plain.settimeout(max(deadline.left, 0.001))
            return _secured(plain, address, limits, deadline) if address.is_secure else plain
        except OSError as error:
            plain.close()
            failure = error
            if isinstance(error, ssl.SSLError):
                break
        except BaseException:
            plain.close()
            raise
    raise failure


def _secured(plain: socket.socket, address: Address, limits: Limits, deadline: Deadline) -> ssl.SSLSocket:
    context = limits.tls or ssl.create_default_context()
    secured = context.wrap_socket(plain, server_hostname=address.host.rstrip("."), do_handshake_on_connect=False)
    try:
        deadline.watch(secured)
        secured.do_handshake()
    except BaseException:
        secured.close()
        raise
    return secured


# --- hearing ------------------------------------------------------------------------------------------------


def _heard(
    response: http.client.HTTPResponse, address: Address, asked: str, limits: Limits, known: Page | None
) -> _Answer:
    location = response.getheader("Location") or ""
    if response.status in _REDIRECTS and location:
        # Headers are read as Latin-1; addresses in them are mostly UTF-8.
        return _Answer(location=location.strip().encode("latin-1", "replace").decode("utf-8", "replace"))
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
