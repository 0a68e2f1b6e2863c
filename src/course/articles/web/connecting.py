"""One request to one address: the host looked up once, every address of it allowed, then connected to in time."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from course.articles.web.addresses import Address, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from course.articles.web.deadline import Deadline
    from course.articles.web.page import Limits

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CONNECT_SECONDS = 10.0  # for one of a host's addresses, where it has several


@contextlib.contextmanager
def exchange(
    address: Address, limits: Limits, deadline: Deadline, headers: Mapping[str, str], *, method: str = "GET"
) -> Iterator[http.client.HTTPResponse]:
    """The answer to one request, redirects not followed; its body is yet to be read.

    Args:
        address: what is asked for.
        limits: what the exchange may do.
        deadline: when it ends at the latest.
        headers: besides those that say who asks whom.
        method: "GET" or "HEAD".

    Raises:
        ArticleError: there is no such host, or it is one that is not for everyone.
        OSError: there is no connection.
        HTTPException: what comes is no answer.
    """
    connection = http.client.HTTPConnection(address.host, address.port)
    connection.auto_open = 0  # what is connected to is what was checked, and nothing else
    connection.sock = _connect(address, limits, deadline)
    own = {"Host": address.netloc, "User-Agent": f"course/{_version()} (+email course)", "Connection": "close"}
    try:
        connection.request(method, address.target, headers=own | dict(headers))
        with connection.getresponse() as response:
            yield response
    finally:
        deadline.watch(None)
        connection.close()


def redirect_of(response: http.client.HTTPResponse) -> str:
    """Where an answer sends on to; "" where it does not."""
    location = response.getheader("Location") or ""
    if response.status not in _REDIRECTS:
        return ""
    # Headers are read as Latin-1; addresses in them are mostly UTF-8.
    return location.strip().encode("latin-1", "replace").decode("utf-8", "replace")


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
