"""The browser that the tests here share, and a word at the end, not to be missed, where there is none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.support.chromium import MISSING, find_chromium, open_chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.skip(MISSING)
    with open_chromium(path) as browser:
        yield browser


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.getreports("skipped")
    missed = sum(isinstance(report.longrepr, tuple) and MISSING in report.longrepr[2] for report in skipped)
    if missed:
        terminalreporter.section("NOT RUN", sep="!", red=True, bold=True)
        terminalreporter.line(f"{missed} browser tests did not run. {MISSING}.", red=True)
        terminalreporter.line("How emails, pages and the studio look in a browser is not tested.", red=True)
        terminalreporter.line("`scripts/setup --dev` says why none could be installed.", red=True)
