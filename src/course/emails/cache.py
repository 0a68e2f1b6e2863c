"""HTML kept by what it was made from, so that an unchanged lesson costs nothing."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from course.errors import CourseError
from course.files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_KEPT = 500  # entries; a course's worth of drafts, some 15 MB at most
_END = "</html>"


class HtmlCache:
    """A folder of pages, each named by the digest of its MJML and of the compiler. It may be deleted at any time."""

    def __init__(self, folder: Path, *, compiler: Sequence[str]) -> None:
        """Keep pages in `folder`; `compiler` is whatever else decides what comes out: version and options."""
        self._folder = folder
        self._compiler = tuple(compiler)

    def get(self, mjml: str) -> str | None:
        """The page made of `mjml`, if it is here and whole."""
        try:
            page = self._path(mjml).read_bytes().decode()
        except (OSError, UnicodeDecodeError):
            return None
        return page if page.rstrip().endswith(_END) else None

    def put(self, mjml: str, page: str) -> None:
        """Keep `page`, made of `mjml`. A folder that cannot be written costs time, not the email."""
        try:
            write_atomically(self._path(mjml), page)
            self._forget_oldest()
        except (OSError, CourseError):
            return

    def _path(self, mjml: str) -> Path:
        return self._folder / f"{sha256(repr((self._compiler, mjml)).encode()).hexdigest()}.html"

    def _forget_oldest(self) -> None:
        pages = sorted(self._folder.glob("*.html"), key=lambda page: page.stat().st_mtime, reverse=True)
        for page in pages[_KEPT:]:
            page.unlink(missing_ok=True)
