"""What one language says around an article: exact phrases, and patterns that begin with one of a few words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

COMMENT = "an invitation to comment"
SHARE = "share links"
ELSEWHERE = "links to other pages"
COOKIES = "a cookie notice"
NEWSLETTER = "a newsletter sign-up"
COPYRIGHT = "a copyright line"
ADVERTISEMENT = "an advertisement"
ABOUT_PAGE = "a line about the page"
NAVIGATION = "navigation"
AUTHOR = "about the author"
SOURCES = "a list of sources"
CALL = "a call to action"
CREDIT = "a picture's credit"
EDITOR = "a note to the editor"

# Phrases are parted by "|", in lower case, with straight apostrophes and no punctuation around them.
Phrases = Mapping[str, str]
# The words that a pattern may begin with, and the pattern, which must match the whole line. In place of words: "1" if
# the line begins with a digit, "#" where it holds one near its beginning, "*" where it holds an arrow, a bar or another
# sign that prose has not, "~word" where it holds that word anywhere.
Pattern = tuple[str, str]
Patterns = Mapping[str, Sequence[Pattern]]

# Parts that patterns share. A date in figures, or with its month in letters of any script.
NAME = r"(?-i:[A-ZÀ-ÖØ-ÞĀ-Ž][\w.’'-]*)"
DAY = (
    r"(?:(?:\w{3,9}, )?\w{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
    r"|(?:\w{2,10},? )?\d{1,2}(?:\.|er|º)? (?:de |d[’'])?\w{3,10}\.?,? (?:de |del )?\d{4}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}\.\d{1,2}\.\d{4}"
    r"|\d{4}[/.]\d{1,2}[/.]\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日?|\d{4}년 ?\d{1,2}월 ?\d{1,2}일)"
)
NAMES = (
    rf"(?:{NAME}(?:,? (?:and |& |und |y |et |e |en )?{NAME}){{1,5}}|{NAME}(?= {DAY}))"
    rf"(?: {DAY})?(?:\s*[|·•,—–-].{{0,80}}|:.{{0,20}}{DAY}.{{0,60}})?"
)
PRICE = r"(?:US|CA|AU|NZ|[CAR])?[$€£¥₹]\s?\d[\d.,]{0,12}(?:\s?[A-Z]{3})?|\d[\d.,]{0,12}\s?(?:[€£$¥円]|[A-Z]{3})"
CLOCK = (  # a time behind a date, as readers' comments and news have it
    r"(?:,? ?(?:at|um|à|a las|alle|às|om|в|في|[|·•–-])|,)? ?\d{1,2}(?:[:.h]\d\d){1,2}"
    r"(?:[  ]?(?:[ap]\.?m\.?|uhr|h|[صم]))?(?: [A-Z]{2,4})?"
)
NETWORKS = (
    "facebook twitter linkedin pinterest instagram whatsapp reddit youtube tiktok telegram threads bluesky mastodon "
    "tumblr email print share tweet pin x line xing weibo"
)
NETWORK = f"(?:{'|'.join(NETWORKS.split())}|copy link|e-?mail|vk)"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """One language's, by the reason that they stand for."""

    phrases: Phrases = field(default_factory=dict)  # of lines, and of headings: all that stands under such a one goes
    line_phrases: Phrases = field(default_factory=dict)  # of lines only: a heading of these words may be the article's
    section_phrases: Phrases = field(default_factory=dict)  # of headings only
    patterns: Patterns = field(default_factory=dict)  # of lines and of headings
    line_patterns: Patterns = field(default_factory=dict)
    section_patterns: Patterns = field(default_factory=dict)
    menu: str = ""  # entries that menus have
    credits: str = ""  # lines after which a name follows: "written by"
    comments: str = ""  # what readers' comments are called where they are counted: "12 comments"
    reply: str = ""  # what stands below each comment
    says: str = ""  # what stands after a commenter's name: "says"
    may_head: str = ""  # phrases that may also head a part of the article
