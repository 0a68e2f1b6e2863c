"""The compiler that stays gives what a run of MJML's command line gives."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from course.emails.compiling import LastingCompiler
from course.emails.mjml import Source, compile_by_cli
from course.emails.render import render_emails as render
from course.emails.toolchain import Mjml, find_mjml
from course.errors import RenderError, ToolchainError
from course.wiring import open_project, render_emails

ROOT = Path(__file__).parents[2]


def mjml_of(words: str, *, head: str = "") -> str:
    column = f"<mj-column><mj-text>{words}</mj-text></mj-column>"
    return f"<mjml><mj-head>{head}</mj-head><mj-body><mj-section>{column}</mj-section></mj-body></mjml>"


ODD = {
    "plain": mjml_of("Hello"),
    "scripts": mjml_of("さくら ليلى 👩‍👩‍👧 \u2028 \ufeff"),
    "entities": mjml_of("&amp;lt; &#160; &#128512; &#xD;"),
    "line ends": mjml_of("one\r\ntwo\rthree\n\n"),
    "comments": mjml_of("<!--[if mso]><b>x</b><![endif]--> <!-- y -->"),
    "cdata": mjml_of("<![CDATA[<p>a & b</p>]]>"),
    "inlined style": mjml_of(
        "<p class='a'>x</p>", head='<mj-style inline="inline">.a { color: red !important }</mj-style>'
    ),
    "web font": mjml_of("x", head='<mj-attributes><mj-all font-family="Roboto" /></mj-attributes>'),
    "template marks": mjml_of("{{ x }} {% if a %} [[y]]", head="<mj-style>.a { color: {{ red }} }</mj-style>"),
    "nothing in it": "<mjml><mj-body></mj-body></mjml>",
}

BROKEN = {
    "unknown attribute": mjml_of("x").replace("<mj-text>", '<mj-text colour="red">'),
    "unknown element": mjml_of("<p>x</p>").replace("mj-column", "mj-colum"),
    "wrong place": "<mjml><mj-body><mj-text>x</mj-text></mj-body></mjml>",
    "no body": "<mjml></mjml>",
    "another root": "<div>x</div>",
}


def sources_of(*texts: str) -> list[Source]:
    return [Source(name=f"lessons/{index:02}-x.md", mjml=text) for index, text in enumerate(texts, start=1)]


@pytest.fixture(scope="module")
def lasting() -> Iterator[LastingCompiler]:
    with LastingCompiler() as compiler:
        yield compiler


def test_every_lesson_comes_out_as_from_the_command_line(lasting: LastingCompiler) -> None:
    asked: list[Source] = []

    def noting(sources: list[Source]) -> tuple[str, ...]:
        asked.extend(sources)
        return lasting(sources)

    project = open_project(ROOT)
    render(
        project.lessons(),
        project.settings,
        templates=project.templates,
        cache=Path(os.devnull) / "none",
        pictures=project.pictures(),
        compiler=noting,
    )
    assert len(asked) == len(project.lessons())
    assert lasting(asked) == compile_by_cli(asked)


def test_odd_input_comes_out_as_from_the_command_line(lasting: LastingCompiler) -> None:
    sources = sources_of(*ODD.values())
    by_cli = compile_by_cli(sources)
    assert dict(zip(ODD, lasting(sources), strict=True)) == dict(zip(ODD, by_cli, strict=True))
    assert lasting(sources[::-1]) == by_cli[::-1]


@pytest.mark.parametrize("name", BROKEN)
def test_a_mistake_is_told_in_the_same_words(lasting: LastingCompiler, name: str) -> None:
    for sources in (sources_of(BROKEN[name]), sources_of(mjml_of("good"), BROKEN[name])):
        with pytest.raises(RenderError) as by_cli:
            compile_by_cli(sources)
        with pytest.raises(RenderError) as told:
            lasting(sources)
        assert (told.value.message, told.value.hint) == (by_cli.value.message, by_cli.value.hint)


def test_what_mjml_would_let_through_is_refused(lasting: LastingCompiler) -> None:
    with pytest.raises(RenderError, match="<script>"):
        lasting(sources_of(mjml_of("<script>x</script>")))


def test_a_mistake_does_not_end_it(lasting: LastingCompiler) -> None:
    with pytest.raises(RenderError):
        lasting(sources_of(BROKEN["no body"]))
    assert "good" in lasting(sources_of(mjml_of("good")))[0]


def test_nothing_asked_starts_nothing() -> None:
    def find() -> Mjml:
        raise AssertionError

    with LastingCompiler(find) as compiler:
        assert compiler([]) == ()


def test_a_configuration_file_beside_it_is_not_read(
    lasting: LastingCompiler, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".mjmlconfig.js").write_text("throw new Error('read')")
    (tmp_path / ".mjmlconfig").write_text('{"options": {"keepComments": false}}')
    monkeypatch.chdir(tmp_path)
    source = sources_of(mjml_of("<!-- kept -->"))
    with LastingCompiler() as compiler:
        assert "<!-- kept -->" in compiler(source)[0]


def test_secrets_do_not_reach_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SENDGRID_API_KEY", "SG.secret")
    node = find_mjml().command[0]
    seen = tmp_path / "environment"
    spying = tmp_path / "node"
    spying.write_text(f'#!/bin/sh\nenv > {seen}\nexec {node} "$@"\n')
    spying.chmod(0o755)
    with LastingCompiler(lambda: Mjml(command=(str(spying), find_mjml().command[1]), version="")) as compiler:
        compiler(sources_of(mjml_of("x")))
    assert "PATH=" in seen.read_text()
    assert "secret" not in seen.read_text()


def test_one_that_died_is_replaced() -> None:
    with LastingCompiler() as compiler:
        first = compiler(sources_of(mjml_of("x")))
        assert compiler._process is not None
        compiler._process.kill()
        compiler._process.wait()
        assert compiler(sources_of(mjml_of("x"))) == first


def test_one_that_does_not_answer_is_ended_and_said_so() -> None:
    with LastingCompiler(patience_s=0.01) as compiler, pytest.raises(RenderError, match="did not answer"):
        compiler(sources_of(mjml_of("x")))


def test_a_missing_node_is_a_mistake_with_a_next_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_NODE", "/nonexistent")
    with LastingCompiler() as compiler, pytest.raises(ToolchainError, match="COURSE_NODE"):
        compiler(sources_of(mjml_of("x")))


def test_it_ends_with_its_parent(tmp_path: Path) -> None:
    code = (
        "import sys, time\n"
        "from course.emails.compiling import LastingCompiler\n"
        "from course.emails.mjml import Source\n"
        "compiler = LastingCompiler()\n"
        "compiler([Source(name='x', mjml='<mjml><mj-body></mj-body></mjml>')])\n"
        "print(compiler._process.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        parent.kill()
    until = time.monotonic() + 20
    while is_running(pid) and time.monotonic() < until:
        time.sleep(0.02)
    assert not is_running(pid)


def is_running(pid: int) -> bool:
    """Whether `pid` is a process that has not ended, waited for or not."""
    try:
        os.kill(pid, signal.SIG_DFL)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_the_emails_of_a_project_can_be_made_with_it(lasting: LastingCompiler) -> None:
    project = open_project(ROOT)
    assert render_emails(project, lasting) == render_emails(project)
