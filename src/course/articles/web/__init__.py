"""Articles on the web: fetched once, kept for a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from course.articles.web.addresses import parse_address
from course.articles.web.page import Limits, Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["Limits", "Page", "Web"]


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """How pages are fetched."""

    limits: Limits = field(default_factory=Limits)
    cache: Path | None = None  # the folder that pages are kept in; None: they are not
    refresh: bool = False  # ask the server even where a page was kept
    tell: Callable[[str], None] = lambda _: None  # hears where each page came from
    now: Callable[[], datetime] = _now

    def page(self, url: str) -> Page:
        """The page at `url`: as it was kept, where that is not long ago, else as the server has it.

        Raises:
            ArticleError: it cannot be fetched.
            CourseError: the cache cannot be written.
        """
        from course.articles.web.cache import Kept, PageCache  # noqa: PLC0415 (only pages need a client and a cache)
        from course.articles.web.fetching import fetch  # noqa: PLC0415 (as above)

        asked = parse_address(url).url
        cache = PageCache(self.cache) if self.cache is not None else None
        kept = cache.find(asked, self.limits) if cache else None
        if kept is not None and kept.is_fresh(self.now()) and not self.refresh:
            self.tell(f"read {asked} as fetched {kept.at.astimezone():%Y-%m-%d %H:%M}; --refresh fetches it anew")
            return kept.page
        page = fetch(asked, self.limits, known=kept.page if kept else None)
        if cache:
            cache.keep(Kept(page=page, at=self.now()), self.limits)
        is_same = kept is not None and page is kept.page
        self.tell(f"asked for {page.url}: not changed" if is_same else f"fetched {page.url} ({_size(page.body)})")
        return page


def _size(body: bytes) -> str:
    return f"{max(1, round(len(body) / 1024)):,} KB"
