"""A headless Chromium of this machine's own, for looking at pages as people do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

MISSING = "NOT RUN: there is no Chromium; install one (apt-get install chromium) or set COURSE_CHROMIUM to its path"


def find_chromium() -> str | None:
    """The path of the browser: `COURSE_CHROMIUM`, else the first that is installed; None where there is none."""
    named = os.environ.get("COURSE_CHROMIUM")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, _NAMES)), None)


@contextmanager
def open_chromium(path: str) -> Iterator[Browser]:
    """A running browser with a profile of its own, gone at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=list(_ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()
