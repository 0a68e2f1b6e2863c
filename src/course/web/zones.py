"""Time zones to choose from, by region."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from course.words.locales import local_city, local_territory

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# The parts of the world by which zones are named, and the CLDR's codes of those that it has words for.
_REGIONS = {
    "Africa": "002",
    "America": "019",
    "Antarctica": "AQ",
    "Arctic": "",
    "Asia": "142",
    "Atlantic": "",
    "Australia": "AU",
    "Europe": "150",
    "Indian": "",
    "Pacific": "009",
}


@dataclass(frozen=True, slots=True)
class Zone:
    """One choice."""

    label: str  # "Argentina / Buenos Aires"
    name: str  # "America/Argentina/Buenos_Aires"


def regions(chosen: str, language: str = "en") -> Mapping[str, Sequence[Zone]]:
    """The zones that people live in, by region, and `chosen` too where it is another one: Etc/GMT+5, an old name.

    Places are called as `language` (BCP 47) calls them, where the CLDR knows it.
    """
    listed = _by_region(language)
    if any(zone.name == chosen for zones in listed.values() for zone in zones):
        return listed
    return {"…": [Zone(chosen, chosen)], **listed}


def _canonical() -> set[str]:
    """The names of today, without the old ones that they took the place of: Asia/Kolkata, and no Asia/Calcutta."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {row[2] for row in rows}


@cache
def _by_region(language: str) -> Mapping[str, Sequence[Zone]]:
    by_region: dict[str, list[Zone]] = {"UTC": [Zone("UTC", "UTC")]} | {region: [] for region in _REGIONS}
    for name in _canonical() & available_timezones():
        region, _, place = name.partition("/")
        if place and region in by_region:
            by_region[region].append(Zone(_label(name, place, language), name))
    order = partial(_order, is_latin=_letters(_called("Asia", language))[:1].isascii())
    return {_called(region, language): sorted(zones, key=order) for region, zones in by_region.items()}


def _order(zone: Zone, *, is_latin: bool) -> tuple[bool, str, str]:
    """By the letters without their accents; names that another script has none of its own for come last."""
    letters = _letters(zone.label)
    return not is_latin and letters[:1].isascii(), letters.casefold(), zone.name


def _letters(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def _label(name: str, place: str, language: str) -> str:
    own = "" if _is_english(language) else local_city(name, language)
    return own or place.replace("_", " ").replace("/", " / ")


def _called(region: str, language: str) -> str:
    code = _REGIONS.get(region)
    return (local_territory(code, language) if code and not _is_english(language) else "") or region


def _is_english(language: str) -> bool:
    """The names of the zones are English already."""
    return language.partition("-")[0].lower() == "en"
