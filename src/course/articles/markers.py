"""The marks that list items and numbered headings begin with: digits, letters, bullets, "Step 2 -"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from course.articles.label_words import COUNTED
from course.articles.numerals import NUMERALS, number_value

# Kept as they are: dashes, which may be dialogue and signs, take a space; signs of their own take none.
_BULLET = re.compile(
    r"(?:(?P<dash>[-*+–])\s+"
    r"|(?P<sign>[•‣◦▪▫●○■□◆◇►▸▶▷➤➜➔➢➣→⇒✓✔✗✘✅☑✦✧★☆⁃∙⦁⦿◉◎❖❯❥❧►※・･])\ufe0f?\s*"
    r"|(?P<dot>·)\s*(?=\S+\s)"
    r"|(?P<emoji>[👉🔹🔸🔷🔶📌⭐🌟❌➡]\ufe0f?)\s*"
    r"|(?P<word>[o§Øüvþ])\s{2,})(?=\S)"  # what Word's bullets become where its fonts are missing
)
_NUMBER = re.compile(
    r"(?P<open>[(（\[]?)[#＃]?(?P<number>\d{1,3})(?P<close>[.)、．）\]]|\.\)|\s[–-](?=\s+[^\W\d]))"
    r"(?:\s+|(?<=[、．）])|(?=[^\W\d]))(?=\S)"
)
_HASHED = re.compile(
    r"(?:[#＃]\s?|(?:No|Nr)\.\s?|[Nn]\.?\s?[º°ª]\s?|№\s?)(?P<number>\d{1,3})(?:\s*[:：.)–—-]\s*|\s+)(?=[^\W\d])"
)
_SIGN_NUMBER = re.compile(
    "(?P<keycap>\\d)\ufe0f?\u20e3\\s*(?=\\S)|(?P<ten>🔟)\\s*(?=\\S)|(?P<circled>[①-⒛❶-➓⓫-⓾㈠-㈩㉑-㉟㊀-㊉])\\s*(?=\\S)"
)
_HAN = "一二三四五六七八九十"
_HAN_NUMBER = re.compile(rf"(?P<open>[(（]?)(?P<number>[{_HAN}]{{1,3}})(?P<close>[、．.)）])\s*(?=\S)")
_EMOJI = re.compile(
    "[\U0001f300-\U0001faff\u2600-\u27bf\u2b00-\u2bff][\ufe0f\u200d\U0001f300-\U0001faff\u2640\u2642]*\\s+(?=\\S)"
)
_DECIMAL = re.compile(r"(?P<number>\d{1,2}(?:[.．]\d{1,2}){1,3})[.．]?\s+(?=[^\W\d])")
_LETTER = re.compile(r"(?P<open>\(?)(?P<letter>[A-Za-z])(?P<close>[.)])\s+(?=\S)")
_ROMAN = re.compile(r"(?P<open>\(?)(?P<roman>[ivx]{1,5}|[IVX]{1,5})(?P<close>[.)])\s+(?=\S)")
_COUNT = rf"(?:[#＃№]|(?:no|nr)\.?\s?|n\.?\s?[º°ª]\s?)?(?P<number>\d{{1,3}}|{NUMERALS})"
_LABEL = re.compile(
    rf"(?P<label>[^\W\d_](?:[^\W\d_]|[\u064b-\u0652\u0900-\u097f-]){{2,14}})\s+{_COUNT}"
    r"(?:\s*[:：](?!\d)\s*(?=\S)|[.)]\s+(?=\S)|\s+[–—-]\s+(?=\S)|\s*[:.：]?$)",
    re.IGNORECASE,
)
# Where a script writes no spaces, only known words count: "ステップ1：", "第1章", "その2".
_UNSPACED_LABEL = re.compile(
    rf"(?P<label>ステップ|手順|ポイント|コツ|方法|理由|習慣|ヒント|秘訣|裏技|その|レッスン|步骤|步驟|方法|技巧|要点|贴士|建议|단계|팁|방법)"
    rf"\s*(?P<number>\d{{1,3}}|[{_HAN}]{{1,3}})(?:\s*[:：.、）)]\s*|\s+|$|(?=[「『]))"
    rf"|第\s*(?P<nth>\d{{1,3}}|[{_HAN}]{{1,3}})\s*(?P<part>[章節节回步部話课課条点點个個位項项日週周])(?:\s*[:：.、]\s*|\s+|$)"
)
# Labels that say no more than the number does; others ("Week 2:") are part of the words.
_PLAIN_LABELS = frozenset(
    {
        "tip", "step", "tipp", "schritt", "étape", "conseil", "astuce", "paso", "consejo", "truco", "passo", "dica",
        "stap", "consiglio", "шаг", "совет", "الخطوة", "خطوة", "النصيحة", "نصيحة", "krok", "adım",
        "ステップ", "手順", "コツ", "その", "步骤", "步驟", "단계", "팁",
    }
)  # fmt: skip
_COUNTED = frozenset(COUNTED.split("|"))
_IN_SERIES = 2  # known labels with a full stop that count on from each other
_IN_UNKNOWN_SERIES = 3  # of labels whose word may be anything: "Visit three. Ask each about rain."
_CAPTIONS = frozenset(
    {
        "figure", "fig", "table", "photo", "image", "exhibit", "abbildung", "abb", "tabelle", "tableau", "tabla",
        "figura", "foto", "imagen", "page", "seite", "página", "psalm", "apollo", "route", "highway", "room",
        "version", "since", "around", "about", "after", "before", "until",
    }
)  # fmt: skip
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """What an item begins with."""

    family: str  # markers of one list share it
    ordinal: int | None  # None: a bullet
    end: int  # where the item's text begins
    label: str = ""  # "Week 2", where the label is part of the words
    plain_label: str = ""  # "Step 2", where it says no more than the number
    fewest: int = 1  # as many must count on from each other, as one alone proves nothing


def find_marker(text: str) -> Marker | None:
    """The bullet, number or "Tip 1:" that `text` begins with. Letters are ambiguous: see `letter_markers`."""
    if text[:1].isascii() and text[:1].isalpha() and not text[1:2].isspace():
        return _alone(_find_word_label(text))
    if match := _NUMBER.match(text):
        if _is_number(text, match):
            family = f"{match['open']}1{match['close'].strip()}"
            return Marker(family=family, ordinal=int(match["number"]), end=match.end())
        return None
    if match := _BULLET.match(text):
        return _numbered_bullet(text, match) or Marker(family=match[0].strip(), ordinal=None, end=match.end())
    return _alone(find_label(text)) or _find_sign(text)


def _alone(marker: Marker | None) -> Marker | None:
    """`marker`, where it needs no other beside it."""
    return marker if marker is not None and marker.fewest == 1 else None


def _numbered_bullet(text: str, bullet: re.Match[str]) -> Marker | None:
    """A sign with a number behind it: "✅ 2. Talk to one person"."""
    match = None if bullet["dash"] else _NUMBER.match(text, bullet.end())
    if match is None or not _is_number(text, match):
        return None
    return Marker(family=bullet[0].strip() + "1", ordinal=int(match["number"]), end=match.end())


def _is_number(text: str, match: re.Match[str]) -> bool:
    """Whether a number stands apart from the words after it: "2.Wear shoes" does, "2.x" does not."""
    return match[0][-1].isspace() or match["close"] != "." or not text[match.end()].islower()


def _find_sign(text: str) -> Marker | None:
    """The "①", "1️⃣" or "一、" that `text` begins with."""
    if match := _SIGN_NUMBER.match(text):
        sign = match["keycap"] or match["circled"]
        value = int(unicodedata.numeric(sign)) if sign else 10
        return Marker(family="①" if match["circled"] else "keycap", ordinal=value, end=match.end())
    if match := _HAN_NUMBER.match(text):
        family = f"{match['open']}一{match['close']}"
        return Marker(family=family, ordinal=number_value(match["number"]), end=match.end())
    return None


def find_label(text: str) -> Marker | None:
    """The "Tip 1:", "Week 2 -" or "Day 3." that `text` begins with."""
    if match := _UNSPACED_LABEL.match(text):
        word = match["label"] or match["part"]
        return _labelled(text, match, word, match["number"] or match["nth"])
    return _find_word_label(text)


def _find_word_label(text: str) -> Marker | None:
    match = None if text[:1].islower() else _LABEL.match(text)
    if match is None or match["label"].lower() in _CAPTIONS:
        return None
    marker = _labelled(text, match, match["label"], match["number"])
    return replace(marker, fewest=_fewest(text, match)) if marker else None


def _fewest(text: str, label: re.Match[str]) -> int:
    """How many such labels prove that they count: with a full stop, or a word for the number, one may be a sentence."""
    is_known = label["label"].lower() in _COUNTED | _PLAIN_LABELS
    if text[label.end("number") : label.end()].lstrip().startswith("."):
        return _IN_SERIES if is_known else _IN_UNKNOWN_SERIES
    is_sentence = not label["number"].isdecimal() and label.end() < len(text)
    return _IN_UNKNOWN_SERIES if is_sentence and not is_known else 1


def _labelled(text: str, match: re.Match[str], word: str, number: str) -> Marker | None:
    ordinal = number_value(number)
    if ordinal is None:
        return None
    is_bare = match.end() == len(text)
    label = text[: match.end()].rstrip(" :：.、)）–—-" if not is_bare else " :：.")
    is_plain = word.lower() in _PLAIN_LABELS and not is_bare
    labels = ("", label) if is_plain else (label, "")
    return Marker(family=word.lower(), ordinal=ordinal, end=match.end(), label=labels[0], plain_label=labels[1])


def series_label(text: str) -> Marker | None:
    """The "Day 1." that `text` begins with, which is a label only beside others that count on from it."""
    marker = _find_word_label(text)
    return marker if marker is not None and marker.fewest > 1 else None


def find_hashed(text: str) -> Marker | None:
    """The "#3" or "No. 4" that `text` begins with; one alone proves nothing: "No. 10 Downing Street"."""
    match = _HASHED.match(text)
    return Marker(family="#", ordinal=int(match["number"]), end=match.end()) if match else None


def begins_with_emoji(text: str) -> bool:
    """Whether `text` begins with a picture and a space."""
    return _EMOJI.match(text) is not None


def letter_markers(text: str) -> list[Marker]:
    """The ways in which `text` may begin with a mark that needs another beside it: "b)", "(iv)", "II.", "#3"."""
    found = []
    if text[:1] in "#＃Nn№" and (hashed := find_hashed(text)):
        return [hashed]
    if match := _LETTER.match(text):
        letter = match["letter"]
        family = f"{match['open']}{'a' if letter.islower() else 'A'}{match['close']}"
        found.append(Marker(family=family, ordinal=ord(letter.lower()) - ord("a") + 1, end=match.end()))
    if match := _ROMAN.match(text):
        roman = match["roman"]
        family = f"{match['open']}{'i' if roman.islower() else 'I'}{match['close']}"
        found.append(Marker(family=family, ordinal=_roman_value(roman.lower()), end=match.end()))
    return found


def find_decimal(text: str) -> tuple[int, int] | None:
    """The depth and the end of a section number such as "2.3"."""
    match = _DECIMAL.match(text)
    if match is None:
        return None
    return len(re.findall(r"\d+", match["number"])), match.end()


def _roman_value(roman: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in roman]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)
