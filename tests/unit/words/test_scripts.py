"""Which way languages are written, and in which script."""

from __future__ import annotations

import pytest

from course.words.scripts import colon, direction, script_of


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
