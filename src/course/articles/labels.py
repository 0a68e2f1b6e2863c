"""The words by which an article marks its parts: callouts, leads, questions. The words stand in `label_words`."""

from __future__ import annotations

import re

from course.articles.label_words import (
    ANSWER_LETTERS,
    ANSWERS,
    BOX_NAMES,
    CALLOUTS,
    FAREWELL_SIGNS,
    FAREWELLS,
    FRENCH_CALLOUTS,
    QUESTION_LETTERS,
    QUESTIONS,
)
from course.words.scripts import HAN, KANA

_CALLOUTS = frozenset(label.casefold() for labels in CALLOUTS for label in labels.split("|"))
_FRENCH = frozenset(FRENCH_CALLOUTS.split("|"))
_LABEL = re.compile(r"(?P<label>[^\s:：][^:：\n]{0,44}?)\s*[:：]\s*(?=\S|$)")
_FULL_WIDTH = re.compile(f"[{KANA}{HAN}]")
_COLON = re.compile(r"(?P<space>\s{0,4})(?P<colon>[:：])")
_LONGEST_LABEL = 50  # characters, with what stands before its colon
_ONE_TIP = re.compile(r"(?P<label>tip|tipp)\s*[:：]\s+(?=\S)", re.IGNORECASE)

QUESTION_MARKS = "?？؟"
_QUESTION_END = re.compile(rf"[{QUESTION_MARKS}][\"'”’»)*_]*$")
_QUESTION_FIRST = re.compile(
    rf"(?P<question>[^{QUESTION_MARKS}\n]{{6,200}}[{QUESTION_MARKS}])[\"”»]?\s+(?P<answer>\S.*)", re.DOTALL
)

_QUESTION_AHEAD = rf"(?=[^{QUESTION_MARKS}\n]{{1,300}}[{QUESTION_MARKS}])"
_Q = re.compile(
    rf"(?:{QUESTIONS})\s*\d{{0,3}}\s*[:：]\s*|(?:{QUESTION_LETTERS})\s?\d{{0,3}}\s?[:：]\s*{_QUESTION_AHEAD}|Q\d{{0,3}}[.)]\s+"
)
_A = re.compile(rf"(?:{ANSWERS}|{ANSWER_LETTERS})\s*\d{{0,3}}\s*[:：]\s*|A\d{{0,3}}[.)]\s+")

_FAREWELL = re.compile(rf"(?:{FAREWELLS})(?!\w)|(?:{FAREWELL_SIGNS})", re.IGNORECASE)

_COLON_LEAD = re.compile(r"(?P<lead>[^:：.!?;\n]{1,60}?)(?P<mark>\s*[:：](?=\s)|\s*：)\s*(?=\S)")
_DASH_LEAD = re.compile(r"(?P<lead>[^:：.!?;–—\n]{1,50}?)(?P<mark>\s+[–—-](?=\s))\s+(?=\S+\s+\S+\s+\S+)")
# The sign that it holds, and the most words that it may have.
_LEADS = ((re.compile("[:：]"), _COLON_LEAD, 8), (re.compile("[–—-]"), _DASH_LEAD, 5))


def callout_label(text: str) -> re.Match[str] | None:
    """The label that makes `text` a callout ("Key takeaway:"), with the colon; its words are group "label"."""
    head = text[:_LONGEST_LABEL]
    if ":" not in head and "：" not in head:
        return None
    match = _LABEL.match(text)
    return match if match and _is_callout(match["label"]) else _ONE_TIP.match(text)


def bold_label(match: re.Match[str], written: str = "") -> str:
    """The label that `callout_label` found, in bold, with the article's own colon: " :" in French, "：" in Japanese.

    Args:
        match: what `callout_label` found.
        written: its words as Markdown; those of the match where there is none.
    """
    label = match["label"]
    return f"**{written or label}{own_colon(label, match[0][len(label) :])}**"


def own_colon(label: str, after: str) -> str:
    """The first colon in `after`, with the space before it; where there is none, the usual one after such a label."""
    if found := _COLON.search(after):
        return f"{found['space'][:1].replace(chr(10), ' ')}{found['colon']}"
    if _FULL_WIDTH.fullmatch(label[-1:]):
        return "："
    return " :" if _plain(label) in _FRENCH else ":"


def is_callout_name(text: str) -> bool:
    """Whether `text` is a callout's label by itself, colon or not."""
    return _is_callout(text.rstrip(":： "))


def is_box_name(text: str) -> bool:
    """Whether `text` is the label of a box: a callout's, or one that heads items of lists where no box is around it."""
    return is_callout_name(text) or text.rstrip(":： ").casefold() in BOX_NAMES


def _is_callout(label: str) -> bool:
    return _plain(label) in _CALLOUTS


def _plain(label: str) -> str:
    return label.casefold().replace("’", "'").rstrip("?؟？! ")


def is_question(text: str) -> bool:
    """Whether `text` ends in a question mark."""
    return _QUESTION_END.search(text) is not None


def split_question(text: str) -> tuple[str, str] | None:
    """The question that `text` begins with and the words after it; None where it is not so made."""
    match = _QUESTION_FIRST.fullmatch(text)
    return (match["question"], match["answer"]) if match else None


def question_mark(text: str) -> re.Match[str] | None:
    """The "Q:" that `text` begins with."""
    return _Q.match(text)


def answer_mark(text: str) -> re.Match[str] | None:
    """The "A:" that `text` begins with."""
    return _A.match(text)


def is_farewell(text: str) -> bool:
    """Whether `text` begins as a goodbye to the reader does."""
    return _FAREWELL.match(text) is not None


def find_lead(text: str) -> tuple[str, int] | None:
    """The "Start Slow:" that an item begins with: its words, and where its mark ends; None where there is none."""
    for sign, pattern, most in _LEADS:
        match = pattern.match(text) if sign.search(text) else None
        if match and len(match["lead"].split()) <= most and not match["lead"][:1].islower():
            return match["lead"].strip(), match.end("mark")
    return None
