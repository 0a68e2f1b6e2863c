"""Merge fields as opaque marks: what stands in an email until it is filled in for one recipient.

A mark is `z` and 23 hexadecimal digits: letters and digits only, so that it survives Markdown, HTML, attributes,
quoted-printable and any provider's own template language. All are of one length and none has a `z` inside, so no
mark is part of another. The digits come from what the lesson says, so nobody carries a mark in their name by chance.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from course.lessons import merge_fields
from course.models import EMAIL_ADDRESS, FIRST_NAME, PREFERENCES_URL, UNSUBSCRIBE_URL, MergeField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

# The fields that hold a whole address, and so may be a link's target.
URL_FIELDS = (UNSUBSCRIBE_URL, PREFERENCES_URL)


def mark_of(seed: str, value: MergeField | str) -> str:
    """The mark for a merge field, or for text that must pass through Markdown untouched.

    Args:
        seed: anything that stands for the lesson; other lessons have other marks.
        value: the field, or the text.
    """
    parts = [value] if isinstance(value, str) else [value.name, value.default, *_framed(value)]
    return "z" + sha256("\x00".join([seed, *parts]).encode()).hexdigest()[:23]


def _framed(field: MergeField) -> list[str]:
    return [] if field.around == "{}" else [field.around]


def theme_fields(greeting: str, nameless: str) -> tuple[MergeField, ...]:
    """The fields that every email has by itself, the whole greeting first.

    Args:
        greeting: with `{name}` where the name goes.
        nameless: the greeting where no name is known.
    """
    return (
        MergeField(name=FIRST_NAME, default=nameless.format(), around=greeting.format(name="{}")),
        MergeField(name=EMAIL_ADDRESS),
        *(MergeField(name=name) for name in URL_FIELDS),
    )


def open_fields(texts: Iterable[str], known: Mapping[str, str]) -> tuple[MergeField, ...]:
    """The merge fields in `texts` that only a recipient can fill, each once, in order.

    Args:
        texts: parts of lessons.
        known: values by the names of the fields that are filled now.
    """
    spans = (span.value for text in texts for span in merge_fields(text))
    return tuple(dict.fromkeys(v for v in spans if isinstance(v, MergeField) and v.name not in known))


def put_marks(text: str, seed: str, known: Mapping[str, str]) -> str:
    """`text` with literals and known fields filled in, and marks where the others stand. Not for Markdown."""

    def stands_for(value: MergeField | str) -> str:
        if isinstance(value, str):
            return value
        return known[value.name] if value.name in known else mark_of(seed, value)

    return _replaced(text, stands_for)


def hide_fields(text: str, seed: str, known: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Markdown with a mark for every field and literal, so that no value is ever read as Markdown.

    Returns:
        The Markdown, and what to put in the place of the marks whose value is known, once it has been read.
    """
    hidden: dict[str, str] = {}

    def stands_for(value: MergeField | str) -> str:
        mark = mark_of(seed, value)
        if isinstance(value, str):
            hidden[mark] = value
        elif value.name in known:
            hidden[mark] = known[value.name]
        return mark

    return _replaced(text, stands_for), hidden


def _replaced(text: str, stands_for: Callable[[MergeField | str], str]) -> str:
    pieces: list[str] = []
    end = 0
    for span in merge_fields(text):
        pieces += [text[end : span.start], stands_for(span.value)]
        end = span.end
    return "".join([*pieces, text[end:]])
