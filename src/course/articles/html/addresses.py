"""Web addresses of a page: made whole, and fit to stand in Markdown."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urljoin, urlsplit

from course.lessons import escape_merge_fields

_FOLLOWED = frozenset({"http", "https", "mailto", "tel", "sms", "ftp"})
_LONGEST = 2000  # characters; a longer one is data
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WRAPPED = re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,6}/url\?")
_UNSAFE = {"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "{": "%7B", "}": "%7D", " ": "%20", "\\": "%5C", "`": "%60"}
_TO_ESCAPE = re.compile(r"[()<>{}\s\\`]")
_SRCSET = re.compile(r"\s*(?P<address>[^\s,]\S*[^\s,]|[^\s,])(?:\s+(?P<size>[\d.]{1,9})[wx])?\s*(?:,|$)")


class Base:
    """What relative addresses of a page are relative to; "" where that is not known."""

    def __init__(self, address: str) -> None:
        self._base = address if _is_web(address) else ""
        self._page = self._base.partition("#")[0]

    def within(self, address: str) -> Base:
        """The base that `<base href>` sets on this page."""
        inner = Base(_joined(self._base, address))
        inner._page = self._page or inner._page
        return inner

    def link(self, address: str) -> str:
        """Where a link leads, whole; "" where it leads nowhere from an email."""
        address = address.strip()
        if not address or address.startswith("#") or len(address) > _LONGEST:
            return ""
        whole = _joined(self._base, address)
        scheme = _SCHEME.match(whole)
        if scheme is None or scheme[0][:-1].lower() not in _FOLLOWED:
            return ""
        whole = _unwrapped(whole)
        before, _, fragment = whole.partition("#")
        return "" if fragment and before == self._page else quoted(whole)

    def picture(self, address: str) -> str:
        """Where a picture lies: whole where that can be known, else as the page has it; "" for data."""
        address = address.strip()
        if not address or address.startswith(("data:", "blob:", "javascript:", "about:")) or len(address) > _LONGEST:
            return ""
        return quoted(_joined(self._base, address))


def _unwrapped(address: str) -> str:
    """Where a link leads that goes by way of a search engine, as in exported documents."""
    if not _WRAPPED.match(address):
        return address
    inner = parse_qs(address.partition("?")[2], max_num_fields=50).get("q", [""])[0]
    return inner if _is_web(inner) else address


def quoted(address: str) -> str:
    """`address` as it stands between the parentheses of a link."""
    return _TO_ESCAPE.sub(lambda match: _UNSAFE.get(match[0], "%20"), address)


def with_title(address: str, title: str) -> str:
    """An address and its title between the parentheses of a link or a picture."""
    if not title:
        return address
    title = " ".join(title.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'{address} "{escape_merge_fields(title)}"'


def largest_of(srcset: str) -> str:
    """The largest picture of a `srcset`, "" where it names none."""
    found = [(float(_number(match["size"])), match["address"]) for match in _SRCSET.finditer(srcset[:20_000])]
    return max(found, key=lambda pair: pair[0])[1] if found else ""


def _number(size: str | None) -> str:
    return size if size and size.count(".") <= 1 and size != "." else "1"


def _joined(base: str, address: str) -> str:
    if address.startswith("//"):
        address = "https:" + address if not base else address
    try:
        return urljoin(base, address) if base else address
    except ValueError:
        return address


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
