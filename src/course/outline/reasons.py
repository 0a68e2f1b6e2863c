"""Why a day is as it is: noted while planning, and worded here alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_NAMED = 3  # sections that a sentence names


class Join(StrEnum):
    """Why a section has no day of its own but joins a neighbour's; the value is what is said of it."""

    OPENING = "the text before the first heading"
    TITLE = "what stands under the title"
    EMPTY = "{name}, a heading with nothing of its own below it"
    CONTENTS = "{name}, which lists what follows"
    PREVIEW = "{name}, whose sentences restate what follows"
    INTRODUCTION = "{name}, which introduces it"
    STUB = "{name}, which has only a few words"
    CLOSING = "{name}, a short closing"

    @property
    def is_by_name(self) -> bool:
        """Whether the section joins for its name alone: it stands alone where there are days for that."""
        return self in {Join.INTRODUCTION, Join.CLOSING}


class Unit(StrEnum):
    """What a theme divides at when it spreads over several days; the value is the plural that people read."""

    TIP = "tips"
    SUBSECTION = "parts"
    POINT = "points"
    QUESTION = "questions"
    PARAGRAPH = "paragraphs"


class Basis(StrEnum):
    """What made a day."""

    SECTION = "section"
    QUESTIONS = "questions"
    ARTICLE = "article"
    STRETCH = "stretch"
    MERGED = "merged"
    PINNED = "pinned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why one day is as it is."""

    basis: Basis
    unit: Unit = Unit.TIP  # a stretch: what it was cut at
    first: int = 0  # a stretch: its place among them, from 1
    last: int = 0
    of: int = 0  # a stretch: how many there are
    within: str = ""  # a stretch: the heading over them, "" where there is none
    sections: int = 0  # merged: how many sections the article has for its days
    days: int = 0
    joined: tuple[tuple[str, Join], ...] = ()  # the headings of what joined, and why


_SENTENCES = {
    Basis.SECTION: "A section of its own",
    Basis.QUESTIONS: "The questions and answers, together",
    Basis.ARTICLE: "The whole article",
    Basis.PINNED: "Pinned in course.toml",
}


def sentence(reason: Reason) -> str:
    """`reason` as one plain English sentence."""
    return f"{_opening(reason)}{_with_joined(reason.joined)}."


def _opening(reason: Reason) -> str:
    match reason.basis:
        case Basis.STRETCH:
            return _stretch(reason)
        case Basis.MERGED:
            days = f"{reason.days} day{'s' if reason.days > 1 else ''}"
            return f"The shortest neighbours, merged: the article has {reason.sections} sections for {days}"
        case basis:
            return _SENTENCES[basis]


def _stretch(reason: Reason) -> str:
    within = f" in “{reason.within}”" if reason.within else ""
    if reason.first == reason.last:
        return f"{reason.unit.value[:-1].capitalize()} {reason.first} of {reason.of}{within}"
    return f"{reason.unit.value.capitalize()} {reason.first}–{reason.last} of {reason.of}{within}"


def _with_joined(joined: Sequence[tuple[str, Join]]) -> str:
    said = [join.value.format(name=f"“{name}”") for name, join in joined[:_MOST_NAMED]]
    if more := len(joined) - _MOST_NAMED:
        said += [f"{more} more"] if more > 0 else []
    if not said:
        return ""
    return ", with " + (f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else said[0])
