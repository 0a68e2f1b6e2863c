"""What words two texts share, told without a dictionary: content words, cut down to their stems."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from course.outline.stop_words import STOP_WORDS
from course.words.scripts import HAN, HANGUL, KATAKANA, SYLLABLES, UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+")
_SUFFIX = re.compile(r"(?:ies|ing|ed|es|en|er|ly|s|e|y)$")
_STEM_LENGTH = 6

# Scripts that write no spaces. Of Japanese, hiragana is what stands between the words: endings and particles.
_UNSPACED = re.compile(f"[{UNSPACED}]")
_RUN = re.compile(f"[{HAN}]+|[{KATAKANA}]+|[{SYLLABLES}]+|[^{UNSPACED}]+")
_KATAKANA = re.compile(f"[{KATAKANA}]")

_ARABIC = re.compile("[\u0600-\u06ff]")
_VOWEL_SIGNS = re.compile("[\u064b-\u0652\u0670\u0640]")
_ARABIC_LETTERS = str.maketrans("أإآىة", "ااايه")
_ARABIC_PREFIX = re.compile("^(?:وال|فال|بال|كال|ولل|لل|ال|و(?=.{4})|[فبكل](?=.{5}))(?=.{3})")
_ARABIC_SUFFIX = re.compile("(?<=.{3})(?:ات|ون|ين|ان|ها|هم|هن|كم|نا|يه|ه|ي|ك)$")

_HANGUL = re.compile(f"[{HANGUL}]")
_HANGUL_STEM = 2  # syllables; particles and endings follow
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_CYRILLIC_STEM = 5


def stems(text: str) -> frozenset[str]:
    """The stems of the content words in `text`; of scripts without spaces, the pairs of characters."""
    plain = text.lower().replace("’", "'").replace("'s ", " ")
    if _ARABIC.search(plain):
        plain = _VOWEL_SIGNS.sub("", plain)
    return frozenset(chain.from_iterable(map(_stems_of, set(_WORD.findall(plain)))))


@lru_cache(maxsize=20_000)  # texts say the same words again and again
def _stems_of(word: str) -> tuple[str, ...]:
    if _ARABIC.search(word):
        word = word.translate(_ARABIC_LETTERS)
    if _UNSPACED.search(word):
        return tuple(stem for run in _RUN.findall(word) for stem in _unspaced(run))
    is_telling = (len(word) > 2 or _HANGUL.search(word) is not None) and word not in STOP_WORDS
    return (_stem(word),) if is_telling else ()


def _unspaced(run: str) -> Iterator[str]:
    """A word of katakana whole; of other signs the pairs, or the one that stands by itself."""
    if len(run) == 1 or _KATAKANA.match(run):
        yield run
    else:
        yield from (run[index : index + 2] for index in range(len(run) - 1))


def _stem(word: str) -> str:
    if word.isascii():
        return _latin(word)
    if _ARABIC.match(word):
        return _ARABIC_SUFFIX.sub("", _ARABIC_PREFIX.sub("", word))
    if _HANGUL.match(word):
        return word[:_HANGUL_STEM]
    return word[:_CYRILLIC_STEM] if _CYRILLIC.match(word) else _latin(word)


def _latin(word: str) -> str:
    shorter = _SUFFIX.sub("", word) if len(word) > 4 else word
    return (shorter if len(shorter) > 2 else word)[:_STEM_LENGTH]
