"""What mail programs support, as caniemail.com measured it; `scripts/caniemail` renews the data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# What counts where nobody says otherwise: the programs that most mail is read in.
DEFAULT_CLIENTS = (
    *("apple-mail.ios", "apple-mail.macos", "gmail.android", "gmail.desktop-webmail", "gmail.ios"),
    *("outlook.android", "outlook.ios", "outlook.macos", "outlook.outlook-com", "outlook.windows"),
    *("samsung-email.android", "yahoo.desktop-webmail"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One feature of HTML or CSS, and who supports it."""

    slug: str  # "css-position": its page is caniemail.com/features/SLUG/
    title: str
    tested: str  # the month or day
    support: Mapping[str, str]  # program -> "y", "n", "a" (in part) or "u" (not known)
    share: int  # percent of all programs tested that support it, those that do in part counted half


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """All of it."""

    updated: str  # ISO date
    clients: Mapping[str, str]  # "gmail.ios" -> "Gmail (iOS)"
    features: Mapping[str, Feature]  # by slug


@cache
def load() -> Data:
    """The data that comes with `course`."""
    document = json.loads(resources.files("course.checking").joinpath("caniemail.json").read_text(encoding="utf-8"))
    clients = document["clients"]
    features = (
        Feature(
            slug=one["slug"],
            title=one["title"],
            tested=one["tested"],
            support=dict(zip(clients, one["support"], strict=True)),
            share=_share(*one["all"]),
        )
        for one in document["features"]
    )
    return Data(updated=document["updated"], clients=clients, features={one.slug: one for one in features})


def _share(yes: int, part: int, no: int) -> int:
    return round(100 * (yes + part / 2) / max(yes + part + no, 1))


def client_names() -> tuple[str, ...]:
    """What mail programs are called in settings: each by its family and platform, and each family as a whole."""
    names = load().clients
    return tuple(sorted({*names, *(name.partition(".")[0] for name in names)}))


def unknown_clients(names: Iterable[str]) -> tuple[str, ...]:
    """Those of `names` that no data is about."""
    known = frozenset(client_names())
    return tuple(name for name in names if name not in known)


def clients_of(names: Iterable[str]) -> tuple[str, ...]:
    """The programs that `names` stand for; those of `DEFAULT_CLIENTS` where they stand for none."""
    wanted = tuple(names)
    found = tuple(one for one in load().clients if one in wanted or one.partition(".")[0] in wanted)
    return found or DEFAULT_CLIENTS
