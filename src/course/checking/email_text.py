"""C81x: the plain text, held against the page."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from course.checking.day_phrases import DAY_OF
from course.checking.email_leaving import leads_out
from course.checking.email_links import links_of
from course.checking.placing import line_at, line_of_text
from course.checking.rule import Broken
from course.checking.tables import EMAIL_RULES
from course.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.checking.material import CheckedEmail

_ADDRESS = re.compile(r"https?://[^\s<>()\[\]]+", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
# An address to go or to write to.
_PLACE_TO_GO = re.compile(r"https?://[^\s<>()\[\]]+|www\.[^\s<>]+|[^\s@<>:]{1,64}@[^\s@<>]{3,200}", re.IGNORECASE)
_NEAR = 200  # characters before an address that may say where it leads
_AMOUNT = re.compile(r"(?<![\w.,])(?:[$€£¥]\s?\d[\d.,]{0,12}|\d[\d.,]{0,12}\s?(?:%|€|£|¥|percent\b))", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|br|b|strong|em|a|div|span|td|tr|table|h[1-6]|html|body|head|style|img|ul|li)(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_LONG_BLOCK = 8  # words of a block that is looked for
_FEW = 20  # words below which nothing is compared
_SAME = 0.5  # of a block's pairs of words that must stand in the other part, too
_LACKING = 0.2  # of all words that may lack, in blocks


def _words(text: str) -> list[str]:
    """The words to compare, lower case; of scripts without spaces, each two letters."""
    found: list[str] = []
    for word in _WORD.findall(_ADDRESS.sub(" ", text).casefold()):
        if _SPACELESS.search(word):
            found += [word[at : at + 2] for at in range(max(len(word) - 1, 1))]
        else:
            found.append(word)
    return found


def _pairs(words: list[str]) -> set[tuple[str, str]]:
    """Words beside each other: a text on one matter has the same words everywhere, but not in the same places."""
    return set(pairwise(words))


@EMAIL_RULES.rule("C811", "no-plain-text", Severity.ERROR, hint="send a text/plain part with the same words")
def no_plain_text(email: CheckedEmail) -> Iterator[Broken]:
    """No plain text beside the page."""
    if email.is_whole and not email.text.strip() and email.page.words:
        yield Broken("the email has no plain text", line_of_text(email, ""))


@EMAIL_RULES.rule("C812", "plain-text-differs", Severity.ERROR, hint="write both from the same words")
def plain_text_differs(email: CheckedEmail) -> Iterator[Broken]:
    """Plain text without what the page says, or with something else."""
    if not email.text.strip():
        return
    missing = _missing(email)
    if missing is not None:
        yield missing
    elif (other := _foreign(email)) is not None:
        yield Broken(f"the plain text says what the page does not: “{other[:60]}”")
    elif (day := _other_day(email)) is not None:
        yield day
    else:
        yield from _other_amounts(email)


def _missing(email: CheckedEmail) -> Broken | None:
    """The first block that the plain text lacks, where it lacks much; of a lesson, any."""
    known = _pairs(_words(email.text))
    blocks = [(element, words, _words(words)) for element, words in email.page.blocks]
    total = sum(len(words) for _, _, words in blocks)
    lacking = [(element, text, words) for element, text, words in blocks if _lacks(words, known)]
    if total < _FEW or not lacking:
        return None
    if email.day == 0 and sum(len(words) for _, _, words in lacking) < total * _LACKING:
        return None
    element, text, _ = lacking[0]
    return Broken(f"the plain text lacks what the page says: “{text[:60]}”", line_at(email, element.line, text))


def _lacks(words: list[str], known: set[tuple[str, str]]) -> bool:
    pairs = _pairs(words)
    return len(words) >= _LONG_BLOCK and len(pairs & known) < _SAME * len(pairs)


def _foreign(email: CheckedEmail) -> str | None:
    """A paragraph of the plain text that is not on the page, where such are many."""
    shown = [element.get("alt") for element in email.page.all("img")]
    known = _pairs(_words(" ".join([email.page.body.words(shown=False), email.subject, email.preheader, *shown])))
    blocks = [(text, _words(text)) for text in re.split(r"\n\s*\n", email.text)]
    total = sum(len(words) for _, words in blocks)
    foreign = [(text, words) for text, words in blocks if _lacks(words, known)]
    if total < _FEW or sum(len(words) for _, words in foreign) < total * _LACKING:
        return None
    return " ".join(foreign[0][0].split())


def _other_day(email: CheckedEmail) -> Broken | None:
    """A “Day 3 of 7” that stands in one part, where the other has another one."""
    shown = [(element, words, day) for element, words in email.page.blocks for day in _days(words)]
    on_page, in_text = {day for _, _, day in shown}, _days(" ".join(email.text.split()))
    if on_page and in_text and (other := in_text - on_page):
        return Broken(f"the plain text says “{min(other)}”, and the page does not")
    other_place = next((found for found in shown if in_text and found[2] not in in_text), None)
    if other_place is None:
        return None
    element, words, day = other_place
    return Broken(f"the page says “{day}”, and the plain text does not", line_at(email, element.line, words))


def _days(text: str) -> set[str]:
    return {" ".join(match[0].casefold().split()) for match in DAY_OF.finditer(text)}


def _other_amounts(email: CheckedEmail) -> Iterator[Broken]:
    """An amount or a percentage that stands in the plain text alone, beside others on the page."""
    shown = {_amount(one) for one in _AMOUNT.findall(email.page.body.words(shown=False))}
    for match in _AMOUNT.finditer(_ADDRESS.sub(" ", email.text)):
        if shown and _amount(match[0]) not in shown and _amount(match[0]).strip("%€£$¥") not in " ".join(shown):
            yield Broken(f"the plain text says {match[0].strip()}, which the page does not")
            return


def _amount(text: str) -> str:
    return re.sub(r"\s|[.,]$", "", text.lower().replace("percent", "%"))


@EMAIL_RULES.rule("C813", "plain-text-lacks-links", Severity.WARNING, hint="write each address beside its words")
def plain_text_lacks_links(email: CheckedEmail) -> Iterator[Broken]:
    """Plain text without one address, of a page with links; of a lesson, without one of them."""
    if not email.text.strip():
        return
    links = [
        one.get("href").strip() for one in email.page.all("a") if not one.hidden and _ADDRESS.match(one.get("href"))
    ]
    lost = [address for address in links if address not in email.text]
    if email.day > 0 and lost:
        yield Broken(f"the plain text lacks the address {lost[0][:80]}", line_at(email, 1, lost[0]))
    elif email.day == 0 and links and not _ADDRESS.search(email.text) and "www." not in email.text:
        yield Broken("the page has links, and the plain text has no address")
    elif email.day == 0 and any(leads_out(one.words, one.address) for one in links_of(email)) and not _says_out(email):
        yield Broken("the page has a link to unsubscribe, and the plain text does not say where to")


def _says_out(email: CheckedEmail) -> bool:
    """Whether the plain text has an address for leaving: the page's, or one that words beside it call so."""
    if any(leads_out(one.words, one.address) and one.address in email.text for one in links_of(email)):
        return True
    before = 0
    for match in _PLACE_TO_GO.finditer(email.text):
        after = email.text[match.end() : match.end() + _NEAR].partition("\n")[0]
        said = f"{email.text[max(before, match.start() - _NEAR) : match.start()]} {after}"
        if leads_out(said, match[0]):
            return True
        before = match.end()
    return False


@EMAIL_RULES.rule("C814", "markup-in-plain-text", Severity.ERROR, hint="write the plain text without tags and entities")
def markup_in_plain_text(email: CheckedEmail) -> Iterator[Broken]:
    """HTML in the plain text."""
    found = _TAG.findall(email.text) if email.day == 0 else []
    entity = re.search(r"&(?:nbsp|amp|quot|[lr]squo|[lr]dquo|#\d{2,6});", email.text) if email.day == 0 else None
    if len(found) > 1 or entity:
        markup = found[0] if found else entity[0] if entity else ""
        yield Broken(f"the plain text holds markup: {markup[:40]}", line_of_text(email, markup))
