"""What can be said of a link's or a picture's address without going there."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# What a mailing tool fills in when it sends: the page as it is kept does not know the address yet.
_OPEN_FIELD = re.compile(
    r"\{\{.{0,200}\}\}|\{%.{0,200}%\}|\*\|.{1,100}\|\*|%%.{1,100}%%|\[\[?[\w .:-]{1,100}\]\]?|<%|%\w{2,60}%|\$\{|##\w"
)
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms", "geo", "webcal", "cid", "facetime", "whatsapp", "maps"})
# What follows is the name of a site: its writer left out what stands before it.
_HOST_FIRST = re.compile(r"www\.|[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.(?:com|org|net|io|dev|de|fr|es|jp|co\.uk)(?![\w.])")
_SCRIPTS = frozenset({"javascript", "vbscript", "data"})
# Names that no public name server ever answers for (RFC 2606, 6761, 6762, 8375), and those of networks at home.
_NOWHERE = (
    *(".localhost", ".local", ".internal", ".lan", ".test", ".home.arpa", ".intranet"),
    *(".home", ".corp", ".localdomain"),
)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):")
_HOST = re.compile(r"(?!-)[\w-]{1,63}(?<!-)(?:\.(?!-)[\w-]{1,63}(?<!-))*\.?", re.UNICODE)
_MAILBOX = re.compile(r"[^@\s<>,;]{1,64}@[^@\s<>,;]+\.[^@\s<>,;]{2,63}")
_PHONE = re.compile(r"[+(\d][\d\s().;=/*#a-z-]{1,60}", re.IGNORECASE)
_TWO_PART_ENDS = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "gob", "or", "ne", "go"})


def is_open_field(address: str) -> bool:
    """Whether a mailing tool is yet to put the address, or part of it, there."""
    return _OPEN_FIELD.search(address) is not None


def scheme_of(address: str) -> str:
    """What stands before the colon, lower case; "" for a relative address."""
    match = _SCHEME.match(address.strip())
    return match[1].lower() if match else ""


def is_script(address: str) -> bool:
    """Whether it runs something, or holds its own page, rather than leading anywhere."""
    return scheme_of(re.sub(r"[\s\x00-\x1f]", "", address[:60])) in _SCRIPTS


def split_web(address: str) -> SplitResult | None:
    """The parts of an http or https address; None where it cannot be one."""
    try:
        parts = urlsplit(address.strip())
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return None
    return (
        parts if parts.scheme.lower() in {"http", "https"} and host and not re.search(r"\s", address.strip()) else None
    )


def problem_of_link(address: str) -> str:
    """Why no program can follow a link, in words that go on from "it"; "" where one can."""
    text = address.strip()
    scheme = scheme_of(text)
    if not scheme or (scheme not in _SCHEMES and "." in scheme):
        return _problem_without_scheme(text)
    if scheme in _PROBLEMS:
        return _PROBLEMS[scheme](text)
    return "" if scheme in _SCHEMES else f"begins with {scheme}:, which mail programs do not follow"


def _problem_without_scheme(text: str) -> str:
    if not text:
        return "leads nowhere: its address is empty"
    if text.startswith("//"):
        return "has no https: before its host"
    if _HOST_FIRST.match(text):
        return "has no https:// before it"
    return "is relative, and an email has no page that it could belong to"


def _problem_of_mail(text: str) -> str:
    people, _, rest = text[len("mailto:") :].partition("?")
    if not people:
        return "" if rest else "names no email address"
    is_mail = all(_MAILBOX.fullmatch(one.strip()) for one in unquote(people).split(","))
    return "" if is_mail else "names no email address"


def _problem_of_number(text: str) -> str:
    number = unquote(text.partition(":")[2].partition("?")[0])
    return "" if _PHONE.fullmatch(number) else "names no number"


def _problem_of_web(text: str) -> str:
    parts = split_web(text)
    if parts is None:
        return "has a space in it" if re.search(r"\s", text) else "does not parse as an address"
    host = parts.hostname or ""
    if is_numeric(host):
        return ""
    if not _HOST.fullmatch(host):
        return f"names a host that cannot be: {host}"
    return "" if "." in host.strip(".") or host == "localhost" else f"names a host without a dot: {host}"


_PROBLEMS: Mapping[str, Callable[[str], str]] = {
    "http": _problem_of_web,
    "https": _problem_of_web,
    "mailto": _problem_of_mail,
    "tel": _problem_of_number,
    "sms": _problem_of_number,
}


def is_numeric(host: str) -> bool:
    """Whether a host is an IP address."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_private(host: str) -> bool:
    """Whether only the machine or network that wrote the email can reach a host."""
    name = host.lower().rstrip(".")
    if name == "localhost" or name.endswith(_NOWHERE):
        return True
    return is_numeric(host) and not ipaddress.ip_address(host).is_global


def is_unreachable(host: str) -> bool:
    """Whether no reader's program gets an answer from a host: a private one, or a name that is reserved for none."""
    return is_private(host) or host.lower().rstrip(".").endswith(".invalid")


def site_of(host: str) -> str:
    """The part of a host that one owner has: "example.co.uk" of "news.example.co.uk"."""
    labels = host.lower().strip(".").split(".")
    has_long_end = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _TWO_PART_ENDS
    return ".".join(labels[-3 if has_long_end else -2 :])
