"""Whether a host is this machine."""

from __future__ import annotations

from ipaddress import ip_address


def is_loopback(host: str) -> bool:
    """Whether `host` is a loopback address, or `localhost` (RFC 6761 section 6.3).

    No name is looked up: what a name server answers now need not be what it answers when a connection is made.

    Args:
        host: a name or an address, without brackets or port.
    """
    name = host.lower().removesuffix(".")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
