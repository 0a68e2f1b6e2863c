"""An email's marks filled in with one recipient's values."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.models import Email, MergeField


class Filled(NamedTuple):
    """What one recipient reads."""

    subject: str
    html: str
    text: str


def mark_values(email: Email, values: Mapping[str, str]) -> dict[str, str]:
    """Each mark of `email` with what stands there for one recipient, raw: not escaped for anything.

    Args:
        email: the lesson, rendered.
        values: merge field name -> raw value. A value that is missing or blank gives way to the field's default.
    """
    return {mark: _value(values.get(field.name, ""), field) for mark, field in email.marks.items()}


def fill(email: Email, values: Mapping[str, str]) -> Filled:
    """Put one recipient's values where the marks stand: escaped in the HTML, as they are in subject and text.

    All marks are replaced in one pass, so a value that looks like a mark, a merge field or a tag stays what it is.

    Args:
        email: the lesson, rendered.
        values: merge field name -> raw value. A value that is missing or blank gives way to the field's default.
    """
    raw = mark_values(email, values)
    escaped = {mark: escape(value, quote=True) for mark, value in raw.items()}
    return Filled(
        subject=replace_marks(email.subject, raw),
        html=replace_marks(email.html, escaped),
        text=replace_marks(email.text, raw),
    )


def replace_marks(text: str, replacements: Mapping[str, str]) -> str:
    """`text` with every mark replaced, in one pass.

    Args:
        text: part of an email.
        replacements: mark -> what takes its place, already escaped for where `text` goes.
    """
    if not replacements:
        return text
    return _pattern(tuple(replacements)).sub(lambda match: replacements[match[0]], text)


def split_at_marks(text: str, marks: Sequence[str]) -> list[str]:
    """`text` cut at its marks: what stands before the first, that mark, what stands before the next, ..., the rest.

    Args:
        text: part of an email.
        marks: those to cut at.
    """
    return re.split(f"({_pattern(tuple(marks)).pattern})", text) if marks else [text]


@lru_cache(maxsize=64)  # the same few marks for very many recipients
def _pattern(marks: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, marks)))


def _value(value: str, field: MergeField) -> str:
    return field.around.replace("{}", value) if value.strip() else field.default
