"""What words two texts share, told without a dictionary: content words, cut down to their stems."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")
_SUFFIX = re.compile(r"(?:ies|ing|ed|es|en|er|ly|s|e|y)$")
_STEM_LENGTH = 6
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
# English, German, French, Spanish; a text in another language does without.
_STOP_WORDS_TEXT = (
    "the and for are was were been being have has had having does did doing will would shall should can could may "
    "might must not but nor its it's his her hers their theirs our ours your yours mine this that these those "
    "there here where when which who whom whose what why how all any both each few more most other some such only "
    "own same than too very just also then once from into onto with within without about above below over under "
    "again further between through during before after while because until against out off down upon per via they "
    "them she him you one two many much well even still yet ever never always often like get got make makes made "
    "let lets want wants need needs way ways thing things help helps first next finally explore look looks learn "
    "cover covers discuss discover find guide article post piece section chapter lesson part der die das den dem "
    "des ein eine einer eines einem einen und oder aber nicht mit von für auf aus bei nach über unter sich sie "
    "ihr ihre wir uns ist sind war waren wird werden kann können auch nur wie wenn dass zum zur les une est sont "
    "dans pour par sur avec sans que qui dont aux ces ses nos vos leur leurs vous nous ils elles pas plus mais "
    "comme tout tous cette cet los las una unos unas del por con sin para como más pero sus este esta estos estas "
    "son ser está hay "
)
_STOP_WORDS = frozenset(_STOP_WORDS_TEXT.split())


def stems(text: str) -> frozenset[str]:
    """The stems of the content words in `text`; of scripts without spaces, the pairs of characters."""
    found: set[str] = set()
    for word in _WORD.findall(text.lower().replace("’", "'").replace("'s ", " ")):
        if _UNSPACED.search(word):
            found.update(word[index : index + 2] for index in range(len(word) - 1))
        elif len(word) > 2 and word not in _STOP_WORDS:
            found.add(_stem(word))
    return frozenset(found)


def _stem(word: str) -> str:
    shorter = _SUFFIX.sub("", word) if len(word) > 4 else word
    return (shorter if len(shorter) > 2 else word)[:_STEM_LENGTH]
