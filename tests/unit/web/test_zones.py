"""Time zones to choose from, as the course's language calls them."""

from __future__ import annotations

import pytest

from course.web.zones import regions
from course.words.locales import local_territory


@pytest.mark.parametrize(
    ("language", "region", "label", "name"),
    [
        ("en-GB", "Africa", "Cairo", "Africa/Cairo"),
        ("de", "Afrika", "Kairo", "Africa/Cairo"),
        ("ar", "أفريقيا", "القاهرة", "Africa/Cairo"),
        ("ja", "アジア", "東京", "Asia/Tokyo"),
        ("ja", "アジア", "コルカタ", "Asia/Kolkata"),
        ("ja", "アフリカ", "アスマラ", "Africa/Asmara"),
        ("ar", "الأمريكتان", "ميندوزا", "America/Argentina/Mendoza"),
    ],
)
def test_places_are_called_as_the_language_calls_them(language: str, region: str, label: str, name: str) -> None:
    assert label in {zone.label for zone in regions("UTC", language)[region] if zone.name == name}


def test_every_language_offers_the_same_zones() -> None:
    names = [
        {zone.name for zones in regions("UTC", each).values() for zone in zones} for each in ("en", "ar", "ja", "xx")
    ]
    assert all(other == names[0] for other in names)
    assert len(names[0]) > 300


@pytest.mark.parametrize("language", ["ar", "ja", "ru"])
def test_a_zone_without_a_name_in_the_language_stands_below_those_that_have_one(language: str) -> None:
    america = regions("UTC", language)[local_territory("019", language)]
    is_latin = [zone.label[0].isascii() for zone in america]

    assert any(is_latin)
    assert is_latin == sorted(is_latin)


def test_an_accent_moves_no_zone() -> None:
    labels = [zone.label for zone in regions("UTC", "es")["Europa"]]

    assert labels.index("Ámsterdam") < labels.index("Berlín")
