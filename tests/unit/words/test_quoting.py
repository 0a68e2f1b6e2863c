from __future__ import annotations

import pytest

from course.words import LANGUAGES, words_in
from course.words.quoting import nested_title


@pytest.mark.parametrize(
    ("language", "title", "expected"),
    [
        ("ja", "はじめての「段取り」入門", "はじめての『段取り』入門"),
        ("fr", "Dire «\u00a0non\u00a0» sans peine", "Dire “non” sans peine"),
        ("es", "Decir «no» sin culpa", "Decir “no” sin culpa"),
        ("de", "Einfach „Nein“ sagen", "Einfach ‚Nein‘ sagen"),
        ("en", "How to Say “No”", "How to Say ‘No’"),
    ],
)
def test_a_title_in_quotation_marks_quotes_with_others(language: str, title: str, expected: str) -> None:
    words = words_in(language)

    assert nested_title(words.why, title) == nested_title(words.ending, title) == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("title", ["No marks", "It’s a half-open “mark", "「", "» «", "«»"])
def test_a_title_that_quotes_nothing_stays_as_it_is(language: str, title: str) -> None:
    assert nested_title(words_in(language).why, title) == title


def test_a_phrase_without_marks_around_the_title_leaves_it_as_it_is() -> None:
    assert nested_title("Lessons of {course}", "Say “No”") == "Say “No”"
