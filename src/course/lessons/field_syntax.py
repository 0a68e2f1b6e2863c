"""Merge fields: the closed set of `{{ ... }}` that a lesson may hold, found without running any template.

Three forms are known, written as in Jinja: `{{ name }}`, `{{ name | default("text") }}` and `{{ "text" }}`, which
stands for the text itself. Everything else between or beside braces, `{% ... %}` included, is plain text or an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from course.errors import LessonError
from course.models import EMAIL_ADDRESS, FIRST_NAME, PREFERENCES_URL, UNSUBSCRIBE_URL, MergeField

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from course.models import Lesson

FIELD_NAMES = (
    FIRST_NAME,
    EMAIL_ADDRESS,
    "course.title",
    "course.days",
    "lesson.day",
    "lesson.title",
    UNSUBSCRIBE_URL,
    PREFERENCES_URL,
)
EXTRA_PREFIX = "subscriber.fields."

# The parts of a lesson that may hold merge fields.
MERGED_KEYS = ("subject", "preheader", "recap", "action", "teaser", "body")

_STRING = r"""(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
_FIELD = re.compile(
    r"\{\{[ \t]*(?:"
    rf"(?P<literal>{_STRING})"
    rf"|(?P<name>[A-Za-z_][\w.]*)(?:[ \t]*\|[ \t]*default[ \t]*\([ \t]*(?P<default>{_STRING})[ \t]*\))?"
    r")[ \t]*\}\}"
)
_OPENING = re.compile(r"\{\{")
_FORMS = 'write {{ name }}, {{ name | default("text") }} or {{ "text" }}'


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeSpan:
    """A merge field where it stands in a text: `text[start:end]`."""

    start: int
    end: int
    value: MergeField | str  # text that stands for itself where it is a str


class MergeFieldError(ValueError):
    """`{{` begins something that is no merge field.

    Attributes:
        start: where in the text.
    """

    def __init__(self, start: int, problem: str) -> None:
        super().__init__(problem)
        self.start = start


def merge_fields(text: str) -> tuple[MergeSpan, ...]:
    """Every merge field of `text`, in order. Names are not checked: see `check_merge_fields`.

    Raises:
        MergeFieldError: a `{{` that begins none of the three forms.
    """
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[MergeSpan]:
    end = 0
    while opening := _OPENING.search(text, end):
        match = _FIELD.match(text, opening.start())
        if match is None:
            line = text[opening.start() :].split("\n", 1)[0]
            shown = line if len(line) <= 60 else line[:59] + "…"
            raise MergeFieldError(opening.start(), f"{shown!r} is not a merge field")
        end = match.end()
        yield MergeSpan(start=match.start(), end=end, value=_value(match))


def _value(match: re.Match[str]) -> MergeField | str:
    if match["literal"] is not None:
        return _unquoted(match["literal"])
    return MergeField(name=match["name"], default=_unquoted(match["default"] or '""'))


def _unquoted(string: str) -> str:
    return re.sub(r"\\(.)", r"\1", string[1:-1])


def escape_merge_fields(text: str) -> str:
    """`text` so that no part of it reads as a merge field: each `{{` becomes `{{ "{{" }}`."""
    return text.replace("{{", '{{ "{{" }}')


def without_merge_fields(text: str) -> str:
    """`text` as plain words: literals stand for themselves, fields fall back to their defaults.

    Raises:
        MergeFieldError: as `merge_fields`.
    """
    parts = []
    end = 0
    for span in _spans(text):
        parts += [text[end : span.start], span.value if isinstance(span.value, str) else span.value.default]
        end = span.end
    return "".join([*parts, text[end:]])


def check_merge_fields(lesson: Lesson, extra_fields: Iterable[str] = ()) -> None:
    """Refuse whatever `lesson` would merge that does not exist.

    Args:
        lesson: its `MERGED_KEYS` are looked at.
        extra_fields: names of `course.fields`, which lessons write as `subscriber.fields.NAME`.

    Raises:
        LessonError: at the first malformed or unknown field, with its file and line.
    """
    known = (*FIELD_NAMES, *(EXTRA_PREFIX + name for name in extra_fields))
    for key in MERGED_KEYS:
        text = getattr(lesson, key)
        first_line = lesson.body_line if key == "body" else lesson.key_lines.get(key, 1)
        where = lesson.path or f"lesson {lesson.day}"
        try:
            for span in _spans(text):
                if isinstance(span.value, MergeField) and span.value.name not in known:
                    raise LessonError(where, first_line + text.count("\n", 0, span.start), *_unknown(span.value, known))
        except MergeFieldError as error:
            raise LessonError(where, first_line + text.count("\n", 0, error.start), str(error), _FORMS) from error


def _unknown(field: MergeField, known: tuple[str, ...]) -> tuple[str, str]:
    """Problem and hint for a name that is not in the closed set."""
    close = get_close_matches(field.name, known, n=1)
    meant = f"; did you mean {close[0]}?" if close else ""
    if field.name.startswith(EXTRA_PREFIX):
        column = field.name.removeprefix(EXTRA_PREFIX)
        hint = f'name the column in course.toml: [course] fields = ["{column}"]'
    else:
        hint = f"use one of {', '.join(known)}"
    return f"there is no merge field {field.name}{meant}", hint
