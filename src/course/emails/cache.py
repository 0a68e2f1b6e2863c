"""HTML kept by what it was made from, so that an unchanged lesson costs nothing."""

from __future__ import annotations

import re
import stat
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from course.errors import CourseError
from course.files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_KEPT = 500  # entries; a course's worth of drafts, some 15 MB at most
_ENTRY = re.compile(r"[0-9a-f]{64}\.html")


class Pages(Protocol):
    """Keeps pages by the MJML that they were made of."""

    def get(self, mjml: str, /) -> str | None:
        """The page made of `mjml`, if it is here and whole."""
        ...

    def put(self, mjml: str, page: str, /) -> None:
        """Keep `page`, made of `mjml`."""
        ...


class QuickPages:
    """Pages in memory, on top of others that take their time: those hear of new ones when `save` is called."""

    def __init__(self, slower: Pages) -> None:
        """Look in `slower` for what is not in memory."""
        self._slower = slower
        self._pages: dict[str, str] = {}
        self._new: dict[str, str] = {}

    def get(self, mjml: str) -> str | None:
        """The page made of `mjml`, if there is one."""
        page = self._pages.pop(mjml, None) or self._slower.get(mjml)
        if page is not None:
            self._remember(mjml, page)
        return page

    def put(self, mjml: str, page: str) -> None:
        """Keep `page`, made of `mjml`, in memory for now."""
        self._remember(mjml, page)
        self._new[mjml] = page

    def save(self, wanted: Iterable[str]) -> None:
        """Hand on the new pages that are among `wanted`; the others were drafts, and are not worth it."""
        new, self._new = self._new, {}
        kept = set(wanted)
        for mjml, page in list(new.items()):  # another thread may be putting one there
            if page in kept:
                self._slower.put(mjml, page)

    def _remember(self, mjml: str, page: str) -> None:
        self._pages[mjml] = page
        while len(self._pages) > _KEPT:
            del self._pages[next(iter(self._pages))]


class HtmlCache:
    """A folder of pages, each named by the digest of its MJML and of the compiler. It may be deleted at any time.

    A page stands below a line with its own digest: a torn or edited one is noticed, and counts as missing. Whatever is
    not such a file is left alone, and no symbolic link is followed.
    """

    def __init__(self, folder: Path, *, compiler: Sequence[str]) -> None:
        """Keep pages in `folder`; `compiler` is whatever else decides what comes out: version and options."""
        self._folder = folder
        self._compiler = tuple(compiler)

    def get(self, mjml: str) -> str | None:
        """The page made of `mjml`, if it is here and whole."""
        path = self._path(mjml)
        try:
            if not self._is_usable() or not _is_file(path):
                return None
            digest, _, page = path.read_bytes().decode().partition("\n")
        except (OSError, UnicodeDecodeError):
            return None
        return page if digest == _digest(page) else None

    def put(self, mjml: str, page: str) -> None:
        """Keep `page`, made of `mjml`. A folder that cannot be written, or is a link, costs time, not the email."""
        try:
            if self._is_usable():
                write_atomically(self._path(mjml), f"{_digest(page)}\n{page}")
                self._forget_oldest()
        except (OSError, CourseError):
            return

    def _is_usable(self) -> bool:
        """Whether neither the folder nor the one that holds it is a link to somewhere else."""
        return not (self._folder.is_symlink() or self._folder.parent.is_symlink())

    def _path(self, mjml: str) -> Path:
        return self._folder / f"{_digest(repr((self._compiler, mjml)))}.html"

    def _forget_oldest(self) -> None:
        pages = [path for path in self._folder.iterdir() if _ENTRY.fullmatch(path.name) and _is_file(path)]
        for page in sorted(pages, key=lambda page: page.lstat().st_mtime, reverse=True)[_KEPT:]:
            page.unlink(missing_ok=True)


def _is_file(path: Path) -> bool:
    """Whether `path` itself, and not what it may link to, is a regular file."""
    return stat.S_ISREG(path.lstat().st_mode)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
