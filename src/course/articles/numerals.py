"""Small numbers in words, as labels have them: "Step Two", "الخطوة الثانية", "第三章"."""

from __future__ import annotations

_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve",
    "uno dos tres cuatro cinco seis siete ocho nueve diez",
    "un deux trois quatre cinq six sept huit neuf dix",
    "eins zwei drei vier fünf sechs sieben acht neun zehn",
    "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة",
    "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر",
)
_VALUES = {word: value for row in _WORDS for value, word in enumerate(row.split(), start=1)}
_HAN = {character: value for value, character in enumerate("一二三四五六七八九十", start=1)}

NUMERALS = "|".join(sorted(_VALUES, key=len, reverse=True))  # a regular expression for the words


def number_value(text: str) -> int | None:
    """The value of digits of any script, a word of `NUMERALS`, or Han numbers up to 99; None where it is none."""
    if text.isdecimal():
        return int(text)
    return _VALUES.get(text.lower()) or _han_value(text)


def _han_value(text: str) -> int | None:
    """十二 is 12, 二十 is 20, 二十一 is 21."""
    if not text or any(character not in _HAN for character in text):
        return None
    tens, ten, units = text.rpartition("十")
    if len(tens) > 1 or len(units) > 1 or (ten and tens == "十"):
        return None
    return (_HAN.get(tens, 1) * 10 if ten else 0) + _HAN.get(units, 0)
