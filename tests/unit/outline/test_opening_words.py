"""What days without a heading are called."""

import pytest

from course.articles import parse_markdown
from course.outline import make_outline
from course.outline.opening_words import first_words

MORE = "It goes on for some words. " * 6


def titles(markdown: str, days: int) -> list[str]:
    return [lesson.title for lesson in make_outline(parse_markdown(f"# T\n\n{markdown}", "a.md"), days).lessons]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SEOUL, Aug. 3 was hot. More.", "SEOUL, Aug. 3 was hot"),
        ("Dr. Reed came at 9 a.m. sharp. More.", "Dr. Reed came at 9 a.m. sharp"),
        ("Das ist z. B. Nr. 4 der Liste. Mehr.", "Das ist z. B. Nr. 4 der Liste"),
        (
            "Lay out your clothes the evening before, so that you decide nothing in the morning.",
            "Lay out your clothes the evening before",
        ),
        (
            "In May, people who never once thought about their sleep begin to do so.",
            "In May, people who never once thought about their sleep…",
        ),
        ("“We have to begin. We must.", "We have to begin"),
        ("plain words of an item", "Plain words of an item"),
        ("course.toml has it", "course.toml has it"),
        ("As I said:", "As I said"),
    ],
)
def test_first_words_end_where_a_sentence_or_a_clause_does(text: str, expected: str) -> None:
    assert first_words(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "![A cup](cup.png)",
        "![A cup](cup.png)\n\nA cup on a table",
        "https://example.com/a",
        "Opinion",
        "(Grab a drink!)",
        "```\ncode\n```",
    ],
)
def test_a_day_is_named_after_its_first_sentence_of_prose(line: str) -> None:
    text = f"The first thought. {MORE}\n\nStill of it.\n\n{line}\n\nThe second thought. {MORE}"

    assert titles(f"{line}\n\n{text}", 2)[0] == "The first thought"


@pytest.mark.parametrize("second", ["Too much light: Leaves turn pale.", "**Too much light.** Leaves turn pale."])
def test_a_lead_names_the_day(second: str) -> None:
    assert titles(f"The first thought. {MORE}\n\n{second} {MORE}", 2) == ["The first thought", "Too much light"]


def test_a_lone_day_is_named_after_the_article() -> None:
    assert titles(f"## One Part\n\n{MORE}", 1) == ["T"]


def test_of_two_days_of_one_name_the_later_one_is_named_by_its_own_words() -> None:
    assert titles(f"## Water\n\nRain is soft. {MORE}\n\n## Water\n\nTaps are hard. {MORE}", 2) == [
        "Water",
        "Taps are hard",
    ]
