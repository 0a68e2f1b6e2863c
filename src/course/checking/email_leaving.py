"""C80x: the way out, and who it is from: what law and mail programs ask of everyone who writes to many."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.checking.email_links import links_of
from course.checking.rule import Broken
from course.checking.tables import EMAIL_RULES
from course.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.checking.material import CheckedEmail
    from course.checking.page import Element

# In the words of a link, or in its address.
_LEAVE = re.compile(
    r"unsub|opt[ _-]?out|\bleave\b|stop (?:receiving|these|getting)|\bremove me\b"
    r"|(?:manage|update|change|edit|cancel|end) (?:your |my )?(?:email )?subscription"
    r"|abbestell|abmeld|austrag|désabonn|désinscri|desinscri|de baja|(?:cancelar|anular) (?:la |tu )?suscripci"
    r"|إلغاء الاشتراك|الغاء الاشتراك|配信停止|配信を停止|購読解除|購読を解除|登録解除|退会|メール停止"
    r"|afmelden|uitschrijven|disiscri|cancelar inscri|avregistrera|отпис|退订|取消订阅|수신거부",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[\s,،、;|·•]+")
_YEAR = r"(?!(?:19|20)\d\d\b)"
_NEAR = 6  # blocks before and after the link for leaving, and at the end: where an address is looked for
_LONG = 400  # characters of a block that is no line of a footer
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# A number beside a capitalised word, in either order; post codes; boxes. Years and amounts are none.
_POSTAL = re.compile(
    rf"(?<![\d.,:$€£%/-]){_YEAR}\d{{1,5}}[A-Za-z]?,?\s+(?:[NSEW]\.?\s+)?(?:rue|avenue|bd|boulevard|[A-ZÀ-Þ][\w'’.-]+)"
    rf"|[A-ZÀ-Þ][\w'’.-]+(?:stra(?:ß|ss)e|str\.|weg|platz|gasse|allee|laan|straat|gatan|vej)\s*,?\s*\d"
    rf"|\b(?:[Cc]alle|[Pp]laza|[Aa]venida|[Vv]ia|[Rr]ua|[Rr]oad|[Ss]treet|[Ss]uite|شارع)\b.{{0,40}}?\d"
    rf"|\bP\.?\s?O\.?\s?Box\b|\bPostfach\b|〒|丁目|番地|[都道府県].{{1,8}}[市区町村]"
    rf"|\b[A-Z]{{1,2}}\d[A-Z\d]?\s*\d[A-Z]{{2}}\b|\b{_YEAR}\d{{4,6}}\s+[A-ZÀ-Þ]\w+|\b[A-Z]{{2}}\s+\d{{5}}\b|\d{{5}}-\d{{3,4}}"
)

# The same in words alone, "Rose Cottage, Church Lane, Barrow": three parts, and a word for what stands at a road.
_ROAD = re.compile(
    r"\b(?:street|road|lane|avenue|square|court|drive|way|quay|straße|strasse|weg|platz|gasse|allee|rue|place"
    r"|chemin|boulevard|calle|plaza|avenida|camino|paseo)\b|\w{3,40}(?:straße|strasse|gasse|platz)\b|شارع|طريق|ميدان|通り|番地",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[,،、·|\n]\s*")
_FEWEST_PARTS = 3


def leads_out(words: str, address: str) -> bool:
    """Whether a link of these words to this address lets a reader leave."""
    return _LEAVE.search(f"{words} {address}") is not None


def _is_known(email: CheckedEmail) -> bool:
    """Whether this is an email that is meant to go to many: all but a part of a page."""
    return bool(email.page.words)


@EMAIL_RULES.rule(
    "C801", "no-unsubscribe-link", Severity.ERROR, hint="end the email with a link that says “Unsubscribe”"
)
def no_unsubscribe_link(email: CheckedEmail) -> Iterator[Broken]:
    """No link that lets the reader leave."""
    links = links_of(email)
    if email.unsubscribe_url:
        if not any(link.address == email.unsubscribe_url and link.words for link in links):
            yield Broken("no link that can be seen leads to the page for leaving")
    elif _is_known(email) and not any(leads_out(link.words, link.address) for link in links):
        yield Broken("no link lets the reader unsubscribe")


@EMAIL_RULES.rule(
    "C802", "no-postal-address", Severity.ERROR, hint="write your name and street into the footer, as words"
)
def no_postal_address(email: CheckedEmail) -> Iterator[Broken]:
    """The sender's postal address is not on the page."""
    if email.postal_address:
        if _bare(email.postal_address) not in _bare(email.page.words):
            yield Broken("the sender's postal address does not stand in the email")
    elif email.day > 0:
        yield Broken("course.toml names no postal address", hint="write it under [sender] postal_address")


@EMAIL_RULES.rule(
    "C803", "postal-address-not-found", Severity.WARNING, hint="write your name and street into the footer, as words"
)
def postal_address_not_found(email: CheckedEmail) -> Iterator[Broken]:
    """Nothing in the footer looks like a postal address, in an email that is no lesson."""
    if email.day == 0 and not email.postal_address and _is_known(email):
        lines = [words for element, words in _footer(email) if element.tag not in _HEADINGS and len(words) <= _LONG]
        if not any(_is_address(line) for line in lines):
            yield Broken("nothing in the email's footer looks like the sender's postal address")


def _footer(email: CheckedEmail) -> list[tuple[Element, str]]:
    """The blocks around the links for leaving, and the last ones."""
    blocks = email.page.blocks
    leaving = [link.words for link in links_of(email) if link.words and leads_out(link.words, link.address)]
    places = [at for at, (_, words) in enumerate(blocks) if any(link in words for link in leaving)]
    near = {at for place in places for at in range(place - _NEAR, place + _NEAR + 1)}
    near |= set(range(len(blocks) - _NEAR, len(blocks)))
    return [block for at, block in enumerate(blocks) if at in near]


def _is_address(line: str) -> bool:
    """Whether a line holds a number beside a name, a post code or a box, or the parts of an address in words."""
    if _POSTAL.search(line):
        return True
    return len([part for part in _PARTS.split(line) if part]) >= _FEWEST_PARTS and _ROAD.search(line) is not None


def _bare(text: str) -> str:
    return _SPACES.sub(" ", text).strip().casefold()


@EMAIL_RULES.rule(
    "C804", "no-list-unsubscribe", Severity.ERROR, hint="send the header List-Unsubscribe with an https address"
)
def no_list_unsubscribe(email: CheckedEmail) -> Iterator[Broken]:
    """No header that mail programs make their own button for leaving of."""
    if email.headers is None:
        return
    value = _header(email, "list-unsubscribe")
    if not value:
        yield Broken("the message has no List-Unsubscribe header")
    elif not re.search(r"<(?:https?:|mailto:)[^<>\s]+>", value):
        yield Broken("List-Unsubscribe holds no address in angle brackets")


@EMAIL_RULES.rule(
    "C805",
    "no-one-click",
    Severity.WARNING,
    hint="send List-Unsubscribe-Post: List-Unsubscribe=One-Click beside an https address",
)
def no_one_click(email: CheckedEmail) -> Iterator[Broken]:
    """No way to leave by one click, which Gmail and Yahoo ask of everyone who writes to many (RFC 8058)."""
    value = _header(email, "list-unsubscribe") if email.headers is not None else ""
    if not value:
        return
    if _header(email, "list-unsubscribe-post").strip().lower() != "list-unsubscribe=one-click":
        yield Broken("the message has no List-Unsubscribe-Post header for one-click unsubscribing")
    elif "<https:" not in value.lower() and not (email.day > 0 and "<http:" in value.lower()):
        yield Broken("List-Unsubscribe names no https address, and one-click unsubscribing needs one")


def _header(email: CheckedEmail, name: str) -> str:
    return next((value for field, value in (email.headers or {}).items() if field.lower() == name), "")
