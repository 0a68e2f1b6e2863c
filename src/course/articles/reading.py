"""An article, wherever it is -> `Article`: fetches or reads its bytes, and picks the reader by what they are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from course.articles.decoding import BinaryDataError, decode
from course.articles.formats import KNOWN, WORD_ENDINGS, Format, ending_of, find_format
from course.errors import ArticleError, CourseError

if TYPE_CHECKING:
    from course.articles.web import Page, Web
    from course.models import Article

LARGEST = 10 * 1024 * 1024  # bytes; a long novel has two
LARGEST_WORD_FILE = 50 * 1024 * 1024  # bytes: its pictures, which are not read, count too
_LEAST_WORDS = 15  # of a page; one with fewer and with scripts is written by them
_URL = re.compile(r"\s*https?://", re.IGNORECASE)


def is_url(where: object) -> bool:
    """Whether an article is named by its address on the web, rather than by a file."""
    return isinstance(where, str) and _URL.match(where) is not None


def read_article(where: str | Path, *, web: Web | None = None) -> Article:
    """Read the article at `where`: a path, or the address of a page (`http://` or `https://`).

    Args:
        where: a `str` that begins like an address is one; everything else is a path.
        web: how pages are fetched; None: from the public internet, and not kept.

    Raises:
        ArticleError: it is missing, unreadable, empty, too large, or in a format that is not known.
    """
    if isinstance(where, str) and is_url(where):
        return _of_page(_page(where, web))
    path = Path(where)
    return _parsed(_read(path), path.name, str(path))


def _page(url: str, web: Web | None) -> Page:
    from course.articles.web import Web as Fetcher  # noqa: PLC0415 (only pages need the network)

    return (web or Fetcher()).page(url)


def _of_page(page: Page) -> Article:
    from urllib.parse import unquote, urlsplit  # noqa: PLC0415 (as above)

    name = unquote(urlsplit(page.url).path).rpartition("/")[2] or page.url
    try:
        article = _parsed(page.body, name, page.url, said=page.kind, charset=page.charset, base_url=page.url)
    except ArticleError:
        if _is_written_by_script(page.body):
            raise _without_text(page.url) from None
        raise
    if sum(block.words for block in article.blocks) < _LEAST_WORDS and _is_written_by_script(page.body):
        raise _without_text(page.url)
    return article


def _is_written_by_script(body: bytes) -> bool:
    return b"<script" in body.lower()


def _without_text(url: str) -> ArticleError:
    from course.articles.web.answers import without_text  # noqa: PLC0415 (only for pages)

    return without_text(url)


def _parsed(data: bytes, name: str, source: str, *, said: str = "", charset: str = "", base_url: str = "") -> Article:
    """The article in `data`. Each reader is loaded when it is needed: plain text needs neither Markdown nor lxml."""
    form = find_format(data, name, said=said)
    if form in {Format.WORD, Format.HTML}:
        return _parsed_markup(data, form, source, charset=charset, base_url=base_url)
    try:
        text = decode(data, charset)
    except BinaryDataError as error:
        raise ArticleError(
            f"{source} is not text: {error}", f"save it as one of {KNOWN}; plain text in UTF-8"
        ) from error
    return _parsed_text(text, form, source)


def _parsed_markup(data: bytes, form: Format, source: str, *, charset: str, base_url: str) -> Article:
    try:
        import lxml.etree  # noqa: F401, PLC0415 (asked for here, where it can be said what is missing)
    except ImportError as error:
        raise CourseError(
            f"{source} needs a package that is not installed: {error.name}", "pip install 'course[articles]'"
        ) from error
    if form is Format.WORD:
        from course.articles.word import parse_word  # noqa: PLC0415 (as above)

        return parse_word(data, source)
    from course.articles.html import parse_html  # noqa: PLC0415 (as above)

    return parse_html(data, source, charset=charset, base_url=base_url)


def _parsed_text(text: str, form: Format, source: str) -> Article:
    if form is Format.MARKDOWN:
        from course.articles.markdown import parse_markdown  # noqa: PLC0415 (as above)

        return parse_markdown(text, source)
    from course.articles.plain_text import parse_text  # noqa: PLC0415 (as above)

    return parse_text(text, source)


def _read(path: Path) -> bytes:
    try:
        if path.is_dir():
            is_bundle = ending_of(path.name) in {".pages", ".rtfd"}
            hint = "export it as Word (.docx)" if is_bundle else "name a file in it"
            raise ArticleError(f"{path} is a folder, not an article", hint)
        largest = LARGEST_WORD_FILE if path.suffix.lower() in WORD_ENDINGS else LARGEST
        if path.stat().st_size > largest:
            raise ArticleError(f"{path} is larger than {largest // 1024**2} MB", "name an article, not an archive")
        if not path.is_file():
            raise ArticleError(f"{path} is not a file", "name a text, Markdown, HTML or Word file")
        return path.read_bytes()
    except FileNotFoundError:
        raise ArticleError(f"there is no file {path}", "check the spelling and the folder you are in") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ArticleError(f"{path} cannot be read: {reason}", "check the file's permissions") from error
