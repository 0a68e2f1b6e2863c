"""Page furniture: what a web page puts around its article. Data first: patterns, by the reason they stand for.

Each pattern must match a whole line or short paragraph, so that an article may speak of cookies and comments.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_WORDS = 30
_LONGEST = 400  # characters
_MOST_WORDS_OF_TITLE = 14  # of another page
_MOST_WORDS_OF_MENU = 4
_FEWEST_OF_MENU = 3  # entries that menus have
_SENTENCE_END = re.compile(r"[.!…;,]$")
_MENU = re.compile(
    r"home|about|contact|search|blog|shop|store|products?|pricing|careers|jobs|press|services|recipes|news|login|"
    r"cart|account|support|help|faq|terms|privacy|start(?:seite)?|über uns|kontakt",
    re.IGNORECASE,
)

_NETWORK = (
    "(?:facebook|twitter|linkedin|pinterest|instagram|whatsapp|reddit|youtube|tiktok|telegram|threads|bluesky|mastodon|"
    "tumblr|email|print|copy link|share|tweet|pin|x)"
)
_PAGE = "(?:article|post|page|story|recipe|guide|blog post)"
_LEGAL = (
    "(?:privacy policy|terms (?:of (?:use|service)|and conditions|& conditions)|contact us|about us|cookie policy|"
    "imprint|impressum|datenschutz(?:erklärung)?)"
)
_NAME = r"(?-i:[A-ZÀ-ÖØ-ÞĀ-Ž][\w.’'-]*)"
_DAY = (
    r"(?:\w{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}\.? \w{3,9}\.?,? \d{4}|\d{4}-\d\d-\d\d|"
    r"\d{1,2}/\d{1,2}/\d{2,4})"
)

# Of lines and of headings: all that stands under such a heading goes with it.
_PATTERNS: dict[str, tuple[str, ...]] = {
    "an invitation to comment": (
        r"(?:leave|post|add|write|submit)(?: (?:a|your|us a))? (?:comment|reply|response)s?\b.{0,30}",
        r"(?:join|start) the (?:conversation|discussion).{0,30}",
        r"cancel reply",
        r"(?:\d+|no) (?:comments?|responses?|replies)",
        r"(?:\d+|one) thoughts? on .{1,200}",
        r"comments?(?: ?\(\d+\)| are closed.?)?",
        r"what do you think\? leave .*",
        r"your email address will not be published.*",
        r"save my name, email.*",
        r"kommentare?(?: hinterlassen| schreiben)?|laisser un commentaire|deja un comentario|lascia un commento",
    ),
    "share links": (
        r"(?:share|tweet|teilen|partager|compartir|condividi)(?: now| it)?\W*",
        r"click to (?:share|e-?mail|print)\b.{0,80}",
        (
            rf"(?:please )?(?:share|tweet|pin|like|print|e-?mail|bookmark) (?:this|it|the)(?: {_PAGE})?"
            rf"(?: (?:on|via|with|to|by)(?: (?:{_NETWORK}|friends|your friends))+)?\W*"
        ),
        rf"(?:share|spread) (?:the|this) (?:love|word|{_PAGE})\W*",
        r"share (?:this|on|via)\W*.{0,40}:.*",
        r"sharing is caring\W*",
        r"(?:did you (?:like|enjoy|love)|if you (?:liked|enjoyed|found)) this.{0,100}",
        rf"was this {_PAGE} helpful\W*",
        r"copy link",
        r"follow us(?: on .{1,60})?\W*",
        rf"(?:{_NETWORK}(?:[\s,|·•/&]+|$)){{2,}}",
    ),
    "links to other pages": (
        (
            r"(?:related|similar|recommended|popular|recent|latest|trending|more|other) "
            r"(?:posts?|articles?|reading|stories|reads|content|topics|guides|links|from .{1,40})\W*"
        ),
        r"(?:read|see|learn|find out|watch|discover) (?:more|also|next|this next)\s*(?:[:»›→>].*|\.{3}|…)?",
        r"(?:also read|read also|see also|related|read next|up next|more on this)\s*:.+",
        r"(?:you (?:may|might|could)|people) also (?:like|enjoy|be interested in|ask)\W*",
        r"you[’']?ll also (?:like|love)\W*",
        r"keep reading|continue reading.*",
        r"more from|what to read next.*|from around the web|don[’']t miss\W*",
        r"das könnte (?:sie|dich) auch interessieren|(?:lire aussi|leer también|leggi anche)\s*:.*",
    ),
    "a cookie notice": (
        r"(?:we|this (?:web)?site|our (?:web)?site) uses? cookies.*",
        r"(?:accept|manage|reject)(?: all)? cookies.*",
        r"cookie (?:policy|settings|preferences|notice)",
        r".{0,80}you (?:agree|consent) to (?:our|the) use of cookies.*",
    ),
    "a newsletter sign-up": (
        (
            r"(?:subscribe|sign[ -]?up|join)\b.{0,40}\b"
            r"(?:newsletter|mailing list|email list|updates|inbox|weekly tips)\b.{0,60}"
        ),
        r"(?:subscribe|sign up)(?: now| today| here)?\W*",
        r"get (?:our|the|more|new|weekly|daily|free).{0,50}(?:newsletter|inbox|tips).{0,40}",
        r"join (?:over )?[\d,.]+\+? (?:readers|subscribers|people).{0,60}",
        r"(?:our |weekly |email |free )*newsletter sign-?up\W*",
        r"enter your e-?mail.*|your e-?mail(?: address)?\W*",
        r"newsletter abonnieren\W*|abonnez-vous.{0,60}newsletter.*|suscríbete.{0,60}",
    ),
    "a copyright line": (
        r"(?:copyright|©|\(c\)).{0,120}",
        r".{0,100}all rights reserved\W*.{0,30}|alle rechte vorbehalten\W*",
        rf"{_LEGAL}(?:[\s|·•,]+{_LEGAL})*",
    ),
    "an advertisement": (
        r"[\[(]?(?:advertisements?|ad|ads|sponsored|promoted)[\])]?",
        r"sponsored (?:content|post|links?|by .{1,60})",
        r"anzeige|werbung|publicité|publicidad",
        r"this (?:post|article) (?:may contain|contains) affiliate links.*",
        r"(?:article|story) continues (?:below|after).*|scroll (?:down )?to continue.*",
    ),
}

# Of lines only: a heading of these words may well head a part of the article.
_LINES: dict[str, tuple[str, ...]] = {
    "a line about the page": (
        (
            r"(?:by|written by|posted by|reviewed by|medically reviewed by|edited by|author|words by|von|por)[:\s]+"
            rf"{_NAME}(?:,? (?:and |& )?{_NAME}){{1,5}}(?:\s*[|·•,–-].{{0,80}})?"
        ),
        rf"by .{{1,60}}?\s*[|·•–-]\s*(?:{_DAY}|\d{{1,3}}[ -]min).{{0,80}}",
        r"(?:written|posted|published|reviewed) by|published|last updated",
        r"(?:aktualisiert|veröffentlicht|zuletzt aktualisiert)(?: am|:)\s.{0,20}\d.{0,40}|lesezeit\W.{0,30}",
        r"(?:last |first )?(?:updated|published|posted|modified|reviewed)(?: on| at|:)?\s.{0,20}\d.{0,40}",
        rf"{_DAY}(?:\s*[|·•,–-].{{0,80}})?",
        r"(?:estimated )?(?:reading time|read time)\W.{0,30}",
        r"(?:about |~ ?)?\d{1,3}[ -]min(?:ute)?s?\.? read",
        r"(?:filed under|tagged(?: (?:with|as))?|tags?|categor(?:y|ies)|posted in)\s*:.{1,120}",
    ),
    "navigation": (
        r"(?:skip|jump) to (?:content|main content|navigation|main|recipe|comments)",
        r"back to (?:top|home|blog|all posts|.{0,20}list)",
        r"(?:main )?menu|navigation|search for\W*|log ?in|sign ?in|my account|sitemap|breadcrumbs?",
        (
            r"[«‹←<]*\s?(?:previous|prev|next|older|newer)(?: (?:post|article|page|chapter|posts|entries))?"
            r"(?:\s?[»›→>]+|:.*)?"
        ),
        r"[«‹←].{1,80}|.{1,80}[»›→]",
        r"(?:page )?\d+ (?:of|/) \d+",
        r"toggle (?:navigation|menu)|(?:load|show) more\W*",
        r"you are here\s*:.*",
        r"home\s*[>›»/].{1,80}",
        r"[^.!?>›»|/\n]{1,40}(?:\s*[>›»]\s*[^.!?>›»|/\n]{1,60}){2,}",
        r"[^.!?|\n]{1,25}(?:\s*\|\s*[^.!?|\n]{1,25}){2,}",
    ),
}

# Of headings only.
_SECTIONS: dict[str, tuple[str, ...]] = {
    "about the author": (
        r"about the (?:author|writer|contributor)s?|author bio",
        r"über de[nr] autor(?:in)?.*|über die autorin.*|à propos de l[’']auteur.*|sobre (?:el autor|la autora).*",
    ),
    "a list of sources": (
        (
            r"(?:references|sources|bibliography|works cited|citations|footnotes|further reading)"
            r"(?: (?:and|&) (?:further reading|sources|references|resources|notes))?"
        ),
        r"quellen|literatur|références|referencias|fuentes",
    ),
}

# Headings of several words by which no part of an article is called: "Leave a Reply", "About the Author".
_SAY_IT_ALL = frozenset({"an invitation to comment", "about the author"})
# What the article itself may say of a path or a date: furniture only above its text, or beside other furniture.
_BY_PLACE = re.compile(
    rf"{_DAY}(?:\s*[|·•,–-].{{0,80}})?|(?:by|von|por)[:\s]+.{{1,120}}"
    r"|(?!home\b)[^.!?>›»/\n]{1,60}(?:\s*[>›»|]\s*[^.!?\n]{1,60})+",
    re.IGNORECASE,
)
_MAY_HEAD = re.compile(rf"share|subscribe|menu|navigation|comments?|{_DAY}", re.IGNORECASE)
_CREDIT = re.compile(r"(?:written|posted|reviewed) by", re.IGNORECASE)
_OPENS_COMMENTS = re.compile(
    r"\d+ (?:comments?|responses?|replies)(?: (?:to|on) .{1,200})?|(?:\d+|one) thoughts? on .{1,200}", re.IGNORECASE
)
_COMMENTER = re.compile(r".{1,60} (?:says|said|wrote|sagt)\s*:?", re.IGNORECASE)
_DATE = re.compile(_DAY, re.IGNORECASE)
_INVITE = frozenset({"a newsletter sign-up", "share links"})
_HEADS_BY_ITSELF = frozenset({*_SAY_IT_ALL, *_SECTIONS, "links to other pages"})
_CITATION = re.compile(
    r"https?://|www\.|\bdoi\b|\]\(|\bet al\b|\((?:18|19|20)\d\d[a-z]?\)|\b(?:18|19|20)\d\d[;:]|\bpp?\. ?\d",
    re.IGNORECASE,
)

_Compiled = tuple[tuple[str, re.Pattern[str]], ...]


def _compile(*tables: dict[str, tuple[str, ...]]) -> _Compiled:
    return tuple(
        (reason, re.compile("|".join(patterns), re.IGNORECASE))
        for table in tables
        for reason, patterns in table.items()
    )


_OF_LINES = _compile(_PATTERNS, _LINES)
_OF_HEADINGS = _compile(_PATTERNS, _SECTIONS)


def furniture_reason(text: str) -> str:
    """Why a line, a short paragraph or some short lines are no part of the article; "" where they are."""
    if "\n" in text and (reason := _reason_of_lines(text.split("\n"))):
        return reason
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS:
        return ""
    return _reason(text, _OF_LINES)


def _reason_of_lines(lines: Sequence[str]) -> str:
    """The reason for a menu, for titles below "Related posts", and for lines that are each furniture."""
    reasons = [furniture_reason(line) for line in lines]
    if all(reasons):
        return "" if all(is_by_place(line) for line in lines) else reasons[0]  # else rows of a table
    if len(lines) == 2 and _CREDIT.fullmatch(lines[0]):
        return reasons[0]
    if any(len(line.split()) > _MOST_WORDS_OF_TITLE or _SENTENCE_END.search(line) for line in lines):
        return ""
    if reasons[0] == "links to other pages":
        return reasons[0]
    is_menu = all(len(line.split()) <= _MOST_WORDS_OF_MENU for line in lines)
    entries = sum(
        bool(reason) or _MENU.fullmatch(line) is not None for line, reason in zip(lines, reasons, strict=True)
    )
    return "navigation" if is_menu and entries >= _FEWEST_OF_MENU and entries * 2 >= len(lines) else ""


def is_by_place(text: str) -> bool:
    """Whether a line of furniture is such only by its place: a date, a name or a path, which an article may hold."""
    is_placed = _BY_PLACE.fullmatch(text.strip()) is not None
    return is_placed and furniture_reason(text) in {"navigation", "a line about the page"}


def begins_credit(line: str) -> bool:
    """Whether a line says no more than that a name follows: "Written by"."""
    return _CREDIT.fullmatch(line) is not None


def opens_comments(text: str) -> bool:
    """Whether readers' comments follow: "3 thoughts on ..." or "12 Comments"."""
    return _OPENS_COMMENTS.fullmatch(text.strip()) is not None


def is_of_comments(heading: str) -> bool:
    """Whether a heading may stand among readers' comments: a commenter's name, or furniture."""
    return _COMMENTER.fullmatch(heading.strip()) is not None or bool(furniture_section_reason(heading))


def may_head(text: str) -> bool:
    """Whether a line of furniture is the heading of a part where the article's prose stands above and below it."""
    return _MAY_HEAD.fullmatch(text.strip()) is not None


def is_date(text: str) -> bool:
    """Whether `text` is a date and nothing else."""
    return _DATE.fullmatch(text.strip()) is not None


def furniture_section_reason(heading: str) -> str:
    """Why all that stands under `heading` is no part of the article; "" where it is."""
    return "" if len(heading) > _LONGEST else _reason(heading.rstrip(":： "), _OF_HEADINGS)


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
    """Whether a line by itself may head a section that is left out: not one that comes between paragraphs."""
    return furniture_section_reason(text) in _HEADS_BY_ITSELF


def _reason(text: str, patterns: _Compiled) -> str:
    bare = text.strip()
    return next((reason for reason, pattern in patterns if pattern.fullmatch(bare)), "")
