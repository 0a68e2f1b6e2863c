"""Which sentences say something where they stand alone: not captions, addresses, or what is left behind a label."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 3
_SHORTEST_UNSPACED = 8  # letters
_UNSPACED = re.compile("[\u3041-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,500}|\S{1,100}@\S{1,100}\.\w{2,}")
# What leads away from the lesson.
_SIGN_UP = re.compile(
    r"(?:please |then )?(?:subscribe to|sign up (?:for|to)|suscríb[ea](?:te|se)|abonnier\w*|"
    r"abonne(?:z-vous|-toi)|inscrivez-vous)\b|اشترك(?:ي|وا)? في",
    re.IGNORECASE,
)
# What editors and photographers write, and lines of figures.
_ASIDE = re.compile(
    r"(?:(?:photo|photograph|image|picture|video|credit|caption|source|illustration|foto|bild|quelle|abbildung|imagen|"
    r"fuente|crédito|crédit|figure|légende|written by|edited by|updated|posted|published|draft)s?\b"
    r"(?: (?:by|credit|von|por|de|par))?\s?[:：—–(]|(?:写真|画像|出典|図|صورة|المصدر|الصورة)\s?[:：])",
    re.IGNORECASE,
)
_SHOUTED_DRAFT = re.compile(r"\W*(?:DRAFT|TODO|TK|ENTWURF|BORRADOR|BROUILLON)\b")
_IN_BRACKETS = re.compile(r"[(（\[].*[)）\]][.!。]?$", re.DOTALL)
# How the rest of a label begins: "Reheat: Gently on the stove."
_REST = re.compile(
    r"(?:\w+ly|in|on|at|by|with|without|for|from|under|over|between|about|around|up to|only|as|to|because|"
    r"im|am|auf|bei|mit|ohne|für|von|weil|en|con|sin|por|para|de|desde|porque|sur|avec|sans|pour|dans|parce)\b"
    r"[^,،、]{0,60}[.!]?$",
    re.IGNORECASE,
)

# Names that only count: the days of a timetable, numbered weeks.
_OF_TIME = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|"
    r"lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"day|week|step|month|phase|part|tag|woche|schritt|monat|teil|día|semana|paso|mes|parte|jour|semaine|étape|mois|"
    r"partie|morning|noon|afternoon|evening|night|mañana|tarde|noche|matin|midi|après-midi|soir|morgen|mittag|abend|"
    r"(?:اليوم|الأسبوع|الخطوة|المرحلة|الشهر)(?: ال\w{3,8})?|[月火水木金土日]曜日?|第?\d+(?:日目?|週目?|ステップ))"
    r"[\s-]?(?:morgen|vormittag|mittag|nachmittag|abend|nacht|morning|noon|afternoon|evening|night|[\d#]{1,3})?[:.]?",
    re.IGNORECASE,
)


def tells(text: str) -> bool:
    """Whether `text` is more than a word or two, and neither a caption, an aside, an address nor a row of figures."""
    if leads_away(text) or _ASIDE.match(text) or _SHOUTED_DRAFT.match(text) or _IN_BRACKETS.match(text) or "|" in text:
        return False
    without, addresses = _ADDRESS.subn("", text)
    return says_something(without) and (not addresses or len(_WORD.findall(without)) > _FEWEST_WORDS)


def leads_away(text: str) -> bool:
    """Whether `text` is mostly an address, or asks to subscribe: "See https://... or mail me@..."."""
    without, addresses = _ADDRESS.subn("", text)
    return _SIGN_UP.match(text) is not None or addresses > 1 or 2 * len(without) < len(text)


def says_something(text: str) -> bool:
    """Whether `text` has three words, or as much in a script that writes no spaces."""
    if _UNSPACED.search(text):
        return len(text) >= _SHORTEST_UNSPACED
    return len(_WORD.findall(text)) >= _FEWEST_WORDS


def is_fragment(text: str) -> bool:
    """Whether `text` is no sentence by itself: "Because.", "On the stove with a splash of water."."""
    return _REST.match(text) is not None or not says_something(text)


def begins_a_rest(name: str) -> bool:
    """Whether `name` leans on a title above it: "For the sauce"."""
    return _REST.match(name) is not None


def counts_time(name: str) -> bool:
    """Whether `name` is one of a timetable's: "Friday evening", "Week 2"."""
    return _OF_TIME.fullmatch(name) is not None
