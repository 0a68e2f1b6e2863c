"""What MJML refuses, told of the templates that drew it: each complaint once, however many emails it is about."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from course.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from course.emails.mjml import Complaint, RefusedMjmlError
    from course.emails.tracing import Traced
    from course.errors import Place

_HINT = "mend the template; docs/templates.md lists what a template may use"


def blame_templates(error: RefusedMjmlError, trace: Callable[[str], Traced | None]) -> RenderError:
    """`error` with a part for each template's line; complaints of which none is known keep their own words.

    Args:
        error: what the compiler raised.
        trace: the drawing of the email of a name; None where it cannot be drawn again as it was.
    """
    traced = functools.cache(trace)
    found: dict[tuple[Place | None, str, str], list[Complaint]] = {}
    for complaint in error.complaints:
        drawing = traced(complaint.name)
        place = drawing.place_of(complaint.line, complaint.tag) if drawing else None
        found.setdefault((place, complaint.tag, complaint.problem), []).append(complaint)
    parts = tuple(_part(place, complaints, error.hint) for (place, *_), complaints in found.items())
    if len(parts) == 1:
        return parts[0]
    told = RenderError("\n".join(part.message for part in parts), error.hint, lessons=error.lessons)
    told.parts = parts
    return told


def _part(place: Place | None, complaints: Sequence[Complaint], hint: str) -> RenderError:
    first, lessons = complaints[0], tuple(dict.fromkeys(complaint.name for complaint in complaints))
    if place is None:
        others = f" (and of {len(lessons) - 1} more)" if len(lessons) > 1 else ""
        return RenderError(f"{first.message}{others}", hint, lessons=lessons)
    element = f"{first.tag}: " if first.tag else ""
    message = f"{place.path}:{place.line}: {element}{first.problem}"
    return RenderError(message, _HINT, place=place, lessons=lessons)
