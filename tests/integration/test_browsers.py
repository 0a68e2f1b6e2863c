"""How set-up finds a browser or installs one, on machines of stand-ins: nothing here reaches a package server."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.support.toolbox import BLANK_PAGE, CHECKOUT, Toolbox, run

pytestmark = pytest.mark.skipif(sys.platform == "darwin", reason="what is in /Applications cannot be hidden")

DEBIAN = "156.0.8078.79-1~deb12u1"
UBUNTU = "2:1snap1-0ubuntu2"

# Playwright's `install`: it writes the program that a browser is started by.
PLAYWRIGHT = f"""
import os, pathlib, sys
print("playwright", *sys.argv[1:], file=open(os.environ["TOOLBOX_LOG"], "a"))
if os.environ.get("PLAYWRIGHT_FAILS"):
    sys.exit("Error: the host cannot be found")
program = pathlib.Path(os.environ["PLAYWRIGHT_BROWSERS_PATH"], "chromium_headless_shell-9", "linux", "headless_shell")
program.parent.mkdir(parents=True, exist_ok=True)
program.write_text("#!/bin/sh\\necho '{BLANK_PAGE}'\\n")
program.chmod(0o755)
"""
FIND = "from tests.support.browsers import find_chromium; print(find_chromium())"


@pytest.fixture
def toolbox(tmp_path: Path) -> Toolbox:
    """A machine with no browser, where Playwright's download works."""
    toolbox = Toolbox(tmp_path / "machine")
    package = toolbox.folder.parent / "modules" / "playwright"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(PLAYWRIGHT)
    return toolbox


def python(toolbox: Toolbox, *words: str, **extra: str) -> tuple[str, list[str]]:
    """What it printed, and the lines that it said."""
    there = {"PYTHONPATH": f"{CHECKOUT}:{toolbox.folder.parent / 'modules'}", "PYTHONDONTWRITEBYTECODE": "1"}
    done = run(toolbox, sys.executable, *words, **(there | extra))
    assert done.returncode == 0, done.stderr
    return done.stdout.strip(), done.stderr.splitlines()


def add(toolbox: Toolbox, **extra: str) -> list[str]:
    return python(toolbox, "-m", "tests.support.browsers", **extra)[1]


def find(toolbox: Toolbox, **extra: str) -> str:
    return python(toolbox, "-c", FIND, **extra)[0]


def test_a_browser_that_is_installed_is_found_and_nothing_is_said(toolbox: Toolbox) -> None:
    path = toolbox.add_browser("google-chrome")
    assert add(toolbox) == []
    assert find(toolbox) == str(path)


def test_what_only_looks_like_a_browser_is_passed_over(toolbox: Toolbox) -> None:
    toolbox.add_browser("chromium-browser", starts=False)
    path = toolbox.add_browser("microsoft-edge")
    assert find(toolbox) == str(path)


def test_the_browser_that_is_named_is_taken_before_all_others(toolbox: Toolbox) -> None:
    toolbox.add_browser()
    path = toolbox.add_browser("mine")
    assert find(toolbox, COURSE_CHROMIUM=str(path)) == str(path)


def test_where_the_browser_that_is_named_does_not_start_none_is_installed(toolbox: Toolbox) -> None:
    toolbox.add_apt(DEBIAN)
    toolbox.add_browser()
    said = add(toolbox, COURSE_CHROMIUM="/nowhere/chromium")
    assert said == ["setup: COURSE_CHROMIUM names /nowhere/chromium, which is no browser that starts"]
    assert toolbox.calls() == []


def test_nothing_is_installed_for_those_who_want_none(toolbox: Toolbox) -> None:
    toolbox.add_apt(DEBIAN)
    said = add(toolbox, COURSE_NO_BROWSER="1")
    assert said == ["setup: there is no Chromium, and COURSE_NO_BROWSER says to install none"]
    assert toolbox.calls() == []


def test_debian_installs_its_own_package_and_the_next_time_finds_it(toolbox: Toolbox) -> None:
    toolbox.add_apt(DEBIAN)
    assert add(toolbox) == ["setup: installing Chromium with apt-get", "setup: Chromium is there"]
    (call,) = toolbox.calls()
    assert call.endswith("install -y --no-install-recommends chromium")
    assert add(toolbox) == []
    assert toolbox.calls() == [call]


def test_lists_of_packages_are_fetched_where_there_are_none(toolbox: Toolbox) -> None:
    toolbox.add_apt("(none)")
    add(toolbox)
    assert toolbox.calls("apt-get")[0].endswith("update")


@pytest.mark.parametrize("candidate", [UBUNTU, "(none)"])
def test_a_package_that_is_a_stub_or_not_there_is_not_installed(toolbox: Toolbox, candidate: str) -> None:
    toolbox.add_apt(candidate)
    assert add(toolbox) == ["setup: downloading Chromium with Playwright", "setup: Chromium is there"]
    assert not [call for call in toolbox.calls("apt-get") if "install" in call]


def test_where_packages_cannot_be_had_playwright_downloads_one_into_the_cache(toolbox: Toolbox) -> None:
    toolbox.add_apt(DEBIAN, works=False)
    said = add(toolbox)
    assert said[1] == "setup: that failed: E: no mirror answers"
    assert said[-1] == "setup: Chromium is there"
    assert find(toolbox).startswith(str(toolbox.cache / "course" / "browsers"))
    assert add(toolbox) == []


def test_where_nothing_works_the_set_up_says_so_and_goes_on(toolbox: Toolbox) -> None:
    toolbox.add_apt(DEBIAN, works=False)
    said = add(toolbox, PLAYWRIGHT_FAILS="1")
    assert said[-2] == "setup: that failed: Error: the host cannot be found"
    assert said[-1] == "setup: no Chromium could be installed: the tests that need one will not run"
    assert find(toolbox) == "None"


def test_tests_that_had_no_browser_are_counted_aloud_and_fail_nothing(toolbox: Toolbox) -> None:
    some = CHECKOUT / "tests" / "browser" / "test_pages.py"
    words = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "unsubscribes", str(some))
    printed, _ = python(toolbox, *words, COURSE_CHROMIUM="/nowhere/chromium", PYTHONPATH=str(CHECKOUT))
    assert "! NOT RUN !" in printed
    assert "2 browser tests did not run. NOT RUN: there is no Chromium;" in printed
