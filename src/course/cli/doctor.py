"""`course doctor`: whether everything a course needs is here, and the next step where it is not."""

from __future__ import annotations

import json
import platform
import sys
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import click

from course.errors import CourseError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from course.wiring import Project


class State(StrEnum):
    """What a check came to."""

    OK = "ok"
    WARNING = "warning"  # works, and may not be what is meant
    PROBLEM = "problem"  # a command will fail for it


_COLOURS = {State.OK: "green", State.WARNING: "yellow", State.PROBLEM: "red"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The outcome of one check."""

    check: str
    says: str
    state: State = State.OK
    next_step: str = ""


@click.command("doctor")
@click.option("--fix", is_flag=True, help="Install MJML where it is missing.")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@click.pass_obj
def command(directory: Path, fix: bool, as_json: bool) -> None:
    """Check that everything a course needs is here: the programs it runs, and the project's settings and parts.

    Outside a project it looks at the programs alone. Exits 1 where there is a problem. Sends nothing.

    \b
    Examples:
      course doctor
      course doctor --fix
    """  # noqa: D301 (\b is Click's mark for lines to keep)
    findings = [*_machine(fix=fix), *_project(directory)]
    if as_json:
        click.echo(json.dumps({"checks": [asdict(finding) for finding in findings]}, ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            _print(finding)
    click.get_current_context().exit(1 if any(finding.state is State.PROBLEM for finding in findings) else 0)


def _print(finding: Finding) -> None:
    click.echo(f"{click.style(f'{finding.state:<8}', fg=_COLOURS[finding.state])} {finding.check:<10} {finding.says}")
    if finding.next_step:
        click.echo(f"{'':<19} -> {finding.next_step}")


def _look(check: str, look: Callable[[], Finding | str]) -> Finding:
    """What `look` found, or the error that it met."""
    try:
        found = look()
    except CourseError as error:
        return Finding(check=check, says=error.message, state=State.PROBLEM, next_step=error.hint)
    return found if isinstance(found, Finding) else Finding(check=check, says=found)


# --- the machine ----------------------------------------------------------------------------------------------


def _machine(*, fix: bool) -> Iterator[Finding]:
    yield Finding(check="Python", says=f"{platform.python_version()}, {sys.executable}")
    node = _look("Node.js", _node)
    yield node
    if node.state is State.OK:
        yield _look("MJML", lambda: _mjml(fix=fix))
    else:
        yield Finding(check="MJML", says="cannot run without Node.js", state=State.PROBLEM)


def _node() -> str:
    from course.emails.node import find_node

    node = find_node()
    return f"{node.version}, {node.path}"


def _mjml(*, fix: bool) -> str:
    from course.emails.toolchain import find_mjml, mjml_folder

    return f"{find_mjml(install=fix).version}, {mjml_folder()}"


# --- the project ----------------------------------------------------------------------------------------------


def _project(directory: Path) -> Iterator[Finding]:
    from course.wiring import find_project

    try:
        project = find_project(directory)
    except SettingsError as error:
        for path, problem in error.problems:
            yield Finding(
                check="settings", says=f"{path} {problem}", state=State.PROBLEM, next_step="mend it in course.toml"
            )
        return
    if project is None:
        yield Finding(
            check="project",
            says=f"{directory.resolve()} is none, so nothing else was looked at",
            state=State.WARNING,
            next_step="name a project with `course -C DIR doctor`, or make one with `course init DIR`",
        )
        return
    yield _settings(project)
    yield _look("lessons", lambda: _lessons(project))
    yield _look("database", lambda: _database(project))
    yield _look("provider", lambda: _provider(project))


def _settings(project: Project) -> Finding:
    left = project.settings.placeholders()
    if left:
        return Finding(
            check="settings",
            says=f"placeholders are left: {', '.join(left)}",
            state=State.WARNING,
            next_step="fill them in before anything leaves this machine; the mailbox provider works without",
        )
    return Finding(check="settings", says="course.toml is valid")


def _lessons(project: Project) -> Finding | str:
    found, wanted = len(project.lessons()), project.settings.course.days
    if found != wanted:
        return Finding(
            check="lessons",
            says=f"there are {found}, and course.days is {wanted}",
            state=State.WARNING,
            next_step="build them anew with `course build ARTICLE`, or change course.days",
        )
    return f"{found}, one a day"


def _database(project: Project) -> str:
    from course.store.engine import database_path
    from course.wiring import open_store

    path = database_path(project.settings.database_url, project.root)
    if not path.exists() and path.parent.is_dir():
        return f"{path} will be made by the first command that needs it"
    open_store(project).close()
    return str(path)


def _provider(project: Project) -> str:
    from course.wiring import open_provider

    provider = open_provider(project)
    provider.close()
    return f"{provider.name}, {'on this machine' if provider.is_local else 'ready to send'}"
