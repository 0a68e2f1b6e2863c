"""Every `{{` of a text, one behind a malformed one too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from course.lessons.field_syntax import MergeFieldError, merge_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from course.models import MergeField


class Opened(NamedTuple):
    """A `{{` of a text: `text[start:end]` is the field, or the two braces alone where it is none."""

    start: int
    end: int
    field: MergeField | str | None  # text that stands for itself where it is a str; None: malformed
    problem: str = ""


def opened_fields(text: str) -> Iterator[Opened]:
    """Every `{{` of `text`, in order."""
    start = 0
    while True:
        error = None
        try:
            spans = merge_fields(text[start:])
        except MergeFieldError as caught:
            error = caught
            spans = merge_fields(text[start : start + caught.start])
        yield from (Opened(start + span.start, start + span.end, span.value) for span in spans)
        if error is None:
            return
        start += error.start + 2
        yield Opened(start - 2, start, None, str(error))


def replace_fields(text: str, words_for: Callable[[Opened], str]) -> str:
    """`text` with what `words_for` says in the place of every `{{`."""
    pieces, end = [], 0
    for opened in opened_fields(text):
        pieces += [text[end : opened.start], words_for(opened)]
        end = opened.end
    return "".join([*pieces, text[end:]])
