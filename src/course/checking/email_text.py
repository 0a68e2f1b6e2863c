"""C81x: the plain text, held against the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.checking.email_table import EMAIL_RULES
from course.checking.placing import line_at
from course.checking.rule import Broken
from course.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.checking.material import CheckedEmail

_ADDRESS = re.compile(r"https?://[^\s<>()\[\]]+", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_AMOUNT = re.compile(r"(?<![\w.,])(?:[$€£¥]\s?\d[\d.,]{0,12}|\d[\d.,]{0,12}\s?(?:%|€|£|¥|percent\b))", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|br|b|strong|em|a|div|span|td|tr|table|h[1-6]|html|body|head|style|img|ul|li)(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_LONG_BLOCK = 8  # words of a block that is looked for
_FEW = 20  # words below which nothing is compared
_SAME = 0.5  # of a block's words that must stand in the text
_LACKING = 0.3  # of all words that may, in blocks


def _words(text: str) -> list[str]:
    """The words to compare, lower case; of scripts without spaces, each two letters."""
    found: list[str] = []
    for word in _WORD.findall(_ADDRESS.sub(" ", text).casefold()):
        if _SPACELESS.search(word):
            found += [word[at : at + 2] for at in range(max(len(word) - 1, 1))]
        else:
            found.append(word)
    return found


@EMAIL_RULES.rule("C811", "no-plain-text", Severity.ERROR, hint="send a text/plain part with the same words")
def no_plain_text(email: CheckedEmail) -> Iterator[Broken]:
    """No plain text beside the page."""
    if email.is_whole and not email.text.strip() and email.page.words:
        yield Broken("the email has no plain text")


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
    else:
        yield from _other_amounts(email)


def _missing(email: CheckedEmail) -> Broken | None:
    """The first block that the plain text lacks, where it lacks much; of a lesson, any."""
    known = set(_words(email.text))
    blocks = [(element, words, _words(words)) for element, words in email.page.blocks]
    total = sum(len(words) for _, _, words in blocks)
    lacking = [(element, text, words) for element, text, words in blocks if _lacks(words, known)]
    if total < _FEW or not lacking:
        return None
    if email.day == 0 and sum(len(words) for _, _, words in lacking) < total * _LACKING:
        return None
    element, text, _ = lacking[0]
    return Broken(f"the plain text lacks what the page says: “{text[:60]}”", line_at(email, element.line, text))


def _lacks(words: list[str], known: set[str]) -> bool:
    return len(words) >= _LONG_BLOCK and sum(word in known for word in words) < _SAME * len(words)


def _foreign(email: CheckedEmail) -> str | None:
    """A paragraph of the plain text whose words are not on the page, where such are many."""
    shown = [element.get("alt") for element in email.page.all("img")]
    known = set(_words(" ".join([email.page.body.words(shown=False), email.subject, email.preheader, *shown])))
    blocks = [(text, _words(text)) for text in re.split(r"\n\s*\n", email.text)]
    total = sum(len(words) for _, words in blocks)
    foreign = [(text, words) for text, words in blocks if _lacks(words, known)]
    if total < _FEW or sum(len(words) for _, words in foreign) < total * _LACKING:
        return None
    return " ".join(foreign[0][0].split())


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


@EMAIL_RULES.rule("C814", "markup-in-plain-text", Severity.ERROR, hint="write the plain text without tags and entities")
def markup_in_plain_text(email: CheckedEmail) -> Iterator[Broken]:
    """HTML in the plain text."""
    found = _TAG.findall(email.text) if email.day == 0 else []
    entity = re.search(r"&(?:nbsp|amp|quot|[lr]squo|[lr]dquo|#\d{2,6});", email.text) if email.day == 0 else None
    if len(found) > 1 or entity:
        yield Broken(f"the plain text holds markup: {found[0][:40] if found else entity[0] if entity else ''}")
