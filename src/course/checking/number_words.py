"""Small numbers in words, in six languages: "four", "vierten", "quatre", "cuarto", "أربعة", "四"."""

from __future__ import annotations

import re

_COUNTS = (
    "one two three four five six seven eight nine ten eleven twelve",
    "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "un deux trois quatre cinq six sept huit neuf dix onze douze",
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "واحد اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
    "واحدة اثنتين ثلاث أربع خمس ست سبع ثماني تسع عشر",
    "一 二 三 四 五 六 七 八 九 十 十一 十二",
)
_PLACES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    "erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte",
    "ersten zweiten dritten vierten fünften sechsten siebten achten neunten zehnten elften zwölften",
    "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième",
    "première seconde troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième",
    "primer segundo tercer cuarto quinto sexto séptimo octavo noveno décimo",
    "primera segunda tercera cuarta quinta sexta séptima octava novena décima",
    "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر",
    "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة",
)
_VALUES = {word: value for row in (*_COUNTS, *_PLACES) for value, word in enumerate(row.split(), 1)}


def _pattern(rows: tuple[str, ...]) -> str:
    words = {word for row in rows for word in row.split()}
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


# How many, and the how-manieth, as patterns.
COUNT = rf"(?:\d{{1,3}}|{_pattern(_COUNTS)})"
PLACE = rf"(?:\d{{1,3}}(?:\.|st|nd|rd|th|er|re|e|º|ª)|{_pattern(_PLACES)})"


def value_of(words: str) -> int:
    """The number that `COUNT` or `PLACE` has found, with or without regard to case."""
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits[0])
    return next(value for word, value in _VALUES.items() if re.fullmatch(word, words, re.IGNORECASE))
