"""The locks: complete, hashed, and naming no host."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

CHECKOUT = Path(__file__).parents[2]
PYTHON_LOCKS = ("run", "dev", "node")
LOCKS = (*(f"requirements/{name}.txt" for name in PYTHON_LOCKS), "package-lock.json")
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())
# A URL, a host option of pip's, or anything that a registry's host could hide in.
HOST = re.compile(
    r"://|^\s*(?:--(?:extra-)?index-url|--find-links|-i|-f)\b|\"resolved\"|\b(?:pypi|npmjs)\b", re.MULTILINE
)


def locked(name: str) -> dict[str, tuple[str, int]]:
    """Of each package in a Python lock: its version, and how many hashes it has."""
    text = (CHECKOUT / "requirements" / f"{name}.txt").read_text().replace("\\\n", "")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    matches = {line: re.match(r"([\w.-]+)==(\S+)", line) for line in lines}
    assert None not in matches.values(), "every line pins one package"
    return {
        canonicalize_name(match[1]): (match[2], line.count("--hash=sha256:"))
        for line, match in matches.items()
        if match
    }


def required(*extras: str) -> list[Requirement]:
    """What `pyproject.toml` asks for in these extras; an empty one stands for what it asks for by itself."""
    table = PROJECT["project"]["optional-dependencies"] | {"": PROJECT["project"]["dependencies"]}
    asked = [Requirement(line) for extra in extras for line in table[extra]]
    return [requirement for requirement in asked if requirement.name != PROJECT["project"]["name"]]


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_a_host(lock: str) -> None:
    assert HOST.findall((CHECKOUT / lock).read_text()) == []


def test_npm_is_told_to_name_none_either() -> None:
    assert "omit-lockfile-registry-resolved=true" in (CHECKOUT / ".npmrc").read_text().splitlines()


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_a_folder_of_the_machine_that_made_it(lock: str) -> None:
    assert re.findall(r"(?:^|[\s\"'=])(?:/|~/|file:)\S*", (CHECKOUT / lock).read_text()) == []


@pytest.mark.parametrize("name", PYTHON_LOCKS)
def test_every_python_package_is_hashed(name: str) -> None:
    packages = locked(name)
    assert packages
    assert [package for package, (_, hashes) in packages.items() if not hashes] == []


def test_every_node_package_is_hashed() -> None:
    packages = json.loads((CHECKOUT / "package-lock.json").read_text())["packages"]
    installed = {name: package for name, package in packages.items() if name}
    assert "node_modules/mjml" in installed
    assert [name for name, package in installed.items() if not package.get("integrity", "").startswith("sha512-")] == []


def test_node_lock_is_that_of_package_json() -> None:
    manifest = json.loads((CHECKOUT / "package.json").read_text())
    packages = json.loads((CHECKOUT / "package-lock.json").read_text())["packages"]
    assert packages[""]["dependencies"] == manifest["dependencies"]
    assert packages["node_modules/js-beautify"]["version"] == manifest["overrides"]["js-beautify"]


@pytest.mark.parametrize(
    ("lock", "extras"), [("run", ("", "serve", "demo")), ("dev", ("", "serve", "demo", "dev")), ("node", ("node",))]
)
def test_lock_holds_what_the_project_asks_for(lock: str, extras: tuple[str, ...]) -> None:
    packages = locked(lock)

    def fits(requirement: Requirement) -> bool:
        version, _ = packages.get(canonicalize_name(requirement.name), (None, 0))
        return version is not None and requirement.specifier.contains(Version(version), prereleases=True)

    assert [str(requirement) for requirement in required(*extras) if not fits(requirement)] == [], "run scripts/lock"


@pytest.mark.parametrize("lock", ["run", "dev"])
def test_what_builds_the_project_is_locked_with_it(lock: str) -> None:
    backend = {canonicalize_name(Requirement(line).name) for line in PROJECT["build-system"]["requires"]}
    assert backend | {"editables"} <= locked(lock).keys()


def test_what_the_tests_run_with_is_what_course_runs_with() -> None:
    run, dev = locked("run"), locked("dev")
    assert {name: dev.get(name) for name in run} == run
