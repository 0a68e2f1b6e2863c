"""Which way a language is written, and in which script; the letters of scripts, for classes of characters."""

from __future__ import annotations

import re

# Parts of a regular expression's class, to stand between brackets.
KATAKANA = "\u30a0-\u30ff\u31f0-\u31ff"
KANA = f"\u3040-\u309f{KATAKANA}"
HAN = "\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
# Of South East Asia, those that write no spaces: Thai, Lao, Burmese, Khmer. Only a dictionary parts their words.
SYLLABLES = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
UNSPACED = f"{SYLLABLES}{KANA}{HAN}"
# Hebrew, Arabic, Syriac, Thaana and N'Ko, with their forms for display, and the old and new scripts beyond U+FFFF.
RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"

_LETTER = re.compile(r"[^\W\d_]")
# Languages that their script tells; Chinese is Japanese without kana.
_TOLD = {
    "ja": re.compile(f"[{KANA}{HAN}]"),
    "ko": re.compile(f"[{HANGUL}]"),
    "he": re.compile("[\u05d0-\u05ea]"),
    "ar": re.compile("[\u0620-\u06ff]"),
}
_KANA = re.compile(f"[{KANA}]")
_NOT_ARABIC = {"ur": "\u0679\u0688\u06d2", "fa": "\u067e\u0686\u0698\u06af"}

# Languages and scripts written from right to left, as BCP 47 tags have them.
_RIGHT_TO_LEFT = frozenset(
    {"ar", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"}
    | {"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"}
)
# Scripts whose type is set in another way than Latin's, by language; a tag that names its script says it itself.
_SCRIPTS = {
    **dict.fromkeys(("ar", "ckb", "fa", "ks", "ps", "sd", "ug", "ur"), "arab"),
    **dict.fromkeys(("he", "iw", "yi"), "hebr"),
    "ja": "jpan",
    "ko": "kore",
    "zh": "hans",
}
_TRADITIONAL = frozenset({"tw", "hk", "mo"})  # regions that write Chinese in traditional characters


def direction(language: str) -> str:
    """Which way `language` (BCP 47) is written: "rtl" or "ltr"."""
    primary, *subtags = language.lower().split("-")
    return "rtl" if (_named_script(subtags) or primary) in _RIGHT_TO_LEFT else "ltr"


def script_of(language: str) -> str:
    """The script of `language` (BCP 47), as ISO 15924 calls it in lower case; "" for Latin and what is set like it."""
    primary, *subtags = language.lower().split("-")
    if named := _named_script(subtags):
        return named if named in {*_SCRIPTS.values(), "hant"} else ""
    if primary == "zh" and _TRADITIONAL.intersection(subtags):
        return "hant"
    return _SCRIPTS.get(primary, "")


def language_of(text: str) -> str:
    """The language (BCP 47) that the letters of `text` alone tell, where most of them are of its script; else ""."""
    letters = len(_LETTER.findall(text))
    for language, signs in _TOLD.items():
        if len(signs.findall(text)) * 2 > letters:
            return _told(language, text)
    return ""


def _told(language: str, text: str) -> str:
    """`language`, or the one that shares its script and whose own letters `text` has."""
    if language == "ja":
        return language if _KANA.search(text) else "zh"
    if language == "ar":
        return next((other for other, own in _NOT_ARABIC.items() if any(letter in text for letter in own)), language)
    return language


def colon(language: str) -> str:
    """The colon of `language` (BCP 47), with the spaces that it has around it."""
    if script_of(language) in {"jpan", "hans", "hant"}:
        return "："
    return "\u00a0: " if language.lower().split("-")[0] == "fr" else ": "


def _named_script(subtags: list[str]) -> str:
    return next((tag for tag in subtags if len(tag) == 4 and tag.isalpha()), "")
