from __future__ import annotations

import re

import pytest

from course.checking.number_words import COUNT, PLACE, value_of


@pytest.mark.parametrize("words", ["4", "four", "Vier", "QUATRE", "cuatro", "أربعة", "أربع", "四", "٤"])
def test_a_count_in_words_is_that_number(words: str) -> None:
    assert re.fullmatch(COUNT, words, re.IGNORECASE)
    assert value_of(words) == 4


@pytest.mark.parametrize("words", ["4th", "4.", "4e", "fourth", "Vierten", "quatrième", "cuarta", "الرابع"])
def test_a_place_in_words_is_that_number(words: str) -> None:
    assert re.fullmatch(PLACE, words, re.IGNORECASE)
    assert value_of(words) == 4


@pytest.mark.parametrize("words", ["\u017fix", "s\u0131x", "s\u0130x"])
def test_letters_that_only_a_pattern_takes_for_others_are_read_as_it_does(words: str) -> None:
    assert re.fullmatch(COUNT, words, re.IGNORECASE)
    assert value_of(words) == 6
