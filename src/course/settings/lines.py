"""Where a setting stands in the text of `course.toml`, so that a mistake can be shown where it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEY = r"""(?:[A-Za-z0-9_-]{1,200}|"[^"\n]{0,200}"|'[^'\n]{0,200}')"""
_DOTTED = rf"{_KEY}(?:[ \t]{{0,20}}\.[ \t]{{0,20}}{_KEY}){{0,20}}"
_HEADER = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_DOTTED})[ \t]*\]")
_SETTING = re.compile(rf"[ \t]*({_DOTTED})[ \t]*=[ \t]*")
_PART = re.compile(_KEY)
_LONG_QUOTES = ('"""', "'''")
_AT_LINE = re.compile(r"\(at line (\d{1,9}), column (\d{1,9})\)")


def line_of_setting(text: str, path: str) -> int:
    """The line, from 1, where `path` is set; else that of the nearest table around it; else 1.

    Args:
        text: of `course.toml`, valid or not.
        path: dotted, as in `SettingsError.problems`: "sender.email", "outline[2].title".
    """
    best, length = 1, 0
    for line, found in _settings(text):
        shared = _is_prefix(found, path)
        if shared > length:
            best, length = line, shared
    return best


def place_in_message(problem: str) -> tuple[int, int]:
    """The line and column that TOML's parser names in its message; (1, 0) where it names none."""
    match = _AT_LINE.search(problem)
    return (int(match[1]), int(match[2])) if match else (1, 0)


def _is_prefix(found: str, path: str) -> int:
    """How much of `path` the name `found` is; 0 where it is another."""
    return len(found) if path == found or path.startswith((f"{found}.", f"{found}[")) else 0


def _settings(text: str) -> Iterator[tuple[int, str]]:
    """Each table and key with its line."""
    table, counts, closing = "", dict[str, int](), ""
    for number, line in enumerate(text.splitlines(), start=1):
        if closing:
            closing = "" if closing in line else closing
            continue
        if header := _HEADER.match(line):
            table = _dotted(header[2])
            if header[1] == "[[":
                counts[table] = counts.get(table, 0) + 1
                table = f"{table}[{counts[table]}]"
            yield number, table
        elif setting := _SETTING.match(line):
            yield number, f"{table}.{_dotted(setting[1])}" if table else _dotted(setting[1])
            closing = _left_open(line[setting.end() :])


def _left_open(value: str) -> str:
    """The quotes that a text of several lines still waits for."""
    for quotes in _LONG_QUOTES:
        if value.startswith(quotes) and quotes not in value[len(quotes) :]:
            return quotes
    return ""


def _dotted(key: str) -> str:
    return ".".join(part.strip("\"'") for part in _PART.findall(key))
