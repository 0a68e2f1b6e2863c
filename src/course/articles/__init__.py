"""Article files -> `Article`: one pure parser per format, and one reader that picks among them.

Each parser loads when it is asked for: plain text needs neither Markdown's nor HTML's.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from course.articles.reading import read_article

if TYPE_CHECKING:
    from course.articles.markdown import parse_markdown
    from course.articles.plain_text import parse_text

__all__ = ["parse_markdown", "parse_text", "read_article"]

_HOMES = {"parse_markdown": "markdown", "parse_text": "plain_text"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
