"""The `course` group: finds commands lazily, and says errors in one place."""

from __future__ import annotations

import gc
import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from course.errors import CourseError

if TYPE_CHECKING:
    from collections.abc import Sequence

# Command -> the module that holds it (as `command`), and its line in `course --help`. Listed here, so that help
# and completion need none of the modules behind them.
COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("course.cli.init", "Make a new course project."),
    "plan": ("course.cli.plan", "Show the outline, and where every block of the article went."),
    "build": ("course.cli.build", "Write or update lessons/*.md from an article."),
    "explain-lesson": ("course.cli.explain_lesson", "Show a lesson beside the article that it was made from."),
    "render": ("course.cli.render", "Render the lessons as emails, to look at."),
    "templates": ("course.cli.templates", "List what draws the emails, and copy it to change it."),
    "test-send": ("course.cli.test_send", "Send a lesson to yourself, as a sample reader gets it."),
    "check": ("course.cli.check", "Check lessons and emails for mistakes, each with its line."),
    "preview": ("course.cli.preview", "Look at all lessons in a browser; edits show at once."),
    "subscribers": ("course.cli.subscribers", "Import, add, list, show and unsubscribe people."),
    "send": ("course.cli.send", "Send what is due, once; made for cron."),
    "run": ("course.cli.run", "Send what is due, forever."),
    "status": ("course.cli.status", "Say what went, what waits, and what is held."),
    "serve": ("course.cli.serve", "Serve the pages behind the links in the emails."),
    "doctor": ("course.cli.doctor", "Check that everything a course needs is here."),
    "demo": ("course.cli.demo", "Play the whole course, article to inbox, in a throw-away project."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called, so that `--help` costs nothing."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (Click's signature)
        """Every command, in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, from the table rather than from their modules."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_line) for name, (_, help_line) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named first in `args`; a near miss is answered with the name that was meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            close = get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean {close[0]}?" if close else ""
            ctx.fail(f"There is no command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a `CourseError` becomes its message, its hint and its exit code."""
        try:
            return super().invoke(ctx)
        except CourseError as error:
            if ctx.params.get("debug"):
                raise
            say_error(error.message, error.hint)
            ctx.exit(error.exit_code)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(package_name="course", message="%(prog)s %(version)s")
@click.option(
    "-C",
    "directory",
    metavar="DIR",
    default=".",
    type=click.Path(file_okay=False, path_type=Path),
    help="Work in this project folder instead of the current one.",
)
@click.option("--debug", is_flag=True, help="Show the traceback behind an error.")
@click.pass_context
def root(ctx: click.Context, directory: Path, debug: bool) -> None:  # noqa: ARG001 (read from ctx.params)
    """Turn an article into a seven-day email course, and send it a lesson a day.

    \b
    Example, from article to inbox:
      course init my-course && cd my-course
      course build lessons/source/article.txt
      course preview
      course subscribers import people.csv
      course send --dry-run
    """  # noqa: D301 (\b is Click's mark for a paragraph that keeps its lines)
    ctx.obj = directory


# New objects before Python looks for garbage, instead of 700: loading modules and reading articles make many objects
# and next to no garbage, and looking takes a fifth of a short command's time.
_SELDOM = 50_000


def main(argv: Sequence[str] | None = None) -> None:
    """The `course` command.

    Args:
        argv: the words after `course`; the process's own where None.
    """
    gc.set_threshold(_SELDOM)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a Latin-1 terminal shows "?" rather than a traceback
    sys.exit(_run(argv))


def _run(argv: Sequence[str] | None) -> int:
    try:
        code = root.main(args=list(argv) if argv is not None else None, prog_name="course", standalone_mode=False)
    except click.ClickException as error:
        command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "course"
        say_error(_sentence(error.format_message()), f"`{command} --help` shows how it is meant")
        return error.exit_code
    except click.Abort:
        say_error("stopped")
        return 1
    return code if isinstance(code, int) else 0


def _sentence(text: str) -> str:
    """Click's message in the form of our own: it begins small and ends without a full stop."""
    text = text.strip().removesuffix(".")
    return text[:1].lower() + text[1:]


def say_error(message: str, hint: str = "") -> None:
    """A mistake and its next step on stderr; what came from files cannot steer the terminal."""
    click.echo(_printable(f"course: {message}"), err=True)
    if hint:
        click.echo(_printable(f"  -> {hint}"), err=True)


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() or letter == "\n" else f"\\x{ord(letter):02x}" for letter in text)
