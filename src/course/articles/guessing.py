"""Which encoding a text is in that says nothing about it and is no UTF-8: the one in which it reads like a language.

Each encoding that can hold the bytes is tried, and the text that comes out is judged by its letters: how common they
are where that encoding is used, whether letters stand among their like, and whether capitals begin words.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

_SAMPLE = 40_000  # bytes that are judged
_FIRST, _NEXT = 0.2, 0.25  # in the measure of `_score`, as if it were said by one character
_ASCII = re.compile(rb"[\x00-\x7f]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alphabet:
    """The letters that texts of an encoding are written with, beyond ASCII."""

    codecs: tuple[str, ...]  # the likelier first
    common: str  # the letters, the most common first
    is_latin: bool = False  # they stand singly among ASCII letters
    is_wide: bool = False  # thousands of characters: `common` has but the most common
    is_likelier: bool = False  # where little speaks for any, it is one of these
    script: str = ""  # pattern of the characters that a text is full of; any letter where ""


_CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґў"
_ALPHABETS = (
    _Alphabet(
        codecs=("cp1252", "mac-roman"),
        common="éäüáóíàöèñçãêåßâôúøæœîëïùìòûõÉÄÖÜÁÓÍÀÈÑÇÅÚØÆŒ¿¡",
        is_latin=True,
        is_likelier=True,
    ),
    _Alphabet(codecs=("cp1250", "iso8859-2"), common="áéőöíüóűúÁÉŐÖÍÜÓŰÚ", is_latin=True),
    _Alphabet(
        codecs=("cp1250", "iso8859-2"),
        common="ąęłóżśćńáéíěščřžýůúťďňőűöüăâîşţđźĄĘŁÓŻŚĆŃŹÁÉÍŠČŘŽÝÚŐŰÖÜĐŢŞ",
        is_latin=True,
    ),
    _Alphabet(codecs=("cp1254",), common="ıüşğöçİŞÜÖÇĞâî", is_latin=True),
    _Alphabet(codecs=("cp1257",), common="āīēšžūļņķģčėųįąęõäöüĀĪĒŠŽŪČĖŲĮĄĘÕÄÖÜ", is_latin=True),
    _Alphabet(codecs=("cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp866", "mac-cyrillic"), common=_CYRILLIC),
    _Alphabet(codecs=("cp1253", "iso8859-7"), common="αοιετσνηυρπκμλςωάίόέθδγήύφχβώξζψϊΐϋΰΑΟΕΤΣΗΠΚΜΝΛ"),
    _Alphabet(codecs=("cp1255", "iso8859-8"), common="יוהלאמרבתשנכדקחפעצטסגזםןךףץ"),
    _Alphabet(codecs=("cp1256", "iso8859-6"), common="اليمونرتبةعدسفهكقأحجشطصخىذضزغثئءؤإآظ،؛؟پچگکی"),
    _Alphabet(codecs=("cp874",), common="านรอกเงมยลวดทสตะปบคหแจพชขใไโผ่้ีัิ์ู็ึื"),
    _Alphabet(
        codecs=("cp932", "euc_jp"),
        common="のにはをたがでてとしれさいあなるらもこくりまつすけ、。っんょうかきせみちやめわへどじ日本人一大的",
        is_wide=True,
        script="[ぁ-ヿ一-鿿々。、「」・！？０-９Ａ-ｚー（）]",
    ),
    _Alphabet(
        codecs=("gb18030",),
        common="的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
        "，。、：；？！",
        is_wide=True,
        script="[一-鿿。，、：；？！“”《》（）]",
    ),
    _Alphabet(
        codecs=("big5hkscs",),
        common="的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡"
        "，。、：；？！",
        is_wide=True,
        script="[一-鿿。，、：；？！「」《》（）]",
    ),
    _Alphabet(
        codecs=("cp949",),
        common="이다는을가에의고하한지도서로기사리나시대어자를은인아게수있해그일만전정것들보면요습니라되",
        is_wide=True,
        script="[가-힣]",
    ),
)
_QUOTES = frozenset("“”‘’„‚–—…«»€£")
_MARKS = frozenset("•°©®™§½¼¾·×±\u00a0¿¡²³¹\u200f\u200e\u200c\u200d،؛؟№")


def guess(data: bytes) -> str:
    """The codec in which `data`, which is not ASCII alone, reads best; "cp1252" where none does."""
    sample = _sample(data)
    best, best_score = "cp1252", float("-inf")
    for alphabet in _ALPHABETS:
        for place, codec in enumerate(alphabet.codecs):
            text = _decoded(sample, codec)
            if text is None:
                continue
            score = _score(text, alphabet) + _before_reading(text, alphabet, place)
            if score > best_score:
                best, best_score = codec, score
    return best


def _sample(data: bytes) -> bytes:
    """The stretch of `data` in which letters beyond ASCII begin, from a line's start to a line's end."""
    if len(data) <= _SAMPLE:
        return data
    first = _ASCII.match(data)
    start = data.rfind(b"\n", 0, first.end()) + 1 if first else 0
    end = start + _SAMPLE
    return data[start : (data.rfind(b"\n", start, end) + 1) or end]


def _decoded(sample: bytes, codec: str) -> str | None:
    try:
        return sample.decode(codec)
    except UnicodeDecodeError as error:
        # A character cut in two by the sample's end, or a stray byte in much that is right.
        text = sample.decode(codec, errors="replace")
        is_rare = text.count("\ufffd") * 100 <= sum(char > "\x7f" for char in text)
        return text if is_rare or error.start >= len(sample) - 4 else None


def _before_reading(text: str, alphabet: _Alphabet, place: int) -> float:
    """How much likelier the codec at `place` is than others, whatever it reads; it counts less in a longer text."""
    likelier = _FIRST * alphabet.is_likelier - _NEXT * place
    return likelier / max(1, sum(char > "\x7f" for char in text)) - 0.02 * place


def _score(text: str, alphabet: _Alphabet) -> float:
    """How much `text` reads like one of the alphabet's: the mean of what its characters beyond ASCII are worth."""
    worth = _worth_of_letters(alphabet)
    counts = Counter(char for char in text if char > "\x7f")
    total = counts.total()
    if not total:
        return 0.0
    script = re.compile(alphabet.script) if alphabet.script else None
    value = sum(count * _worth(char, worth, script) for char, count in counts.items())
    faults = 0.0 if alphabet.is_wide else _faults(text, is_latin=alphabet.is_latin)
    return (value - faults) / total


def _worth_of_letters(alphabet: _Alphabet) -> dict[str, float]:
    """1 for the most common letter, falling to a half; a capital is worth a little less than the small letter."""
    common = alphabet.common
    worth = {char: 1 - 0.5 * place / len(common) for place, char in enumerate(common)}
    for char in common:
        worth.setdefault(char.upper(), worth[char] - 0.2)
    return {char: value + 0.5 for char, value in worth.items()} if alphabet.is_wide else worth


def _worth(char: str, worth: dict[str, float], script: re.Pattern[str] | None) -> float:
    if (value := worth.get(char)) is not None:
        return value
    if char in _QUOTES:
        return 1.0
    if char in _MARKS:
        return 0.3
    if "\x80" <= char <= "\x9f" or char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or char > "\uffff":
        return -3.0
    if script is not None:
        return 0.35 if script.match(char) else -1.0
    return 0.0 if char.isalpha() else -1.0


def _faults(text: str, *, is_latin: bool) -> float:
    """What speaks against a text, letter by letter: capitals inside words, scripts mixed within one."""
    faults = 0.0
    for (before, after), count in Counter(pairwise(text)).items():
        if (before <= "\x7f" and after <= "\x7f") or not (before.isalpha() and after.isalpha()):
            continue
        if before.islower() and after.isupper():
            faults += 1.5 * count
        are_both_beyond = before > "\x7f" and after > "\x7f"
        if are_both_beyond == is_latin:
            faults += (0.6 if is_latin else 1.0) * count
    return faults
