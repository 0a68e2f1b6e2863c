"""The marks that list items and numbered headings begin with: digits, letters, bullets, "Step 2 -"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BULLET = re.compile(r"(?:[-*+–]\s+|[•‣◦▪▫●○■□◆►▸➤➜→✓✔✅☑⁃]️?\s*)(?=\S)")
_NUMBER = re.compile(
    r"(?P<open>\(?)#?(?P<number>[0-9]{1,3})(?P<close>[.)、．]|\s[–-](?=\s+[^\W\d]))(?:\s+|(?<=[、．]))(?=\S)"
)
_DECIMAL = re.compile(r"(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2}){1,3})\.?\s+(?=[^\W\d])")
_LETTER = re.compile(r"(?P<open>\(?)(?P<letter>[A-Za-z])(?P<close>[.)])\s+(?=\S)")
_ROMAN = re.compile(r"(?P<open>\(?)(?P<roman>[ivx]{1,5}|[IVX]{1,5})(?P<close>[.)])\s+(?=\S)")
_LABEL = re.compile(
    r"(?P<label>[^\W\d_]{3,12})\s+#?(?P<number>[0-9]{1,3})(?:\s*[:：.)]\s*|\s+[–—-]\s+)(?=\S)"
    r"|(?P<bare>[^\W\d_]{3,12})\s+#?(?P<last>[0-9]{1,3})\s*[:.]?$"
)
# Labels that say no more than the number does; others ("Week 2:") are part of the words.
_PLAIN_LABELS = frozenset(
    {"tip", "step", "tipp", "schritt", "étape", "conseil", "paso", "consejo", "passo", "dica", "stap"}
)
_CAPTIONS = frozenset(
    {"figure", "fig", "table", "photo", "image", "exhibit", "abbildung", "tabelle", "tableau", "tabla"}
)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """What an item begins with."""

    family: str  # markers of one list share it
    ordinal: int | None  # None: a bullet
    end: int  # where the item's text begins
    label: str = ""  # "Week 2", where the label is part of the words
    plain_label: str = ""  # "Step 2", where it says no more than the number


def find_marker(text: str) -> Marker | None:
    """The bullet, number or "Tip 1:" that `text` begins with. Letters are ambiguous: see `letter_markers`."""
    if match := _NUMBER.match(text):
        family = f"{match['open']}1{match['close'].strip()}"
        return Marker(family=family, ordinal=int(match["number"]), end=match.end())
    if match := _BULLET.match(text):
        return Marker(family=text[0], ordinal=None, end=match.end())
    return find_label(text)


def find_label(text: str) -> Marker | None:
    """The "Tip 1:" or "Week 2 -" that `text` begins with."""
    match = _LABEL.match(text)
    word = (match["label"] or match["bare"]) if match else ""
    if match is None or not word[0].isupper() or word.lower() in _CAPTIONS:
        return None
    number = int(match["number"] or match["last"])
    plain = word.lower() in _PLAIN_LABELS and match["label"] is not None
    label = f"{word} {number}"
    labels = ("", label) if plain else (label, "")
    return Marker(family=word.lower(), ordinal=number, end=match.end(), label=labels[0], plain_label=labels[1])


def letter_markers(text: str) -> list[Marker]:
    """The ways in which `text` may begin with a letter or a Roman number: "b)", "(iv)", "II."."""
    found = []
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
    return match["number"].count(".") + 1, match.end()


def _roman_value(roman: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in roman]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)
