"""`course doctor`: whether everything a course needs is here, and the next step where it is not."""

from __future__ import annotations

import json
import platform
import shlex
import stat
import sys
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import click

from course.errors import CourseError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from course.settings import ProviderSettings
    from course.wiring import Project


_WIDTH = 80  # columns of a line
_INDENT = 20  # columns before what a check says
_SHORTEST_KEY = 32  # characters: what `secrets.token_hex(16)` gives, 128 bits


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
@click.option("--connect", is_flag=True, help="Also log in to the provider; sends nothing.")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@click.pass_obj
def command(directory: Path, fix: bool, connect: bool, as_json: bool) -> None:
    """Check that everything a course needs is here: the programs it runs, and the project's settings and parts.

    Outside a project it looks at the programs alone. Exits 1 where there is a problem. Sends nothing.

    \b
    Examples:
      course doctor
      course doctor --fix
      course doctor --connect
    """  # noqa: D301 (\b is Click's mark for lines to keep)
    findings = [*_machine(fix=fix), *_project(directory, connect=connect)]
    if as_json:
        click.echo(json.dumps({"checks": [asdict(finding) for finding in findings]}, ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            _print(finding)
    click.get_current_context().exit(1 if any(finding.state is State.PROBLEM for finding in findings) else 0)


def _print(finding: Finding) -> None:
    first, *others = _lines(finding.says, _WIDTH - _INDENT) or [""]
    click.echo(f"{click.style(f'{finding.state:<8}', fg=_COLOURS[finding.state])} {finding.check:<10} {first}")
    steps = _lines(finding.next_step, _WIDTH - _INDENT - len("-> "))
    arrows = [f"{'   ' if index else '-> '}{step}" for index, step in enumerate(steps)]
    for line in [*others, *arrows]:
        click.echo(" " * _INDENT + line)


def _lines(text: str, width: int) -> list[str]:
    """`text` in lines of `width` columns; a path or an address that is longer stays whole, to be copied."""
    from course.emails.wrapping import wrap

    return [line for part in text.splitlines() for line in wrap(part, width)]


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


def _project(directory: Path, *, connect: bool) -> Iterator[Finding]:
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
    yield _language(project)
    yield _look("lessons", lambda: _lessons(project))
    yield _secret_key(project)
    yield _look("database", lambda: _database(project))
    yield _look("provider", lambda: _provider(project, connect=connect))


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


def _language(project: Project) -> Finding:
    from course.words import LANGUAGES, Words, has_words

    language, words = project.settings.course.language, project.settings.words
    if has_words(language):
        return Finding(check="language", says=language)
    english = sum(getattr(words, name) == getattr(Words(), name) for name in Words.__slots__)
    if not english:
        return Finding(check="language", says=f"{language}, in words of your own")
    return Finding(
        check="language",
        says=f"course comes with no words in {language}: {english} phrases are English",
        state=State.WARNING,
        next_step=f"put them under [words] in course.toml, or choose one of {', '.join(LANGUAGES)}",
    )


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


def _secret_key(project: Project) -> Finding:
    key = project.settings.secret_key
    if not key:
        return Finding(check="secret key", says="the database's own")
    if len(key) < _SHORTEST_KEY:
        return Finding(
            check="secret key",
            says=f"COURSE_SECRET_KEY has fewer than {_SHORTEST_KEY} characters, so that links might be forged",
            state=State.WARNING,
            next_step="set a long random one before the first lesson goes out, such as `openssl rand -hex 32` prints; "
            "links in emails that are out stop working with another key",
        )
    return Finding(check="secret key", says="COURSE_SECRET_KEY")


def _database(project: Project) -> Finding | str:
    from course.store.engine import database_path
    from course.wiring.sending import open_store

    path = database_path(project.settings.database_url, project.root)
    if not path.exists() and path.parent.is_dir():
        return f"{path} will be made by the first command that needs it"
    open_store(project).close()
    return _exposed("database", path) or str(path)


def _exposed(check: str, path: Path) -> Finding | None:
    """A warning where everyone with an account on this machine may read `path`."""
    if not path.exists() or not path.stat().st_mode & stat.S_IROTH:
        return None
    return Finding(
        check=check,
        says=f"{path} can be read by every user of this machine, and people's addresses are in it",
        state=State.WARNING,
        next_step=f"chmod o-rwx {shlex.quote(str(path))}",
    )


def _provider(project: Project, *, connect: bool) -> Finding | str:
    from course.wiring.sending import open_provider

    settings = project.settings.provider
    provider = open_provider(project)
    provider.close()
    if settings.name == "mailbox":
        return _exposed("provider", project.root / settings.path) or "mailbox, on this machine"
    said = _probe(settings) if connect else "not tried: add --connect"
    return f"{provider.name}{', on this machine' if provider.is_local else ''}; {said}"


def _probe(settings: ProviderSettings) -> str:
    from course.providers.probing import probe_sendgrid, probe_smtp

    if settings.name == "smtp":
        return probe_smtp(settings.smtp_url)
    return probe_sendgrid(settings.sendgrid_api_key, settings.host)
