"""Makes docs/commands.md from the commands' help, and the tables of words and colours in other pages from the code."""

from __future__ import annotations

import dataclasses
import os
import re
import sys
from pathlib import Path

import click
from babel import Locale

from course.cli.group import COMMANDS, root
from course.settings.palettes import PALETTES, TOKENS
from course.words import LANGUAGES, Counted, Words, words_in

DOCS = Path(__file__).resolve().parents[1] / "docs"
BEGIN, END = "<!-- words -->", "<!-- /words -->"
PALETTES_BEGIN, PALETTES_END = "<!-- palettes -->", "<!-- /palettes -->"


def commands_page() -> str:
    """Every command's `--help`, as it shows at 80 columns."""
    pages = ["# Commands\n\nMade by `scripts/docs` from each command's `--help`.\n", _section("course", root)]
    for name in COMMANDS:
        command = root.get_command(click.Context(root), name)
        if command is None:
            raise SystemExit(f"there is no command {name}")
        pages.append(_section(f"course {name}", command))
        if isinstance(command, click.Group):
            pages += [_section(f"course {name} {sub}", command.commands[sub]) for sub in command.commands]
    return "\n".join(pages)


def _section(name: str, command: click.Command) -> str:
    parent = click.Context(root, info_name=name.rpartition(" ")[0]) if " " in name else None
    context = click.Context(
        command,
        info_name=name.rpartition(" ")[2],
        parent=parent,
        max_content_width=80,
        terminal_width=80,
        help_option_names=["-h", "--help"],
    )
    return f"## `{name}`\n\n```text\n{command.get_help(context).rstrip()}\n```\n"


def settings_page(text: str) -> str:
    """`text` with its table of words renewed."""
    table = "\n".join([BEGIN, *_words_table(Words()), END])
    return re.sub(f"{BEGIN}.*?{END}", lambda _: table, text, flags=re.DOTALL)


def languages_page(text: str) -> str:
    """`text` with the table of each language's words renewed."""
    tables = [line for language in LANGUAGES for line in _language(language)]
    return re.sub(f"{BEGIN}.*?{END}", lambda _: "\n".join([BEGIN, *tables, END]), text, flags=re.DOTALL)


def _language(language: str) -> list[str]:
    name = Locale.parse(language).get_display_name("en")
    return ["", f"### {name} (`{language}`)", "", *_words_table(words_in(language)), ""]


def theme_page(text: str) -> str:
    """`text` with the table of the palettes' colours renewed."""
    heads = ["token", "is", *(f"`{name}`" for name in PALETTES)]
    rows = [
        [f"`{token}`", meaning, *(f"`{each.light[token]}`<br>`{each.dark[token]}`" for each in PALETTES.values())]
        for token, meaning in TOKENS.items()
    ]
    said = "Each colour in light, and below it in dark:"
    table = [_row(heads), _row(["---"] * len(heads)), *map(_row, rows)]
    made = "\n".join([PALETTES_BEGIN, said, "", *table, PALETTES_END])
    return re.sub(f"{PALETTES_BEGIN}.*?{PALETTES_END}", lambda _: made, text, flags=re.DOTALL)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _words_table(words: Words) -> list[str]:
    rows = [f"| `words.{field.name}` | {_cell(getattr(words, field.name))} |" for field in dataclasses.fields(Words)]
    return ["| setting | default |", "|---|---|", *rows]


def _cell(phrase: str | Counted) -> str:
    if isinstance(phrase, str):
        return phrase
    if len(phrase.forms) == 1:
        return phrase.forms[0][1]
    return "<br>".join(f"{category}: {text}" for category, text in phrase.forms)


def main() -> int:
    """Write the pages; with `--check`, only say whether they are up to date."""
    os.environ.pop("NO_COLOR", None)
    settings, languages, theme = DOCS / "settings.md", DOCS / "languages.md", DOCS / "theme.md"
    pages = {
        DOCS / "commands.md": commands_page(),
        settings: settings_page(settings.read_text(encoding="utf-8")),
        languages: languages_page(languages.read_text(encoding="utf-8")),
        theme: theme_page(theme.read_text(encoding="utf-8")),
    }
    stale = [path for path, page in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != page]
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"{path.name} is not up to date: run scripts/docs")
        return 1 if stale else 0
    for path in stale:
        path.write_text(pages[path], encoding="utf-8")
        print(f"wrote {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
