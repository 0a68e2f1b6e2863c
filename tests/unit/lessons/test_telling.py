"""Which sentences say something where they stand alone."""

import pytest

from course.lessons.telling import counts_time, is_fragment, tells


@pytest.mark.parametrize(
    "text",
    [
        "Because.",
        "(Grab a drink and sit down.)",
        "Photo: The garden in May 2020",
        "DRAFT for the editors of this text",
        "hello@example.com",
        "Calories: 412kcal | Fat: 25g | Salt: 2g",
        "出典：省庁の資料",
    ],
)
def test_captions_asides_and_addresses_tell_nothing(text: str) -> None:
    assert not tells(text)


@pytest.mark.parametrize("text", ["Beans age quickly.", "Video games are fun to play.", "睡眠は大切です。"])
def test_sentences_tell(text: str) -> None:
    assert tells(text)


@pytest.mark.parametrize(
    ("text", "is_rest"),
    [
        ("Gently on the stove with a splash of water.", True),
        ("Because.", True),
        ("On the stove it keeps warm, and it stays soft for hours.", False),
        ("Beans age quickly.", False),
    ],
)
def test_the_rest_of_a_label_is_a_fragment(text: str, is_rest: bool) -> None:
    assert is_fragment(text) is is_rest


@pytest.mark.parametrize(
    ("name", "is_time"),
    [
        ("Freitagabend", True),
        ("Week 2", True),
        ("月曜日", True),
        ("الأسبوع الأول", True),
        ("Sunday roast", False),
        ("Beans", False),
    ],
)
def test_names_that_only_count_time_are_known(name: str, is_time: bool) -> None:
    assert counts_time(name) is is_time


def test_an_address_or_a_plea_to_subscribe_says_nothing() -> None:
    assert not tells("See https://example.org/a/long/page for more or mail me@example.org today.")
    assert not tells("Subscribe to our letter for more of these recipes.")
    assert tells("The whole plan stands at https://example.org and takes an hour to read.")
