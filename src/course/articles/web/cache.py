"""Pages that were fetched, kept for a while: `plan` and `build` read the same one."""

from __future__ import annotations

import contextlib
import hashlib
import json
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from course.articles.web.page import LARGEST, Page
from course.files import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from course.articles.web.page import Limits

KEPT_FOR = timedelta(hours=24)
_FORMAT = 1
_FORGOTTEN_AFTER = 30 * 86_400.0  # seconds after which a page that nobody asked for again is deleted
_SUFFIX = ".page"
_TEXTS = ("asked", "url", "kind", "charset", "etag", "modified")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A page and when it was fetched, or last found unchanged."""

    page: Page
    at: datetime  # UTC

    def is_fresh(self, now: datetime) -> bool:
        """Whether it need not be asked for again."""
        return timedelta(0) <= now - self.at < KEPT_FOR


class PageCache:
    """A folder of pages: a line of JSON with a digest, then the body."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, url: str, limits: Limits) -> Kept | None:
        """The page as it was kept for such a fetch; None where there is none, or it is damaged."""
        try:
            with self._path(url, limits).open("rb") as file:
                head, body = file.readline(16_384), file.read(LARGEST + 1)
            return _read(head, body, asked=url)
        except (OSError, ValueError, KeyError, TypeError, OverflowError):
            return None

    def keep(self, kept: Kept, limits: Limits) -> None:
        """Keep a page under the address that was asked for.

        Raises:
            CourseError: the folder cannot be written.
        """
        page = kept.page
        head: dict[str, object] = {name: getattr(page, name) for name in _TEXTS}
        head |= {"format": _FORMAT, "at": kept.at.isoformat(), "digest": _digest(page.body)}
        self._forget_old()
        write_atomically(self._path(page.asked, limits), json.dumps(head).encode() + b"\n" + page.body)

    def _path(self, url: str, limits: Limits) -> Path:
        """What was fetched from a private network is kept apart from what everyone may see."""
        key = json.dumps([url, limits.language, limits.allow_private])
        return self._folder / (_digest(key.encode()) + _SUFFIX)

    def _forget_old(self) -> None:
        oldest = time.time() - _FORGOTTEN_AFTER
        with contextlib.suppress(OSError):
            for path in self._folder.glob("*" + _SUFFIX):
                if path.stat().st_mtime < oldest:
                    path.unlink(missing_ok=True)


def _read(head: bytes, body: bytes, *, asked: str) -> Kept:
    """A kept page from its file; any of several exceptions where it is not as it was written."""
    known = json.loads(head)
    if known["format"] != _FORMAT or known["asked"] != asked or known["digest"] != _digest(body):
        raise ValueError("damaged")
    at = datetime.fromisoformat(known["at"])
    if at.tzinfo is None or not all(isinstance(known[name], str) for name in _TEXTS):
        raise ValueError("damaged")
    return Kept(page=Page(body=body, **{name: known[name] for name in _TEXTS}), at=at.astimezone(UTC))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
