"""The demo's twelve subscribers: sample readers in twelve zones, in several scripts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """A sample subscriber."""

    email: str
    first_name: str  # the word "reader" where there is one: the demo invents no people
    timezone: str


def _guest(place: str, timezone: str, first_name: str = "") -> Guest:
    return Guest(email=f"{place}@reader.invalid", first_name=first_name, timezone=timezone)


GUESTS = (
    _guest("auckland", "Pacific/Auckland", "Reader"),
    _guest("tokyo", "Asia/Tokyo", "読者"),
    _guest("kathmandu", "Asia/Kathmandu", "पाठक"),  # a quarter of an hour off everyone else
    _guest("cairo", "Africa/Cairo", "قارئ"),
    _guest("athens", "Europe/Athens", "Αναγνώστης"),
    _guest("berlin", "Europe/Berlin", "Leserin"),
    _guest("london", "Europe/London", "Reader"),
    _guest("reykjavik", "Atlantic/Reykjavik", "Lesandi"),
    _guest("sao-paulo", "America/Sao_Paulo", "Leitor"),
    _guest("new-york", "America/New_York"),  # no name: the default stands in
    _guest("los-angeles", "America/Los_Angeles", "O'Reader & <Co>"),
    _guest("honolulu", "Pacific/Honolulu", "Reader"),
)
LEAVER = "berlin@reader.invalid"
REFUSED = "honolulu@reader.invalid"
