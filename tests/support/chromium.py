"""A headless Chromium of this machine's own, for looking at pages as people do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from tests.support.browsers import find_chromium

__all__ = ["MISSING", "find_chromium", "open_chromium"]

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The same picture of the same page wherever it is taken.
    "--hide-scrollbars",
    "--font-render-hinting=none",
    "--disable-lcd-text",
    "--force-device-scale-factor=1",
    "--force-color-profile=srgb",
)

MISSING = "NOT RUN: there is no Chromium; install one (apt-get install chromium) or set COURSE_CHROMIUM to its path"


@contextmanager
def open_chromium(path: str) -> Iterator[Browser]:
    """A running browser with a profile of its own, gone at the end.

    Only one may be open at a time in a process, and while it is, `asyncio.run` is refused there: Playwright's loop
    runs. So tests share a browser within a module, never over the session.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=list(_ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()
