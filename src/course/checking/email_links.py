"""C30x: links as a reader finds them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from course.checking.addresses import (
    is_numeric,
    is_open_field,
    is_private,
    is_script,
    problem_of_link,
    scheme_of,
    site_of,
    split_web,
)
from course.checking.link_words import is_bare_address, says_nothing
from course.checking.placing import line_at
from course.checking.rule import Broken
from course.checking.tables import EMAIL_RULES
from course.findings import Severity
from course.words.measures import columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.checking.material import CheckedEmail
    from course.checking.page import Element

_SHORTENERS = frozenset(
    {
        *("bit.ly", "tinyurl.com", "goo.gl", "t.co", "ow.ly", "is.gd", "buff.ly", "rebrand.ly", "cutt.ly", "rb.gy"),
        *("shorturl.at", "tiny.cc", "bl.ink", "v.gd", "s.id", "t.ly", "adf.ly", "lnkd.in", "shorte.st", "bit.do"),
    }
)
_SHOWN_HOST = re.compile(
    r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24})(?:[/?#:]\S*)?", re.IGNORECASE
)
_LONG_ADDRESS = 40  # columns: a shorter one is heard in a few seconds, and can be typed
_NO_SITE = frozenset(
    {"md", "py", "js", "txt", "html", "htm", "pdf", "doc", "docx", "png", "jpg", "json", "csv", "zip", "toml"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link on the page."""

    element: Element
    address: str
    words: str  # of it and of its pictures, in one line
    line: int  # of the email's file


def links_of(email: CheckedEmail) -> list[Link]:
    """The links that can be seen, in order."""
    found = [element for element in email.page.all("a", "area") if _is_link(element)]
    return [_link(email, element) for element in found]


def _link(email: CheckedEmail, element: Element) -> Link:
    address, words = element.get("href").strip(), element.words()
    line = line_at(email, element.line, f"]({address}", address, words)
    return Link(element=element, address=address, words=words or _named(element), line=line)


def _is_link(element: Element) -> bool:
    """Whether readers can follow it; a link around a `label` switches what is shown, and leads nowhere by intent."""
    is_control = element.get("href").startswith("#") and any(inner.tag == "label" for inner in element.inner())
    return "href" in element.attributes and not element.hidden and not is_control


def _named(element: Element) -> str:
    """What a screen reader says of a link without text of its own."""
    own = element.get("aria-label") or element.get("title") or element.get("alt")
    inner = (one.get("alt") or one.get("aria-label") or one.get("title") for one in element.inner() if not one.hidden)
    return own.strip() or " ".join(words for one in inner if (words := one.strip()))


def _shown(link: Link) -> str:
    return f"“{link.words[:40]}”" if link.words else f"to {link.address[:60]}"


def _is_own(email: CheckedEmail, address: str) -> bool:
    """Whether it lies where the course itself is served."""
    own, other = split_web(email.unsubscribe_url), split_web(address)
    return email.day > 0 and own is not None and other is not None and own.netloc == other.netloc


@EMAIL_RULES.rule(
    "C301", "broken-anchor", Severity.ERROR, hint="give the place it leads to that id, or leave the link out"
)
def broken_anchor(email: CheckedEmail) -> Iterator[Broken]:
    """A link to a place in the email that is not there."""
    places = {element.get(name) for element in email.page.elements for name in ("id", "name")}
    for link in links_of(email):
        target = link.address[1:]
        if link.address.startswith("#") and target not in {"", "top"} and not {target, unquote(target)} & places:
            yield Broken(f"the link {_shown(link)} leads to #{target}, and nothing has that id", link.line)


@EMAIL_RULES.rule("C302", "link-to-nowhere", Severity.ERROR, hint="write the address that it should lead to")
def link_to_nowhere(email: CheckedEmail) -> Iterator[Broken]:
    """A link without an address."""
    for link in links_of(email):
        if link.address in {"", "#"}:
            yield Broken(f"the link {_shown(link)} leads nowhere: its address is empty", link.line)
        elif is_script(link.address):
            yield Broken(f"the link {_shown(link)} holds a script or a page instead of an address", link.line)


@EMAIL_RULES.rule("C303", "impossible-link", Severity.ERROR, hint="write the whole address, from https:// on")
def impossible_link(email: CheckedEmail) -> Iterator[Broken]:
    """A link that no mail program can follow."""
    for link in links_of(email):
        address = link.address
        if address.startswith("#") or not address or is_script(address) or _is_open(email, address):
            continue
        if problem := problem_of_link(address):
            yield Broken(f"the link {_shown(link)} {problem}: {address[:80]}", link.line)


def _is_open(email: CheckedEmail, address: str) -> bool:
    return not email.is_whole and is_open_field(address)


@EMAIL_RULES.rule("C304", "plain-http-link", Severity.WARNING, hint="write https:// where the site has it")
def plain_http_link(email: CheckedEmail) -> Iterator[Broken]:
    """A link that anybody on the way can read and change."""
    for link in links_of(email):
        is_plain = scheme_of(link.address) == "http" and split_web(link.address) is not None
        if is_plain and not _is_own(email, link.address):
            yield Broken(f"the link {_shown(link)} is not encrypted: {link.address[:80]}", link.line)


@EMAIL_RULES.rule(
    "C305",
    "vague-link",
    Severity.WARNING,
    hint="let the link's own words say where it leads: people hear links out of their sentence",
)
def vague_link(email: CheckedEmail) -> Iterator[Broken]:
    """Words like “here”, or a bare address that is long, for a link."""
    links = links_of(email)
    named = {link.address for link in links if link.words and not is_bare_address(link.words)}
    for link in links:
        if says_nothing(link.words):
            yield Broken(f"the link “{link.words[:40]}” does not say where it leads", link.line)
        elif _is_long_address(link.words) and link.address not in named:
            yield Broken(f"the link {_shown(link)} is a bare address, which a screen reader spells out", link.line)


def _is_long_address(words: str) -> bool:
    return is_bare_address(words) and columns(words.strip()) > _LONG_ADDRESS


@EMAIL_RULES.rule(
    "C306", "link-without-words", Severity.ERROR, hint="write words into it, or an alternative text for its picture"
)
def link_without_words(email: CheckedEmail) -> Iterator[Broken]:
    """A link that a screen reader, or a reader without pictures, finds nothing in."""
    links = links_of(email)
    named = {link.address for link in links if link.words}  # an icon beside a link in words says no less
    for link in links:
        if not link.words and link.address not in named and link.element.get("aria-hidden") != "true":
            yield Broken(f"the link to {link.address[:80] or 'nowhere'} has no words", link.line)


@EMAIL_RULES.rule(
    "C307", "link-shows-another-site", Severity.WARNING, hint="show words instead of an address, or the address itself"
)
def link_shows_another_site(email: CheckedEmail) -> Iterator[Broken]:
    """Words that are one site's address on a link to another: what phishing looks like to filters."""
    for link in links_of(email):
        shown, parts = _SHOWN_HOST.fullmatch(link.words.strip()), split_web(link.address)
        if shown is None or parts is None or shown[1].lower().rpartition(".")[2] in _NO_SITE:
            continue
        if site_of(shown[1]) != site_of(parts.hostname or ""):
            yield Broken(f"the link “{link.words[:60]}” leads to another site, {parts.hostname}", link.line)


@EMAIL_RULES.rule("C308", "shortened-link", Severity.WARNING, hint="write the address that it stands for")
def shortened_link(email: CheckedEmail) -> Iterator[Broken]:
    """A link through a service that hides where it leads, as spam does."""
    for link in links_of(email):
        parts = split_web(link.address)
        if parts is not None and (parts.hostname or "").lower().removeprefix("www.") in _SHORTENERS:
            yield Broken(f"the link {_shown(link)} hides where it leads behind {parts.hostname}", link.line)


@EMAIL_RULES.rule(
    "C309", "suspicious-link", Severity.WARNING, hint="name the site by its public name, without a user name before it"
)
def suspicious_link(email: CheckedEmail) -> Iterator[Broken]:
    """A link to a number instead of a name, to a private machine, or with a user name before the host."""
    for link in links_of(email):
        parts = split_web(link.address)
        if parts is None or _is_own(email, link.address):
            continue
        host = parts.hostname or ""
        if is_private(host):
            yield Broken(f"the link {_shown(link)} leads to {host}, which readers cannot reach", link.line)
        elif is_numeric(host) or "@" in parts.netloc:
            yield Broken(f"the link {_shown(link)} looks like phishing to spam filters: {parts.netloc}", link.line)
