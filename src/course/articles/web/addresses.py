"""Where on the network an article may be fetched from: the addresses that are everyone's."""

from __future__ import annotations

import re
import socket
import threading
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from course.errors import ArticleError

# The special-purpose registries of IANA, wider where that is simpler; Python's own `is_global` differs by version.
_RESERVED_4 = tuple(
    ip_network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
    )
)
_GLOBAL_6 = ip_network("2000::/3")
_RESERVED_6 = tuple(ip_network(network) for network in ("2001::/23", "2001:db8::/32", "3fff::/20"))
# Networks whose addresses stand for one of the old kind: where it is in them, in bits from the right.
_HOLDING_4 = (
    (ip_network("::ffff:0:0/96"), 0),
    (ip_network("64:ff9b::/96"), 0),
    (ip_network("2002::/16"), 80),
)

_HOST = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,252}[A-Za-z0-9_.])?|[0-9A-Fa-f:.]{2,45}")
_SAFE = "/%:@!$&'()*+,;=~-._"


class NoHostError(ArticleError):
    """No name server knows the host."""


class NotPublicError(ArticleError):
    """The host is on a network that is not everyone's."""


def is_public(address: str) -> bool:
    """Whether an IP address is one that everyone reaches, and neither stands for nor holds one that is not."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv4Address):
        return not any(found in network for network in _RESERVED_4)
    return _is_public_6(found)


def _is_public_6(address: IPv6Address) -> bool:
    for network, shift in _HOLDING_4:
        if address in network:
            return is_public(str(IPv4Address(int(address) >> shift & 0xFFFFFFFF)))
    return address in _GLOBAL_6 and not any(address in network for network in _RESERVED_6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """The address of a page, taken apart."""

    url: str  # as it is asked for: ASCII, without a fragment
    is_secure: bool
    host: str  # a name or an IP address, without brackets
    port: int
    netloc: str  # host and port as the Host header has them
    target: str  # path and query


def parse_address(url: str) -> Address:
    """Take the address of a page apart.

    Raises:
        ArticleError: it is none that a page can be fetched from.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = _ascii_host(parts.hostname or ""), parts.port
    except ValueError as error:
        raise _wrong(url, "is not the address of a page") from error
    scheme = parts.scheme.lower()
    if scheme not in {"http", "https"}:
        raise _wrong(url, "does not begin with https:// or http://")
    if parts.username is not None or parts.password is not None:
        raise ArticleError(
            f"the address of {host} holds a user name or password",
            "save the page from a browser where you are logged in, and name the file",
        )
    if not _HOST.fullmatch(host) or port == 0:
        raise _wrong(url, "is not the address of a page")
    usual = 443 if scheme == "https" else 80
    bracketed = f"[{host}]" if ":" in host else host
    netloc = bracketed if port in {None, usual} else f"{bracketed}:{port}"
    target = urlunsplit(("", "", quote(parts.path or "/", safe=_SAFE), quote(parts.query, safe=_SAFE + "?"), ""))
    return Address(
        url=f"{scheme}://{netloc}{target}",
        is_secure=scheme == "https",
        host=host,
        port=port or usual,
        netloc=netloc,
        target=target if target.startswith("/") and not target.startswith("//") else "/" + target.lstrip("/"),
    )


def _ascii_host(host: str) -> str:
    try:
        return (host if host.isascii() else host.encode("idna").decode("ascii")).lower()
    except UnicodeError as error:
        raise ValueError(str(error)) from error


def _wrong(url: str, problem: str) -> ArticleError:
    shown = url if len(url) <= 100 else url[:99] + "…"
    return ArticleError(f"{shown!r} {problem}", "copy the page's address from your browser: https://example.com/page")


def resolve(address: Address, seconds: float, *, allow_private: bool) -> list[tuple[Any, ...]]:
    """Look the host up, once: what `socket.getaddrinfo` gives for it, every one allowed.

    Raises:
        NoHostError: there is no such host.
        NotPublicError: it is one that is not for everyone.
    """
    found = _look_up(address, seconds)
    refused = sorted({str(each[4][0]) for each in found if not is_public(str(each[4][0]))})
    if refused and not allow_private:
        raise NotPublicError(
            f"{address.host} is at {refused[0]}, which is not on the public internet",
            "add --allow-private if you mean a page on your own network or machine",
        )
    return found


def _look_up(address: Address, seconds: float) -> list[tuple[Any, ...]]:
    """`socket.getaddrinfo`, which knows no time limit, in a thread that is not waited for longer."""
    found: list[tuple[Any, ...]] = []
    failed: list[str] = ["it took too long"]

    def look() -> None:
        try:
            found.extend(socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            failed[:] = [getattr(error, "strerror", None) or str(error)]
        else:
            failed.clear()

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    thread.join(max(seconds, 0.0))
    if failed or not found:
        reason = failed[0] if failed else "it has no address"
        raise NoHostError(
            f"the host {address.host} is not found: {reason}", "check the spelling and that you are online"
        )
    return list(found)
