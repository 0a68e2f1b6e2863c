"""Page furniture: what a web page puts around its article, told by its words. They stand in `page_words`.

A phrase or pattern must be a whole line or short paragraph, so that an article may speak of cookies and comments.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from course.outline.page_words import LANGUAGES
from course.outline.page_words.kinds import (
    ABOUT_PAGE,
    AUTHOR,
    CALL,
    CLOCK,
    COMMENT,
    DAY,
    EDITOR,
    ELSEWHERE,
    NAVIGATION,
    NEWSLETTER,
    PRICE,
    SHARE,
    SOURCES,
)
from course.outline.page_words.matching import Matcher, folded, phrase_set

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 400  # characters
_MOST_WORDS_OF_TITLE = 14  # of another page
_MOST_WORDS_OF_MENU = 4
_FEWEST_OF_MENU = 3  # entries that menus have
_SENTENCE_END = re.compile(r"[.!…;,]$")
_OF_LINES = Matcher(
    [table for words in LANGUAGES for table in (words.phrases, words.line_phrases)],
    [table for words in LANGUAGES for table in (words.patterns, words.line_patterns)],
)
_OF_HEADINGS = Matcher(
    [table for words in LANGUAGES for table in (words.phrases, words.section_phrases)],
    [table for words in LANGUAGES for table in (words.patterns, words.section_patterns)],
)
_BARS = re.compile(r"\s*[|•·]\s*")
_WORDS_AFTER_LABEL = re.compile(r"[:：]\s*\w")
_MENU = phrase_set(words.menu for words in LANGUAGES)
_CREDITS = phrase_set(words.credits for words in LANGUAGES)
_MAY_HEAD = phrase_set(words.may_head for words in LANGUAGES)
_COMMENTS = "|".join(words.comments for words in LANGUAGES if words.comments)
_REPLIES = phrase_set(words.reply for words in LANGUAGES)
_SAYS = "|".join(words.says for words in LANGUAGES if words.says)

# Headings of several words by which no part of an article is called: "Leave a Reply", "About the Author".
_SAY_IT_ALL = frozenset({COMMENT, AUTHOR})
# What the article itself may say of a path or a date: furniture only above its text, or beside other furniture.
_BY_PLACE = re.compile(
    rf"{DAY}(?:{CLOCK})?(?:\s*[|·•,–-].{{0,80}})?|(?:by|von|por|par|di|door|بقلم|كتبه|מאת)[:\s]+.{{1,120}}"
    r"|(?!home\b)[^.!?>›»/\n]{1,60}(?:\s*[>›»|]\s*[^.!?\n]{1,60})+"
    rf"|{PRICE}",
    re.IGNORECASE,
)
_SURELY_TO_EDITOR = re.compile(r"\s*(?:\[|TODO\b|CTA\b)")  # wherever it stands
_PLACED = frozenset({NAVIGATION, ABOUT_PAGE, CALL})
_OPENS_COMMENTS = re.compile(
    rf"\d+ ?(?:{_COMMENTS})(?: (?:to|on|zu|en|sur|على) .{{1,200}})?|(?:\d+|one) thoughts? on .{{1,200}}"
    r"|コメント ?[(（]?\d+(?:件|[)）]){0,2}",
    re.IGNORECASE,
)
_COMMENTER = re.compile(rf".{{1,60}} (?:{_SAYS})\s*[:：]?", re.IGNORECASE)
_DATE = re.compile(DAY, re.IGNORECASE)
_TIMED = re.compile(DAY + CLOCK, re.IGNORECASE)
_LINES_OF_COMMENT = 6  # that are looked at: a name, a date with a time, a comment, "Reply"
_INVITE = frozenset({NEWSLETTER, SHARE})
_HEADS_BY_ITSELF = frozenset({COMMENT, AUTHOR, SOURCES, ELSEWHERE})
_CITATION = re.compile(
    r"https?://|www\.|\bdoi\b|\]\(|\bet al\b|\((?:18|19|20)\d\d[a-z]?\)|\b(?:18|19|20)\d\d[;:]|\bpp?\. ?\d",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 17)  # each step of the way from lines to an outline asks about the same ones
def furniture_reason(text: str) -> str:
    """Why a line, a short paragraph or some short lines are no part of the article; "" where they are."""
    if "\n" in text and (reason := _reason_of_lines(text.split("\n"))):
        return reason
    if len(text) > _LONGEST:
        return ""
    return _OF_LINES.reason(text.strip()) or _reason_of_bar(text)


def _reason_of_bar(text: str) -> str:
    """The reason for a line of several things that are each furniture: "Pin it | 2.3k shares"."""
    parts = _BARS.split(text.strip()) if _BARS.search(text) else []
    reasons = [_OF_LINES.reason(part) for part in parts if part]
    return reasons[0] if len(reasons) > 1 and all(reasons) else ""


def _reason_of_lines(lines: Sequence[str]) -> str:
    """The reason for a menu, for titles below "Related posts", and for lines that are each furniture."""
    reasons = [furniture_reason(line) for line in lines]
    if all(reasons):
        is_table = set(reasons) != {EDITOR} and all(map(is_by_place, lines))
        return "" if is_table else reasons[0]
    if len(lines) == 2 and begins_credit(lines[0]):
        return reasons[0]
    if any(len(line.split()) > _MOST_WORDS_OF_TITLE or _SENTENCE_END.search(line) for line in lines):
        return ""
    if reasons[0] == ELSEWHERE:
        return reasons[0]
    is_menu = all(len(line.split()) <= _MOST_WORDS_OF_MENU for line in lines)
    told = {reason for reason in reasons if reason}
    if is_menu and len(told) == 1 and sum(map(bool, reasons)) * 2 > len(lines):
        return told.pop()
    entries = sum(bool(reason) or folded(line) in _MENU for line, reason in zip(lines, reasons, strict=True))
    return NAVIGATION if is_menu and entries >= _FEWEST_OF_MENU and entries * 2 >= len(lines) else ""


def is_by_place(text: str) -> bool:
    """Whether a line of furniture is such only by its place: a date, a name or a path, which an article may hold."""
    is_placed = _BY_PLACE.fullmatch(text.strip()) is not None
    reason = furniture_reason(text)
    return (is_placed and reason in _PLACED) or (reason == EDITOR and _SURELY_TO_EDITOR.match(text) is None)


def begins_credit(line: str) -> bool:
    """Whether a line says no more than that a name follows: "Written by"."""
    return folded(line) in _CREDITS


def opens_comments(text: str) -> bool:
    """Whether readers' comments follow: "3 thoughts on ..." or "12 Comments"."""
    return _OPENS_COMMENTS.fullmatch(text.strip()) is not None


def begins_comments(lines: Sequence[str]) -> bool:
    """Whether readers' comments begin with the first of `lines`: what opens them, then the marks of one comment.

    Args:
        lines: a line and those below it; no more than a few are looked at.
    """
    first, rest = lines[0], lines[1:_LINES_OF_COMMENT]
    if _is_commenter(first) and rest and _is_timed(rest[0]):
        return True
    if opens_comments(first):  # "14 Comments", which stands by an article's title, too
        return any(_is_commenter(line) or _is_timed(line) or _is_reply(line) for line in rest)
    return furniture_section_reason(first) == COMMENT and any(map(_is_timed, rest))


def _is_commenter(line: str) -> bool:
    return _COMMENTER.fullmatch(line.strip()) is not None


def _is_timed(line: str) -> bool:
    """Whether a line is a date with a time, which readers' comments have."""
    return _TIMED.fullmatch(line.strip()) is not None


def _is_reply(line: str) -> bool:
    return folded(line) in _REPLIES


def is_of_comments(heading: str) -> bool:
    """Whether a heading may stand among readers' comments: a commenter's name, or furniture."""
    return _is_commenter(heading) or bool(furniture_section_reason(heading))


def may_head(text: str) -> bool:
    """Whether a line of furniture is the heading of a part where the article's prose stands above and below it."""
    return folded(text) in _MAY_HEAD or is_date(text)


def is_date(text: str) -> bool:
    """Whether `text` is a date and nothing else."""
    return _DATE.fullmatch(text.strip()) is not None


def furniture_section_reason(heading: str) -> str:
    """Why all that stands under `heading` is no part of the article; "" where it is."""
    return "" if len(heading) > _LONGEST else _OF_HEADINGS.reason(heading.strip().rstrip(":： "))


def says_it_all(heading: str, reason: str) -> bool:
    """Whether a heading that names furniture for `reason` can mean nothing else, whatever stands below it."""
    return reason in _SAY_IT_ALL and " " in heading.strip()


def invites(heading: str, reason: str) -> bool:
    """Whether a heading asks for something on the page, so that a few sentences may follow: "Join our newsletter"."""
    return reason in _INVITE and " " in heading.strip()


def is_citation(text: str) -> bool:
    """Whether `text` is, or holds, a link or a reference to other writing."""
    return _CITATION.search(text) is not None


def is_furniture_heading(text: str) -> bool:
    """Whether a line by itself may head a section that is left out: not "Related: Ten More Ways", nor "Share"."""
    return _WORDS_AFTER_LABEL.search(text) is None and furniture_section_reason(text) in _HEADS_BY_ITSELF
