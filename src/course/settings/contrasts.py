"""Which token is read on which, how well it must be, and what is wrong with a scheme that does not manage it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from course.colours import READABLE, VISIBLE, Rgb, contrast, nearest_shade, parse_hex, to_hex

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


class Pair(NamedTuple):
    """One token seen on another."""

    front: str  # the token of the text, or of the edge
    ground: str
    least: float  # the contrast it needs


# What the templates of emails and pages really put on what; the tests walk them all and hold them to this. A button
# turns one pair around, the sheet's colour on the accent: that contrast is the same.
TEXT_ON: Mapping[str, tuple[str, ...]] = {
    "ink": ("paper", "sheet", "card", "tint"),
    "soft": ("paper", "sheet", "card", "tint"),
    "accent": ("paper", "sheet", "card", "tint"),
    "leaf": ("sheet", "tint"),
    "on_deep": ("deep",),
    "mint": ("deep",),
}
# The days done in the bar; the line beside a callout, and below the head of a table, on a card too.
EDGE_ON: Mapping[str, tuple[str, ...]] = {"leaf": ("paper", "card")}

PAIRS: tuple[Pair, ...] = tuple(
    Pair(front, ground, least)
    for table, least in ((TEXT_ON, READABLE), (EDGE_ON, VISIBLE))
    for front, grounds in table.items()
    for ground in grounds
)


class Faint(NamedTuple):
    """A pair that is too hard to see, and how hard."""

    pair: Pair
    ratio: float


def faint_pairs(scheme: Mapping[str, str]) -> tuple[Faint, ...]:
    """The pairs of `scheme` ("#rrggbb" by token) that have less contrast than they need."""
    found = (Faint(pair, contrast(parse_hex(scheme[pair.front]), parse_hex(scheme[pair.ground]))) for pair in PAIRS)
    return tuple(faint for faint in found if faint.ratio < faint.pair.least)


def explain_faint(scheme: Mapping[str, str], chosen: Collection[str]) -> list[tuple[str, str]]:
    """What to change in a scheme, and why: the token and a sentence for each.

    A token that a person chose is at fault before one of the palette; of two such, the one in front.

    Args:
        scheme: "#rrggbb" by token.
        chosen: the tokens that a person chose.
    """
    blamed = sorted((_at_fault(faint.pair, chosen), faint) for faint in faint_pairs(scheme))
    by_token = {token: [faint for _, faint in group] for token, group in groupby(blamed, key=lambda each: each[0])}
    said, mended = [], dict(scheme)
    waiting = set(by_token)
    for token in sorted(by_token, key=lambda token: (token in TEXT_ON, token)):  # a text can follow its ground
        waiting.discard(token)
        shade = _shade(token, mended, waiting)
        said.append((token, _sentence(token, scheme, by_token[token], shade)))
        mended[token] = shade or mended[token]
    return said


def _at_fault(pair: Pair, chosen: Collection[str]) -> str:
    return pair.ground if pair.ground in chosen and pair.front not in chosen else pair.front


def _shade(token: str, scheme: Mapping[str, str], waiting: Collection[str]) -> str:
    """The nearest shade of `token` that does beside all others but those that wait for a change of their own."""
    beside: list[tuple[Rgb, float]] = []
    for pair in PAIRS:
        if token in pair[:2]:
            other = pair.ground if token == pair.front else pair.front
            if other not in waiting:
                beside.append((parse_hex(scheme[other]), pair.least))
    shade = nearest_shade(
        parse_hex(scheme[token]), lambda colour: all(contrast(colour, other) >= least for other, least in beside)
    )
    return to_hex(shade) if shade else ""


def _sentence(token: str, scheme: Mapping[str, str], faints: Sequence[Faint], shade: str) -> str:
    near = ", ".join(_shown(token, scheme, faint) for faint in faints)
    least = sorted({faint.pair.least for faint in faints}, reverse=True)
    needs = " and ".join(f"{_WHAT[ratio]} a contrast of {ratio:g}:1" for ratio in least)
    way_out = f"{shade} would do" if shade else "no shade of it would do: change the other colour too"
    return f"{scheme[token]} is too close to {near}; {needs}; {way_out}"


_WHAT = {READABLE: "text needs", VISIBLE: "an edge needs"}


def _shown(token: str, scheme: Mapping[str, str], faint: Faint) -> str:
    pair, ratio = faint
    other = pair.ground if token == pair.front else pair.front
    tenths = int(ratio * 10) / 10  # never rounded up to what it does not reach
    return f"{other} {scheme[other]} ({tenths}:1)"
