"""How many parts an article may have, whatever its format: beyond that no one reads it, and memory runs out."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from course.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_PARTS = 250_000  # 5 MB of one line of verse after the other have fewer

_T = TypeVar("_T")


def refuse_many(parts: Iterable[_T], source: str) -> list[_T]:
    """All of `parts`.

    Raises:
        ArticleError: they are more than any article has; none beyond that is made.
    """
    found = list(islice(parts, MOST_PARTS + 1))
    if len(found) > MOST_PARTS:
        raise too_many_parts(source)
    return found


def too_many_parts(source: str) -> ArticleError:
    """What is said of a text that no one reads through."""
    return ArticleError(f"{source} has too many parts to be an article", "name an article, or a part of this one")
