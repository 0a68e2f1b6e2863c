"""Which of the languages that `course` has words for a text is written in, told by its script and small words."""

from __future__ import annotations

import re
from collections import Counter

_SAMPLE = 20_000  # characters
_KANA = re.compile("[\u3041-\u30fa]")
_ARABIC = re.compile("[\u0620-\u064a]")
_LATIN = re.compile("[a-zà-ÿœ]+")
_ENOUGH = 0.2  # of the letters: a few words of Arabic do not make a text Arabic
_SMALL_WORDS = {
    "en": "the and of to is are for with your you that it in this can from if not or be",
    "es": "el la los las y de que en un una es para con por tu su no se más si o del al",
    "de": "der die das und ist nicht ein eine zu mit für sie ihr auf den im von es wenn oder sich",
    "fr": "le la les et est des un une pour dans vous votre que qui ne pas sur avec si ou du en au",
}
_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _LANGUAGES_OF.setdefault(_word, []).append(_language)


def language_of(text: str) -> str:
    """`en`, `es`, `de`, `fr`, `ar` or `ja`; "" where it is none of them, or cannot be told."""
    sample = text[:_SAMPLE].casefold()
    letters = sum(map(str.isalpha, sample)) or 1
    if len(_KANA.findall(sample)) > _ENOUGH * letters:
        return "ja"
    if len(_ARABIC.findall(sample)) > _ENOUGH * letters:
        return "ar"
    words = _LATIN.findall(sample)
    votes = Counter(language for word in words for language in _LANGUAGES_OF.get(word, ()))
    language, count = max(votes.items(), key=lambda vote: vote[1], default=("", 0))
    return language if count >= max(1, len(words) // 20) else ""
