"""Which way languages are written, and in which script."""

from __future__ import annotations

import re
import unicodedata

import pytest

from course.merging.wording import words_of
from course.models import count_words
from course.words.scripts import RIGHT_TO_LEFT, UNSPACED, colon, direction, script_of


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "ltr"), ("he", "rtl"), ("ar-EG", "rtl"), ("pt-BR", "ltr"), ("az-Arab", "rtl"), ("ur-Latn", "ltr")],
)
def test_the_direction_follows_the_script(language: str, expected: str) -> None:
    assert direction(language) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ""),
        ("ru", ""),
        ("ar-MA", "arab"),
        ("he", "hebr"),
        ("ja-JP", "jpan"),
        ("zh", "hans"),
        ("zh-TW", "hant"),
        ("zh-Hant-HK", "hant"),
        ("az-Arab", "arab"),
        ("ur-Latn", ""),
    ],
)
def test_the_script_is_that_of_the_language_unless_the_tag_names_another(language: str, expected: str) -> None:
    assert script_of(language) == expected


@pytest.mark.parametrize(("language", "expected"), [("en", ": "), ("ja", "："), ("fr-CA", "\u00a0: "), ("ar", ": ")])
def test_the_colon_is_the_one_of_the_language(language: str, expected: str) -> None:
    assert colon(language) == expected


@pytest.mark.parametrize("text", ["สวัสดี", "ສະບາຍດີ", "မင်္ဂလာပါ", "សួស្តី", "人々", "ひらカナ", "𠀀𠀁"])
def test_scripts_without_spaces_are_the_same_to_all_that_count_and_compare(text: str) -> None:
    assert re.fullmatch(f"[{UNSPACED}]+", text)
    assert count_words(text) == (len(text) + 1) // 2
    assert len(words_of(text)) == len(text)


@pytest.mark.parametrize("text", ["शुभ दिन", "안녕 하세요", "שלום עולם", "two words"])
def test_scripts_with_spaces_are_counted_by_them(text: str) -> None:
    assert not re.search(f"[{UNSPACED}]", text)
    assert count_words(text) == len(words_of(text)) == 2


@pytest.mark.parametrize("letter", ["א", "ب", "\ufb2a", "\ufefb", "\U00010a00", "\U0001e900"])
def test_letters_from_right_to_left_are_known_in_all_their_forms(letter: str) -> None:
    assert unicodedata.bidirectional(letter) in {"R", "AL"}
    assert re.match(f"[{RIGHT_TO_LEFT}]", letter)
