"""Time zones to choose from, by region."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_REGIONS = (
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)


@dataclass(frozen=True, slots=True, order=True)
class Zone:
    """One choice."""

    label: str  # "Argentina / Buenos Aires"
    name: str  # "America/Argentina/Buenos_Aires"


def regions(chosen: str) -> Mapping[str, Sequence[Zone]]:
    """The zones that people live in, by region, and `chosen` too where it is another one: Etc/GMT+5, an old name."""
    listed = _by_region()
    if any(zone.name == chosen for zones in listed.values() for zone in zones):
        return listed
    return {"…": [Zone(chosen, chosen)], **listed}


def _canonical() -> set[str]:
    """The names of today, without the old ones that they took the place of: Asia/Kolkata, and no Asia/Calcutta."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {row[2] for row in rows}


@cache
def _by_region() -> Mapping[str, Sequence[Zone]]:
    by_region: dict[str, list[Zone]] = {"UTC": [Zone("UTC", "UTC")]} | {region: [] for region in _REGIONS}
    for name in _canonical() & available_timezones():
        region, _, place = name.partition("/")
        if place and region in by_region:
            by_region[region].append(Zone(place.replace("_", " ").replace("/", " / "), name))
    return {region: sorted(zones) for region, zones in by_region.items()}
