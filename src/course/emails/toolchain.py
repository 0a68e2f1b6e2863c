"""Finds the MJML command line, and installs it once per lock into the user's cache."""

from __future__ import annotations

import functools
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from course.emails.environment import npm_environment
from course.emails.node import NodeMissingError, find_node, find_npm
from course.errors import ToolchainError
from course.shipped import shipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

_MANIFESTS = ("package.json", "package-lock.json")
_SCRIPT = Path("node_modules", "mjml", "bin", "mjml")
_TEMPORARY = "tmp-"  # how the names of unfinished installs begin
_PATIENCE_S = 900.0  # seconds for npm in all; it retries and gives up by itself well before

# Every option is named, so that nothing in the user's own npm configuration decides what comes out. Where the
# registry is, and how it is reached, does stay the user's.
_NPM_CI = (
    "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--no-bin-links", "--no-global",
    "--no-dry-run", "--no-workspaces", "--no-legacy-peer-deps", "--no-strict-peer-deps", "--no-engine-strict",
    "--include=prod", "--include=optional", "--include=peer", "--package-lock", "--install-strategy=hoisted",
    "--loglevel=error",
)  # fmt: skip

EXIT_NO_NODE = 3  # what `python -m course.emails.toolchain` ends with where a Node.js is all that is missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Mjml:
    """The MJML command line, ready to run."""

    command: tuple[str, ...]  # what to start; its arguments follow
    version: str  # "5.4.1"


def mjml_version() -> str:
    """The version of MJML that the lock names, such as "5.4.1". Starts nothing."""
    version: str = json.loads(_locked()[1])["packages"]["node_modules/mjml"]["version"]
    return version


def mjml_folder() -> Path:
    """Where MJML is installed, or will be: a folder of the user's cache that is the lock's own."""
    digest = hashlib.sha256(b"\0".join(_locked())).hexdigest()
    return platformdirs.user_cache_path("course") / f"mjml-{digest[:16]}"


def _to_stderr(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def find_mjml(*, install: bool = True, say: Callable[[str], None] = _to_stderr) -> Mjml:
    """MJML as the lock has it; installed first where it is not there yet.

    Args:
        install: whether npm may be started, which needs the network.
        say: is told, in one line, what takes long.

    Raises:
        ToolchainError: there is no Node.js of version 20 or later (`NodeMissingError`), or MJML is not installed
            and may not or cannot be.
    """
    folder = mjml_folder()
    node = find_node()
    if not (folder / _SCRIPT).is_file():
        if not install:
            raise ToolchainError(f"MJML {mjml_version()} is not installed", "run: course doctor --fix")
        _install(folder, say)
    return Mjml(command=(str(node.path), str(folder / _SCRIPT)), version=mjml_version())


@functools.cache
def _locked() -> tuple[bytes, ...]:
    return tuple(shipped(name).read_bytes() for name in _MANIFESTS)


def _install(folder: Path, say: Callable[[str], None]) -> None:
    """Install into `folder`, once, however many try at the same time."""
    npm = find_npm()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _alone(folder.parent / "mjml.lock", say):
            if not (folder / _SCRIPT).is_file():
                say(f"MJML {mjml_version()}: installing into {folder.parent}")
                _install_alone(folder, npm)
    except OSError as error:
        raise ToolchainError(
            f"MJML cannot be installed into {folder}: {error.strerror or error}",
            "check the folder's permissions and free space; XDG_CACHE_HOME names another place for caches",
        ) from error


def _alone(path: Path, say: Callable[[str], None]) -> AbstractContextManager[object]:
    """The lock at `path`, taken; the system lets go of it when its owner dies."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 (slow to import, and hardly ever needed)

    lock = FileLock(path)
    try:
        return lock.acquire(timeout=0)
    except Timeout:
        say("MJML: another command is installing it; waiting")
        return lock.acquire()


def _install_alone(folder: Path, npm: tuple[str, ...]) -> None:
    """Install beside `folder` and put it there in one step. The caller holds the lock.

    Hence whatever else is unfinished was left by an install that was killed.
    """
    for leftover in folder.parent.glob(f"{_TEMPORARY}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=_TEMPORARY, ignore_cleanup_errors=True) as private:
        fresh = Path(private, "mjml")
        fresh.mkdir()
        for name, content in zip(_MANIFESTS, _locked(), strict=True):
            (fresh / name).write_bytes(content)
        _run_npm((*npm, *_NPM_CI, "--cache", str(Path(private, "npm"))), fresh)
        if folder.exists():  # something has eaten into it since
            folder.rename(Path(private, "broken"))
        fresh.rename(folder)


def _run_npm(command: tuple[str, ...], folder: Path) -> None:
    try:
        result = subprocess.run(  # noqa: S603 (npm, with arguments of our own)
            command, cwd=folder, env=npm_environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True,
            errors="replace", timeout=_PATIENCE_S, check=False,
        )  # fmt: skip
        complaint = telling_line(result.stderr) or f"npm ended with code {result.returncode}"
    except subprocess.TimeoutExpired:
        raise _failed(f"npm took longer than {_PATIENCE_S:.0f} s") from None
    if result.returncode != 0:
        raise _failed(complaint)
    if not (folder / _SCRIPT).is_file():
        raise _failed(f"npm said that it was done, but there is no {_SCRIPT}")


def _failed(complaint: str) -> ToolchainError:
    return ToolchainError(
        f"MJML {mjml_version()} could not be installed: {complaint}",
        "check the network (and npm's `registry` and `proxy` settings), then run the command again",
    )


# "npm error" since npm 10, "npm ERR!" before; the lines that only classify or point to a log say nothing to people.
_NPM_PREFIX = re.compile(r"npm (?:error|ERR!) ?")
_UNTELLING = re.compile(r"(?:code|errno|syscall|path|dest) |A complete log|\s|$")


def telling_line(stderr: str) -> str:
    """The line of npm's complaint that says what went wrong; empty where npm said nothing."""
    lines = [_NPM_PREFIX.sub("", line, count=1) for line in stderr.splitlines() if _NPM_PREFIX.match(line)]
    telling = [line.strip() for line in lines if not _UNTELLING.match(line)]
    fallback = [line.strip() for line in lines or stderr.splitlines() if line.strip()]
    return next(iter(telling or fallback), "")


def main() -> int:
    """Make sure that MJML is there, for `scripts/setup`, where `course` itself may not be usable yet.

    Returns:
        0 where it is, `EXIT_NO_NODE` where a Node.js with npm is all that is missing, else 1.
    """
    try:
        find_mjml()
    except ToolchainError as error:
        _to_stderr(error.message)
        if isinstance(error, NodeMissingError):
            return EXIT_NO_NODE
        _to_stderr(f"  -> {error.hint}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
