"""Which line of which template drew a line of an email's MJML: a template's own text is marked while it is drawn."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2.ext import Extension
from jinja2.lexer import Token

from course.errors import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment
    from jinja2.lexer import TokenStream

_MARK = re.compile("\x01([^\x01-\x03]*)\x02([0-9]+)\x03")  # control characters stand in no well-formed MJML
_DATA = "data"  # Jinja2's name for text that a template shows as it is


class _Marking(Extension):
    """Puts the template's file and line before each line of its own text."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        for token in stream:
            if token.type != _DATA:
                yield token
                continue
            lines = enumerate(token.value.split("\n"), start=token.lineno)
            marked = "\n".join(f"\x01{stream.filename or ''}\x02{number}\x03{line}" for number, line in lines)
            yield Token(token.lineno, _DATA, marked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """A drawing, and where each stretch of it came from."""

    text: str  # as it is drawn without marks
    starts: tuple[int, ...]  # of the stretches, in characters of `text`; rising
    places: tuple[Place, ...]  # one for each of `starts`

    def place_of(self, line: int, tag: str) -> Place | None:
        """The template's line that drew `tag` on a line of `text`, or else the beginning of that line.

        Args:
            line: from 1.
            tag: an element's name; "" where it is not known.
        """
        before = self.text.split("\n", line)[:line]
        if not self.starts or len(before) < line:
            return None
        start = sum(len(one) + 1 for one in before[:-1])
        at = before[-1].find(f"<{tag}") if tag else 0
        index = bisect_right(self.starts, start + max(at, 0)) - 1
        return self.places[index] if index >= 0 and self.places[index].path else None


def trace(environment: Environment, template: str, values: dict[str, object]) -> Traced:
    """Draw `template` again, with marks, and read them."""
    drawn = _marking(environment).get_template(template).render(values)
    pieces: list[str] = []
    starts: list[int] = []
    places: list[Place] = []
    length = end = 0
    for mark in _MARK.finditer(drawn):
        pieces.append(drawn[end : mark.start()])
        length, end = length + mark.start() - end, mark.end()
        starts.append(length)
        places.append(Place(mark[1], int(mark[2])))
    return Traced(text="".join([*pieces, drawn[end:]]), starts=tuple(starts), places=tuple(places))


@functools.lru_cache(maxsize=2)
def _marking(environment: Environment) -> Environment:
    return environment.overlay(extensions=[_Marking])
