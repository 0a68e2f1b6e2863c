"""The catalogues: the same phrases in every language, each as that language has them."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from string import Formatter

import pytest
from babel import Locale

from course.words import LANGUAGES, Counted, Words, has_words, words_in

OTHERS = [language for language in LANGUAGES if language != "en"]
NAMES = [field.name for field in dataclasses.fields(Words)]
SAME_IN_ENGLISH = {"question", "answer"}  # one letter; French and Japanese ask with a Q, German answers with an A
ENGLISH = re.compile(r"\b(?:the|you|your|lesson|lessons|email|of|and|this|today)\b", re.IGNORECASE)
QUOTES = {"en": "“”", "es": "«»", "de": "„“", "fr": "«»", "ar": "«»", "ja": "「」"}
SCRIPTS = {"ar": "ARABIC", "ja": ("CJK", "HIRAGANA", "KATAKANA")}


def texts(words: Words, name: str) -> list[str]:
    phrase = getattr(words, name)
    return [text for _, text in phrase.forms] if isinstance(phrase, Counted) else [phrase]


def names_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", [name for name in NAMES if name not in SAME_IN_ENGLISH])
def test_every_phrase_is_in_every_language(language: str, name: str) -> None:
    for text in texts(words_in(language), name):
        assert text not in texts(Words(), name)
        assert not ENGLISH.search(Formatter().vformat(text, (), dict.fromkeys(names_in(text), "")))


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", NAMES)
def test_a_phrase_has_the_same_names_to_fill_in_as_in_english(language: str, name: str) -> None:
    english, here = getattr(Words(), name), getattr(words_in(language), name)
    assert type(here) is type(english)
    assert names_in(texts(words_in(language), name)[-1]) == names_in(texts(Words(), name)[-1])
    for text in texts(words_in(language), name):
        assert names_in(text) <= names_in(texts(Words(), name)[-1])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in NAMES if isinstance(getattr(Words(), name), Counted)])
def test_a_phrase_that_counts_has_a_form_for_every_category_or_one_for_all(language: str, name: str) -> None:
    phrase = getattr(words_in(language), name)
    forms = dict(phrase.forms)
    assert phrase.language == language
    assert set(forms) in ({"other"}, {*Locale(language).plural_form.tags, "other"})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_phrase_is_one_clean_line(language: str, name: str) -> None:
    for text in texts(words_in(language), name):
        assert text == unicodedata.normalize("NFC", text).strip()
        assert not {unicodedata.category(char) for char in text} & {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
        assert "  " not in text
        assert '"' not in text
        assert "'" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_stand_in_the_quotes_of_the_language(language: str) -> None:
    opening, closing = QUOTES[language]
    for name in ("why", "unsubscribed_note", "preferences_left"):
        assert re.search(rf"{opening}\u00a0?\{{\w+\}}\u00a0?{closing}", texts(words_in(language), name)[0])


@pytest.mark.parametrize("language", SCRIPTS)
@pytest.mark.parametrize("name", [name for name in NAMES if name not in SAME_IN_ENGLISH])
def test_a_phrase_is_in_the_script_of_its_language(language: str, name: str) -> None:
    for text in texts(words_in(language), name):
        letters = re.sub(r"\{\w+\}", "", text)
        assert all(unicodedata.name(char).startswith(SCRIPTS[language]) for char in letters if char.isalpha())


@pytest.mark.parametrize(("tag", "greeting"), [("es-MX", "Hola:"), ("DE-at", "Guten Tag,"), ("pt-BR", "Hi there,")])
def test_a_region_speaks_its_language_and_a_language_without_catalogue_english(tag: str, greeting: str) -> None:
    assert words_in(tag).greeting_nameless == greeting
    assert has_words(tag) == (greeting != "Hi there,")
