"""C40x: what a screen reader goes by: headings, languages, directions, tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.checking.placing import line_at
from course.checking.rule import Broken
from course.checking.tables import EMAIL_RULES
from course.findings import Severity
from course.words.scripts import RIGHT_TO_LEFT, direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.checking.material import CheckedEmail
    from course.checking.page import Element

_LEVEL = re.compile(r"h[1-6]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
_RTL_LETTERS = re.compile(f"[{RIGHT_TO_LEFT}]")
_LETTERS = re.compile(r"[^\W\d_]")
_FROM_RIGHT = re.compile(r"(?:^|;)\s*direction\s*:\s*rtl", re.IGNORECASE)
_SEVERAL = 2  # headings of one message, above which one is missing
_ENOUGH = 40  # letters to tell a direction by


def _headings(email: CheckedEmail) -> list[tuple[Element, int]]:
    found = [(one, int(one.tag[1])) for one in email.page.elements if _LEVEL.fullmatch(one.tag) and not one.hidden]
    return [(one, level) for one, level in found if one.get("role") not in {"presentation", "none"}]


@EMAIL_RULES.rule(
    "C401", "main-heading", Severity.WARNING, hint="make the email's title its one h1, and what is below it h2"
)
def main_heading(email: CheckedEmail) -> Iterator[Broken]:
    """More than one h1; in a lesson, none; in a message, none above at least two other headings."""
    headings = _headings(email)
    main = [element for element, level in headings if level == 1]
    if not main and (email.day > 0 or (email.is_whole and len(headings) >= _SEVERAL)):
        line = line_at(email, headings[0][0].line) if headings and email.day == 0 else 1
        yield Broken("the email has no h1: a screen reader finds no title", line)
    for element in main[1:]:
        words = element.words()
        yield Broken(f"a second h1: “{words[:60]}”", line_at(email, element.line, words))


@EMAIL_RULES.rule(
    "C402", "skipped-heading", Severity.WARNING, hint="use the level below the heading that it belongs to"
)
def skipped_heading(email: CheckedEmail) -> Iterator[Broken]:
    """A heading two or more levels below the one before it."""
    before = 1 if email.day == 0 else 0
    for element, level in _headings(email):
        if level > before + 1:
            after = f"after an h{before}" if before else "before any other"
            words = element.words()
            yield Broken(f"an h{level} stands {after}: “{words[:60]}”", line_at(email, element.line, words))
        before = level


@EMAIL_RULES.rule("C403", "empty-heading", Severity.WARNING, hint="leave it out, or write what the part is about")
def empty_heading(email: CheckedEmail) -> Iterator[Broken]:
    """A heading without words."""
    for element, level in _headings(email):
        has_picture = any(inner.get("alt").strip() for inner in element.inner())
        if not element.words() and not has_picture and not element.get("aria-label"):
            yield Broken(f"an h{level} has no words", line_at(email, element.line))


@EMAIL_RULES.rule(
    "C404", "language-not-said", Severity.WARNING, hint='write lang="en", or the language it is in, on <html>'
)
def language_not_said(email: CheckedEmail) -> Iterator[Broken]:
    """No language, or none that there is: a screen reader speaks with the wrong voice."""
    own = email.page.root.get("lang").strip() or email.page.root.get("xml:lang").strip()
    inner = [one.get("lang").strip() for one in email.page.elements[1:4000] if one.get("lang").strip()]
    if not own and not (email.day == 0 and inner):
        yield Broken("the page does not say which language it is in")
    elif own and not _LANGUAGE.fullmatch(own):
        yield Broken(f"“{own[:40]}” is no language's code", line_at(email, email.page.root.line))
    elif email.day > 0 and own == "und":
        yield Broken("the page says that its language is not known")


@EMAIL_RULES.rule(
    "C405", "direction-not-said", Severity.ERROR, hint='write dir="rtl" on <html> and on what holds the content'
)
def direction_not_said(email: CheckedEmail) -> Iterator[Broken]:
    """Text that runs from right to left on a page that does not."""
    letters = len(_LETTERS.findall(email.page.words[:20_000]))
    from_right = len(_RTL_LETTERS.findall(email.page.words[:20_000]))
    language = email.page.root.get("lang").strip()
    is_from_right = from_right > letters / 2 if letters >= _ENOUGH else direction(language) == "rtl" and from_right > 0
    if is_from_right and not any(one.get("dir").lower() in {"rtl", "auto"} for one in email.page.elements):
        yield Broken('the text runs from right to left, and nothing has dir="rtl"')
    elif (lost := next(_turned_round(email), None)) is not None:
        element, words = lost
        message = f"“{words[:50]}” runs from right to left, and stands in what does not"
        yield Broken(message, line_at(email, element.line, words), hint='write dir="rtl" or dir="auto" on its element')


def _turned_round(email: CheckedEmail) -> Iterator[tuple[Element, str]]:
    """Paragraphs from right to left that are set from left to right."""
    for element, words in email.page.blocks:
        letters = len(_LETTERS.findall(words[:2000]))
        from_right = len(_RTL_LETTERS.findall(words[:2000]))
        if letters >= _ENOUGH and from_right > letters / 2 and not _is_set_from_right(element):
            yield element, words


def _is_set_from_right(element: Element) -> bool:
    """Whether `dir` says so, or a style; that a style says otherwise says nothing: MJML writes it on every column."""
    for outer in (element, *element.above()):
        if outer.get("dir"):
            return outer.get("dir").lower() in {"rtl", "auto"}
        if _FROM_RIGHT.search(outer.get("style")):
            return True
    return False


@EMAIL_RULES.rule("C406", "content-language", Severity.WARNING, hint="put lang and dir on an element in the body too")
def content_language(email: CheckedEmail) -> Iterator[Broken]:
    """A lesson whose language and direction stand on `<html>` alone, which webmail takes away."""
    inner = [*email.page.body.inner()] if email.day > 0 else []
    if inner and not any(one.get("lang") and one.get("dir") for one in inner):
        yield Broken("lang and dir stand on no element of the body: webmail takes them away with <html>")


@EMAIL_RULES.rule(
    "C407", "layout-table", Severity.WARNING, hint='write role="presentation" on tables that only place things'
)
def layout_table(email: CheckedEmail) -> Iterator[Broken]:
    """A table that only places things and is read out as one; outside of lessons, where it is beyond doubt."""
    tables = [one for one in email.page.all("table") if not one.hidden]
    silent = [one for one in tables if one.get("role") not in {"presentation", "none"} and not _is_data(one)]
    if email.day == 0:
        silent = [one for one in silent if _places(one)]
    if silent:
        yield Broken(
            f'{len(silent)} of {len(tables)} tables only place things and have no role="presentation"',
            line_at(email, silent[0].line, silent[0].words()),
        )


@EMAIL_RULES.rule("C408", "table-without-header", Severity.WARNING, hint="write the cells of its first row as <th>")
def table_without_header(email: CheckedEmail) -> Iterator[Broken]:
    """A table of data whose columns have no names."""
    for table in email.page.all("table"):
        if not table.hidden and _is_data(table) and not any(one.tag == "th" for one in table.inner()):
            yield Broken("a table of data has no <th>", line_at(email, table.line, table.words()))


@EMAIL_RULES.rule("C409", "title-missing", Severity.WARNING, hint="write the subject into <title>")
def title_missing(email: CheckedEmail) -> Iterator[Broken]:
    """A lesson without a title: screen readers say it first. A message may have an empty one, as MJML writes it."""
    titles = email.page.all("title")
    is_missing = email.is_whole and not titles and bool(email.page.words)
    if is_missing or (email.day > 0 and not any(one.text.strip() for one in titles)):
        yield Broken("the page has no title")


def _is_data(table: Element) -> bool:
    """Whether a table says of itself that it holds data."""
    if table.get("role") in {"presentation", "none"}:
        return False
    own = [one for one in table.inner() if _table_of(one) is table]
    has_names = any(one.tag in {"th", "caption", "thead"} for one in own)
    return has_names or table.get("role") in {"table", "grid"} or bool(table.get("summary"))


def _places(table: Element) -> bool:
    """Whether a table holds others, or pictures in its one row: no data does. What opens and shuts is left alone."""
    if any(one.tag == "label" for one in (*table.above(), *table.inner())):
        return False
    own = [one for one in table.inner() if _table_of(one) is table]
    has_one_row = sum(one.tag == "tr" for one in own) == 1
    return any(one.tag == "table" for one in own) or (has_one_row and any(one.tag == "img" for one in own))


def _table_of(element: Element) -> Element | None:
    return next((outer for outer in element.above() if outer.tag == "table"), None)
