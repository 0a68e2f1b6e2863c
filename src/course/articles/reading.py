"""An article file -> `Article`: picks the reader by the file's ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.articles.decoding import BinaryDataError, decode
from course.articles.markdown import parse_markdown
from course.articles.plain_text import parse_text
from course.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from course.models import Article

LARGEST = 4 * 1024 * 1024  # bytes; a novel has one

_PARSERS: dict[str, Callable[[str, str], Article]] = {
    ".txt": parse_text,
    ".text": parse_text,
    ".md": parse_markdown,
    ".markdown": parse_markdown,
}
_KNOWN = ", ".join(_PARSERS)


def read_article(path: Path) -> Article:
    """Read the article at `path`.

    Raises:
        ArticleError: it is missing, unreadable, empty, too large, not text, or in a format that is not known.
    """
    parse = _PARSERS.get(path.suffix.lower())
    data = _read(path)
    if parse is None:
        raise ArticleError(f"{path} is in a format that is not known", f"save it as one of {_KNOWN}")
    try:
        text = decode(data)
    except BinaryDataError as error:
        raise ArticleError(f"{path} is not text: {error}", "save it as plain text or Markdown in UTF-8") from error
    return parse(text, str(path))


def _read(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise ArticleError(f"{path} is a folder, not an article", "name a file in it")
        if path.stat().st_size > LARGEST:
            raise ArticleError(f"{path} is larger than {LARGEST // 1024**2} MB", "name an article, not an archive")
        if not path.is_file():
            raise ArticleError(f"{path} is not a file", "name a text or Markdown file")
        return path.read_bytes()
    except FileNotFoundError:
        raise ArticleError(f"there is no file {path}", "check the spelling and the folder you are in") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ArticleError(f"{path} cannot be read: {reason}", "check the file's permissions") from error
