"""Whether addresses answer: each asked once, for its headers alone, several at a time, in bounded time."""

from __future__ import annotations

import http.client
import re
import ssl
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from course.articles.web.addresses import Address, NoHostError, NotPublicError, parse_address
from course.articles.web.connecting import exchange, redirect_of
from course.articles.web.deadline import Deadline
from course.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.articles.web.page import Limits

NO_HOST = "leads to a host that nobody knows"
SECONDS = 5.0  # for one address, redirects among them
_ALL_SECONDS = 90.0
_AT_ONCE = 8
_MOST = 300  # addresses
_TURNED_AWAY = frozenset({401, 403, 429})  # answers to programs; a reader's browser may get another
_HEADERS = {"Accept": "image/*, */*;q=0.8", "Accept-Encoding": "identity"}
_FIRST_BYTES = {"Range": "bytes=0-1023"}  # for servers that know no HEAD; nothing of the body is read
_TOTAL = re.compile(r"bytes [\d*-]{1,40}/(\d{1,15})")
_LENGTH = re.compile(r"\d{1,15}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """What came of asking one address."""

    problem: str = ""  # why there is no answer, in words that go on from "it"; "" where there is one
    is_public: bool = True  # False: it was not asked, being on a network that is not everyone's
    status: int = 0  # of HTTP; 0 without an answer
    kind: str = ""  # "image/png", lower case, as the server says; "" where it does not
    size: int | None = None  # bytes, as the server says
    unsafe: str = ""  # the first http: address that a redirect from https: led to
    location: str = ""  # where it sends on to; always "" of what `reach` returns


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much is asked at the most."""

    addresses: int = _MOST
    seconds: float = _ALL_SECONDS  # for all of them
    at_once: int = _AT_ONCE


def reach_all(urls: Iterable[str], limits: Limits, bounds: Bounds | None = None) -> dict[str, Reached]:
    """Ask each address once.

    Args:
        urls: http: and https: addresses; what differs in its fragment alone is asked once.
        limits: for each.
        bounds: for all together.

    Returns:
        What came of each; those beyond the bounds, and those that cannot be asked for, are left out.
    """
    bounds = bounds or Bounds()
    asked = {url: address.url for url in urls if (address := _address(url)) is not None}
    chosen = list(dict.fromkeys(asked.values()))[: bounds.addresses]
    end = time.monotonic() + bounds.seconds

    def ask(url: str) -> Reached | None:
        return reach(url, limits) if end - time.monotonic() >= limits.seconds else None

    with ThreadPoolExecutor(max_workers=bounds.at_once) as pool:
        try:
            answers = dict(zip(chosen, pool.map(ask, chosen), strict=True))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return {url: answer for url, key in asked.items() if (answer := answers.get(key)) is not None}


def _address(url: str) -> Address | None:
    try:
        return parse_address(url)
    except ArticleError:
        return None


def reach(url: str, limits: Limits) -> Reached:
    """Ask one address, and those that it redirects to, for what they would give.

    Raises:
        ArticleError: it is no address that can be asked for.
    """
    address = first = parse_address(url)
    unsafe = ""
    with Deadline(limits.seconds) as deadline:
        for _ in range(limits.most_redirects + 1):
            answer = _answer(address, limits, deadline)
            if not answer.location:
                return replace(answer, unsafe=unsafe)
            following = _following(address, answer.location)
            if following is None:
                return Reached(problem="redirects to what is no address on the web")
            if first.is_secure and not following.is_secure:
                unsafe = unsafe or following.url
            address = following
    return Reached(problem=f"redirects more than {limits.most_redirects} times")


def _following(address: Address, location: str) -> Address | None:
    try:
        return parse_address(urljoin(address.url, location))
    except (ArticleError, ValueError):
        return None


def _answer(address: Address, limits: Limits, deadline: Deadline) -> Reached:
    """The answer of one address, or why there is none."""
    try:
        answer = _headers_of(address, limits, deadline)
    except NotPublicError:
        return Reached(problem="leads to a machine that is not on the public internet", is_public=False)
    except NoHostError:
        return Reached(problem=NO_HOST if deadline.left else _late(limits))
    except ssl.SSLCertVerificationError:
        return Reached(problem="leads to a host that does not prove that it is who it says")
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Reached(problem=_reason(error) if deadline.left else _late(limits))
    return answer if deadline.left else Reached(problem=_late(limits))


def _late(limits: Limits) -> str:
    return f"gives no answer within {limits.seconds:g} s"


def _reason(error: Exception) -> str:
    if isinstance(error, ConnectionRefusedError):
        return "leads to a host that refuses the connection"
    if isinstance(error, TimeoutError):
        return "leads to a host that does not answer"
    if isinstance(error, ssl.SSLError):
        return "leads to a host that cannot encrypt"
    return "gives no answer that can be read" if not isinstance(error, OSError) else "cannot be connected to"


def _headers_of(address: Address, limits: Limits, deadline: Deadline) -> Reached:
    """What a HEAD gives; what a GET does, where the server refuses the HEAD or finds nothing by it."""
    try:
        with exchange(address, limits, deadline, _HEADERS, method="HEAD") as response:
            answer = _read(response)
    except (http.client.HTTPException, ConnectionResetError):
        answer = Reached(status=http.client.METHOD_NOT_ALLOWED)
    if answer.status < http.client.BAD_REQUEST or answer.status in _TURNED_AWAY:
        return answer
    with exchange(address, limits, deadline, _HEADERS | _FIRST_BYTES) as response:
        return _read(response)


def _read(response: http.client.HTTPResponse) -> Reached:
    kind = (response.getheader("Content-Type") or "").partition(";")[0].strip().lower()
    return Reached(status=response.status, kind=kind[:100], size=_size(response), location=redirect_of(response))


def _size(response: http.client.HTTPResponse) -> int | None:
    total = _TOTAL.fullmatch((response.getheader("Content-Range") or "").strip())
    if total:
        return int(total[1])
    length = _LENGTH.fullmatch((response.getheader("Content-Length") or "").strip())
    return int(length[0]) if length and response.status == http.client.OK else None
