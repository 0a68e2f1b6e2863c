"""Finds a Chromium that starts, and installs one where there is none and that can be done without asking anybody.

`scripts/setup --dev` runs this; whether there is a browser or not, the set-up goes on.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import platformdirs

NAMED = "COURSE_CHROMIUM"  # the variable that names the browser
REFUSED = "COURSE_NO_BROWSER"  # the variable that says: install none

_NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
    "microsoft-edge-stable",
)  # fmt: skip
_MAC_APPS = ("Chromium", "Google Chrome", "Microsoft Edge")
_DOWNLOADED = ("chrome-headless-shell", "headless_shell")  # what Playwright calls the program, now and earlier

_BLANK_PAGE = "<html><head></head><body></body></html>"
_PROBE = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
          "--dump-dom")  # fmt: skip
_START_S = 30.0
_APT_S = 600.0  # seconds: some 100 MB from a mirror
_DOWNLOAD_S = 300.0

_APT = ("apt-get", "-qq", "-o", "DPkg::Lock::Timeout=60")
_DNF = ("dnf", "-q")


def say(line: str) -> None:
    """Tell the person who sets up, in one line."""
    print(f"setup: {line}", file=sys.stderr, flush=True)


# --- finding ---


def candidates() -> Iterator[str]:
    """Paths of what may be a browser, best first; where `COURSE_CHROMIUM` is set, that alone."""
    if named := os.environ.get(NAMED):
        found = shutil.which(named)
        yield from [found] if found else []
        return
    yield from filter(None, map(shutil.which, _NAMES))
    for folder in (Path("/Applications"), Path.home() / "Applications"):
        yield from (str(path) for app in _MAC_APPS if (path := folder / f"{app}.app/Contents/MacOS/{app}").exists())
    yield from downloaded()


def downloaded() -> Iterator[str]:
    """What an earlier set-up downloaded, newest first."""
    for name in _DOWNLOADED:
        yield from sorted(map(str, download_folder().glob(f"chromium_headless_shell-*/*/{name}")), reverse=True)


def download_folder() -> Path:
    """Where a downloaded browser goes: the user's cache, for every clone."""
    return platformdirs.user_cache_path("course") / "browsers"


def starts(path: str) -> bool:
    """Whether a program is a browser that shows an empty page; a stub that asks for a snap, say, is none."""
    with tempfile.TemporaryDirectory(prefix="course-browser-", ignore_cleanup_errors=True) as profile:
        words = [path, *_PROBE, f"--user-data-dir={profile}", "about:blank"]
        return _BLANK_PAGE in _output(words, patience_s=_START_S)


@functools.cache
def find_chromium() -> str | None:
    """The path of a browser that starts; None where there is none."""
    return next(filter(starts, candidates()), None)


def _output(words: list[str], *, patience_s: float) -> str:
    """What a program printed; nothing where it cannot be run, fails or takes too long."""
    try:
        done = subprocess.run(
            words, capture_output=True, stdin=subprocess.DEVNULL, text=True, errors="replace",
            timeout=patience_s, check=True,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout


# --- installing ---


def add_chromium() -> str | None:
    """A browser: the one that is there, else one installed now; None, after saying why, where that cannot be.

    Tried in turn: the system's packages, where this is root or sudo asks for no password; Playwright's download.
    """
    if path := find_chromium():
        return path
    if named := os.environ.get(NAMED):
        say(f"{NAMED} names {named}, which is no browser that starts")
        return None
    if os.environ.get(REFUSED):
        say(f"there is no Chromium, and {REFUSED} says to install none")
        return None
    for add in (_add_by_system, _download):
        add()
        find_chromium.cache_clear()
        if path := find_chromium():
            say("Chromium is there")
            return path
    say("no Chromium could be installed: the tests that need one will not run")
    return None


def _add_by_system() -> None:
    as_root = _as_root()
    if as_root is None:
        return
    if shutil.which("apt-get"):
        _add_by_apt(as_root)
    elif shutil.which("dnf"):
        say("installing Chromium with dnf")
        _try([*as_root, *_DNF, "install", "-y", "chromium"], patience_s=_APT_S)


def _add_by_apt(as_root: tuple[str, ...]) -> None:
    """Debian has the browser as a package; what Ubuntu calls so is a stub for a snap, which is of no use here."""
    if not _apt_candidate():
        _try([*as_root, *_APT, "update"], patience_s=_APT_S)
    version = _apt_candidate()
    if version and "snap" not in version:
        say("installing Chromium with apt-get")
        _try([*as_root, *_APT, "install", "-y", "--no-install-recommends", "chromium"], patience_s=_APT_S)


def _apt_candidate() -> str:
    """The version that apt would install, "" where it knows of none."""
    lines = _output(["apt-cache", "policy", "chromium"], patience_s=_START_S).splitlines()
    found = (line.partition(":")[2].strip() for line in lines if line.strip().startswith("Candidate:"))
    version = next(found, "")
    return "" if version == "(none)" else version


def _download() -> None:
    """Playwright's own build, and, as root on a system with apt, the libraries that it needs."""
    say("downloading Chromium with Playwright")
    playwright = [sys.executable, "-m", "playwright"]
    where = {"PLAYWRIGHT_BROWSERS_PATH": str(download_folder())}
    is_there = _try([*playwright, "install", "chromium-headless-shell"], patience_s=_DOWNLOAD_S, extra=where)
    if is_there and not any(map(starts, downloaded())) and shutil.which("apt-get") and _as_root() is not None:
        _try([*playwright, "install-deps", "chromium-headless-shell"], patience_s=_APT_S, extra=where)


@functools.cache
def _as_root() -> tuple[str, ...] | None:
    """What to put before a command so that it runs as root; None where that would have to ask."""
    if os.geteuid() == 0:
        return ()
    is_free = shutil.which("sudo") and _try(["sudo", "-n", "true"], patience_s=_START_S, is_quiet=True)
    return ("sudo", "-n") if is_free else None


def _try(
    words: list[str], *, patience_s: float, extra: Mapping[str, str] | None = None, is_quiet: bool = False
) -> bool:
    """Run a program to its end; whether it did what it is for. Says the last line of what it said where not."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", **(extra or {})}
    try:
        done = subprocess.run(
            words, capture_output=True, stdin=subprocess.DEVNULL, text=True, errors="replace", env=environment,
            timeout=patience_s, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        problem = f"not done in {patience_s:.0f} s"
    except OSError as error:
        problem = str(error)
    else:
        if done.returncode == 0:
            return True
        problem = _reason(done.stderr or done.stdout)
    if not is_quiet:
        say(f"that failed: {problem}")
    return False


def _reason(said: str) -> str:
    """The first line that speaks of an error, else the last one, short enough for a line."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    marked = [line for line in lines if line.lower().startswith(("e:", "error"))]
    return (marked or lines[-1:] or ["it does not say why"])[0][:100]


if __name__ == "__main__":
    add_chromium()
