"""`course check`: lessons and rendered emails, linted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from course.cli.extras import need_extra
from course.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.wiring.checks import Checked

_KINDS = (".eml", ".html", ".htm")


@click.command("check")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--strict", is_flag=True, help="Exit 1 on warnings, too.")
@click.option("--online", is_flag=True, help="Ask the web, too, once for each picture and link of the emails.")
@click.option("--json", "as_json", is_flag=True, help="The findings as JSON.")
@click.option("--sarif", "as_sarif", is_flag=True, help="The findings as SARIF 2.1.0, for code hosts and editors.")
@click.option("--rules", "list_rules", is_flag=True, help="List the rules, and look at nothing.")
@click.option("--explain", "code", metavar="CODE", help="What a rule looks at, why, and how to mend what breaks it.")
@click.option("--list-clients", is_flag=True, help="List the mail programs that [check] clients can name.")
@click.pass_obj
def command(
    directory: Path,
    files: tuple[Path, ...],
    strict: bool,
    online: bool,
    as_json: bool,
    as_sarif: bool,
    list_rules: bool,
    code: str | None,
    list_clients: bool,
) -> None:
    """Check lessons and rendered emails: each mistake with its file, its line and what to do.

    Without a FILE it checks the project; with .eml or .html files, those alone, and no project is needed. Exits 0
    where nothing is wrong, 1 on errors, with --strict on warnings too. It stays off the network but for --online.

    \b
    Examples:
      course check
      course check --online
      course check --explain C103
      course check --strict --sarif > check.sarif
      course check build/01-understanding-lower-back-pain.eml
    """  # noqa: D301 (\b is Click's mark for lines to keep)
    if code is not None:
        click.echo(_explained(code, as_json=as_json))
        return
    need_extra("check", "check", "lxml", "tinycss2", "cssselect2")
    if as_json and as_sarif:
        raise UsageError("--json and --sarif exclude each other", "ask for one of them")
    if list_rules or list_clients:
        click.echo(_listed(rules=list_rules, as_json=as_json))
        return
    checked = _check_files(files, directory, online=online) if files else _check_project(directory, online=online)
    if checked.unasked:
        count = f"{checked.unasked:,} address{'' if checked.unasked == 1 else 'es'}"
        click.echo(f"Not asked, being too many or for want of time: {count}.", err=True)
    click.echo(_said(checked, as_json=as_json, as_sarif=as_sarif))
    click.get_current_context().exit(_exit_code(checked, strict=strict))


def _check_project(directory: Path, *, online: bool) -> Checked:
    from course.wiring.checks import check_folder
    from course.wiring.online import ask_web

    return check_folder(directory, ask_web if online else None)


def _check_files(files: Sequence[Path], directory: Path, *, online: bool) -> Checked:
    from course.wiring.checks import check_files
    from course.wiring.online import ask_web

    if others := [str(path) for path in files if path.suffix.lower() not in _KINDS]:
        raise UsageError(
            f"only .eml and .html files can be checked by themselves, not {', '.join(others)}",
            "name no file to check the project's lessons: course check",
        )
    return check_files(files, directory, ask_web if online else None)


def _said(checked: Checked, *, as_json: bool, as_sarif: bool) -> str:
    from course.cli.check_view import as_text, to_json, to_sarif

    if as_sarif:
        return to_sarif(checked)
    return to_json(checked) if as_json else as_text(checked)


def _listed(*, rules: bool, as_json: bool) -> str:
    from course.cli.check_view import clients_as_json, clients_as_text, rules_as_json, rules_as_text

    if rules:
        return rules_as_json() if as_json else rules_as_text()
    return clients_as_json() if as_json else clients_as_text()


def _explained(code: str, *, as_json: bool) -> str:
    from course.checking.explained import all_explained
    from course.cli.check_view import explanation_as_json, explanation_as_text

    known = all_explained()
    wanted = code.strip().casefold()
    found = next((one for one in known.values() if wanted in {one.code.casefold(), one.name}), None)
    if found is None:
        raise UsageError(f"there is no rule {code}", "list the rules: course check --rules")
    return explanation_as_json(found) if as_json else explanation_as_text(found)


def _exit_code(checked: Checked, *, strict: bool) -> int:
    from course.findings import Severity

    fails = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return 1 if any(finding.severity in fails for finding in checked.findings) else 0
