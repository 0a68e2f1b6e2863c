"""C42x: markup that mail programs read in ways nobody meant, or take out."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING

from course.checking.placing import line_at, line_of_header
from course.checking.raw_text import without_raw_text
from course.checking.rule import Broken
from course.checking.tables import EMAIL_RULES
from course.checking.tag_balance import tag_slips
from course.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.checking.material import CheckedEmail
    from course.checking.page import Element

_STRAY = re.compile(r"<(?=[\s\d=<])")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_TWICE = re.compile(r"&(?:amp|lt|gt|quot|nbsp|copy|#\d{1,6}|[lr]dquo|[lr]squo|mdash|ndash|hellip);")
_TAG_AS_TEXT = re.compile(
    r"</?(?:p|br|b|i|em|strong|a|div|span|h[1-6]|td|tr|table|img|ul|ol|li)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE
)
_TEMPLATE = re.compile(
    r"\{\{[^{}\n]{0,120}\}\}|\{%[^%\n]{0,120}%\}|\*\|[A-Z0-9_:]{2,60}\|\*|<%=?[^%\n]{1,120}%>|\$\{[\w.]{1,60}\}"
    r"|%%[\w .]{2,60}%%|\[\[[\w .]{2,60}\]\]|%[A-Z]{2,20}_?[A-Z]{2,20}%"
)
_GREETING = (
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|welcome"
    r"|hallo|liebe[rs]?|guten (?:tag|morgen|abend)|bonjour|bonsoir|salut|cher|chère"
    r"|hola|buen[oa]s (?:días|tardes|noches)|querid[oa]|estimad[oa]|مرحبا|مرحبًا|أهلا|أهلًا|صباح الخير|عزيزي|عزيزتي)"
)
_NOBODY = re.compile(
    rf"\b{_GREETING}[\s,،]{{1,3}}"
    r"(?:(?:undefined|null|nan|\(null\)|\[object object\]|first ?name|fname|name here)(?![\w-])"
    r"|(?:none|nil|n/a|false|unknown|your name)\s?(?:[,،.!:]|$))"
    r"|(?:undefined|null|none|nan)\s?(?:様|さま|さん)",
    re.IGNORECASE,
)
_EMPTY_GREETING = re.compile(rf"{_GREETING}\s[,،](?=\s|$)|[,、]?\s?(?:様|さま)[,、。]", re.IGNORECASE)  # "Hi ,"
# What stands in for words that were to be written; "lorem ipsum" alone may be what a sentence is about.
_FILLER = re.compile(
    r"\blorem ipsum dolor|\bdolor sit amet\b|^lorem ipsum\b"
    r"|\[?\b(?:insert|enter|add|type|put) (?:your )?(?:text|copy|headline|title|name|content|image|link) here\b"
    r"|^(?:your|the) (?:text|copy|headline|title|content) (?:goes )?here\b|^\[?(?:TODO|TBD|FIXME|TK)\b[:\]]?"
    r"|^(?:hier text einfügen|texto aquí|votre texte ici|ここにテキスト)",
    re.IGNORECASE,
)
_UNFILLED = re.compile(r"\[object Object\]|\bundefined undefined\b")
_MOJIBAKE = re.compile(r"Ã[\u0080-\u00bf\u0192¡-¿]|â€[™œ\u009d“”¦\u0153\u2122]|Â[\u00a0©®«»°·]|ï»¿|\ufffd")
_CODE = frozenset({"code", "pre", "kbd", "samp", "tt"})
_SCRIPTS = frozenset({"script"})
_EMBEDDED = frozenset({"iframe", "frame", "frameset", "object", "embed", "applet"})
_FORMS = frozenset({"form", "input", "select", "textarea", "button"})
_FONTS = re.compile(r"font|typekit|\.woff", re.IGNORECASE)
_SHOWN = 5  # findings of one kind


@EMAIL_RULES.rule(
    "C420", "malformed-markup", Severity.ERROR, hint="close each tag where its element ends, in the order of nesting"
)
def malformed_markup(email: CheckedEmail) -> Iterator[Broken]:
    """Tags that are not opened, not closed, or closed in the wrong order, and attributes twice."""
    for slip in tag_slips(email.page.html)[:_SHOWN]:
        yield Broken(slip.message, line_at(email, slip.line))


@EMAIL_RULES.rule("C421", "unescaped-markup", Severity.ERROR, hint="write &lt; for < and &amp; for & in text")
def unescaped_markup(email: CheckedEmail) -> Iterator[Broken]:
    """A bare “<” in text, or an entity that HTML does not know."""
    text = without_raw_text(email.page.html)
    slips = [(match.start(), "a bare < stands in the text") for match in _STRAY.finditer(text)]
    slips += [
        (match.start(), f"HTML knows no &{match[1]};")
        for match in _ENTITY.finditer(text)
        if f"{match[1]};" not in html5
    ]
    for start, message in sorted(slips)[:_SHOWN]:
        yield Broken(message, line_at(email, text.count("\n", 0, start) + 1))


@EMAIL_RULES.rule(
    "C422", "script", Severity.ERROR, hint="leave it out: every mail program does, and filters mistrust it"
)
def script(email: CheckedEmail) -> Iterator[Broken]:
    """Anything that would run."""
    for element in email.page.elements:
        if element.tag in _SCRIPTS and not element.get("type").lower().endswith("json"):
            yield Broken("a script stands in the page", line_at(email, element.line))
        for name in element.attributes:
            if name.startswith("on") and len(name) > 4 and name.isalpha():
                yield Broken(f"<{element.tag}> has {name}, which would run a script", line_at(email, element.line))


@EMAIL_RULES.rule("C423", "embedded-page", Severity.ERROR, hint="link to a page that holds it")
def embedded_page(email: CheckedEmail) -> Iterator[Broken]:
    """Frames, plug-ins and pages that move on by themselves."""
    for element in email.page.elements:
        is_refresh = element.tag == "meta" and element.get("http-equiv").lower() == "refresh"
        if element.tag in _EMBEDDED or is_refresh:
            what = "a page that moves on by itself" if is_refresh else f"<{element.tag}>"
            yield Broken(f"{what}: mail programs take it out", line_at(email, element.line))


@EMAIL_RULES.rule("C424", "form", Severity.WARNING, hint="link to a page with the form")
def form(email: CheckedEmail) -> Iterator[Broken]:
    """Something to fill in: Gmail warns of it, Outlook does not draw it."""
    found = next((one for one in email.page.elements if one.tag in _FORMS and not one.hidden), None)
    if found is not None:
        yield Broken(f"<{found.tag}>: many mail programs do not show or send forms", line_at(email, found.line))


@EMAIL_RULES.rule("C425", "external-style", Severity.ERROR, hint="write the rules into a <style> in the head")
def external_style(email: CheckedEmail) -> Iterator[Broken]:
    """A style sheet that would have to be fetched; web fonts may be, in emails that are no lesson."""
    for element in email.page.all("link"):
        address = element.get("href")
        if "stylesheet" in element.get("rel").lower() and not (email.day == 0 and _FONTS.search(address)):
            yield Broken(
                f"the style sheet {address[:80]} is not fetched by mail programs", line_at(email, element.line)
            )
    for sheet in email.page.sheets:
        for name, prelude, line in sheet.at_rules:
            if name == "import" and not (email.day == 0 and _FONTS.search(prelude)):
                yield Broken(f"@import {prelude[:80]} is not fetched by mail programs", line_at(email, line))


@EMAIL_RULES.rule("C426", "duplicate-id", Severity.WARNING, hint="give each element an id of its own")
def duplicate_id(email: CheckedEmail) -> Iterator[Broken]:
    """One id twice: a link to it reaches the first alone."""
    seen: set[str] = set()
    for element in email.page.elements:
        own = element.get("id")
        if own and own in seen:
            yield Broken(f"the id “{own[:60]}” stands twice", line_at(email, element.line))
        seen.add(own)


@EMAIL_RULES.rule(
    "C427",
    "leftover-template",
    Severity.ERROR,
    hint="fill the field in, or write it as a merge field that course knows",
)
def leftover_template(email: CheckedEmail) -> Iterator[Broken]:
    """Marks of a mailing tool that were to be filled in."""
    if not email.is_whole:
        return
    for line, text in _texts(email):
        match = _TEMPLATE.search(text)
        if match and (match[0] in email.subject or not _is_quoted(email, match[0])):
            yield Broken(f"the reader would see “{match[0][:60]}”", line)


@EMAIL_RULES.rule(
    "C428", "greets-nobody", Severity.ERROR, hint="give the merge field a default for readers without a name"
)
def greets_nobody(email: CheckedEmail) -> Iterator[Broken]:
    """“Hi undefined”: what stood for a missing value."""
    for line, text in _texts(email):
        if match := _NOBODY.search(text) or _UNFILLED.search(text) or _EMPTY_GREETING.match(text):
            yield Broken(f"the reader would see “{match[0][:60]}”", line)


@EMAIL_RULES.rule(
    "C432", "open-field", Severity.WARNING, hint="fill it in before you send the page, or let the mailing tool do it"
)
def open_field(email: CheckedEmail) -> Iterator[Broken]:
    """A mailing tool's mark among the words of a lone page: it may be sent as it stands. In addresses it is usual."""
    if email.is_whole:
        return
    for element, words in email.page.blocks:
        match = _TEMPLATE.search(words)
        if match and not _is_code(element) and not _is_quoted(email, match[0]):
            yield Broken(f"“{match[0][:60]}” stands among the words", line_at(email, element.line, words))


@EMAIL_RULES.rule("C433", "filler-text", Severity.ERROR, hint="write what is to stand there, or leave it out")
def filler_text(email: CheckedEmail) -> Iterator[Broken]:
    """Words that only hold the place of others."""
    for line, text in _texts(email):
        if match := _FILLER.search(text):
            yield Broken(f"“{match[0][:60]}” holds the place of words", line)


@EMAIL_RULES.rule("C429", "escaped-twice", Severity.ERROR, hint="escape the text once, and write markup as markup")
def escaped_twice(email: CheckedEmail) -> Iterator[Broken]:
    """Entities or tags that the reader sees as such."""
    for element, words in email.page.blocks:
        match = _TWICE.search(words) or (None if email.day else _TAG_AS_TEXT.search(words))
        if match and not _is_code(element):
            yield Broken(f"the reader would see “{match[0][:60]}”", line_at(email, element.line, words))


@EMAIL_RULES.rule("C430", "broken-characters", Severity.ERROR, hint="save and send the text as UTF-8, and say so once")
def broken_characters(email: CheckedEmail) -> Iterator[Broken]:
    """Text that was read in another character set than it was written in."""
    for line, text in _texts(email):
        if match := _MOJIBAKE.search(text):
            start = max(match.start() - 10, 0)
            yield Broken(f"broken characters: “{text[start : match.end() + 10]}”", line)


@EMAIL_RULES.rule(
    "C431", "charset-not-said", Severity.WARNING, hint='write <meta charset="utf-8"> at the head of the page'
)
def charset_not_said(email: CheckedEmail) -> Iterator[Broken]:
    """A page of more than ASCII that does not say how it is written, where no header says it."""
    if email.headers is not None or email.page.html.isascii():
        return
    said = [one.get("charset") or one.get("content") for one in email.page.all("meta")]
    if not any("utf-8" in content.lower() or "charset=" in content.lower() for content in said):
        yield Broken("the page does not say which character set it is written in")


def _texts(email: CheckedEmail) -> Iterator[tuple[int, str]]:
    """What a reader sees, each with its line: the subject, the preview line, every block, addresses."""
    yield line_of_header(email, "subject"), email.subject
    yield line_of_header(email, "preheader"), email.preheader
    for element, words in email.page.blocks:
        if not _is_code(element):
            yield line_at(email, element.line, words), words
    for element in email.page.elements:
        address = element.get("href") or element.get("src")
        if address and not address.startswith("data:"):
            yield line_at(email, element.line, address), address[:2000]


def _is_quoted(email: CheckedEmail, text: str) -> bool:
    """Whether `text` stands in code alone, wherever it stands on the page."""
    codes = [one for one in email.page.all(*_CODE) if not _is_code_within(one)]
    return 0 < email.page.words.count(text) <= sum(one.words().count(text) for one in codes)


def _is_code_within(element: Element) -> bool:
    return any(outer.tag in _CODE for outer in element.above())


def _is_code(element: Element) -> bool:
    return element.tag in _CODE or _is_code_within(element)
