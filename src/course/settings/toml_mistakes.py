"""What is wrong with a `course.toml` that is no TOML, for people who have never heard of TOML."""

from __future__ import annotations

import re
from typing import NamedTuple

from course.settings.lines import place_in_message

NOT_TOML = "is not valid TOML: "
_AT = re.compile(r" \(at [a-z]{1,10} [^()\n]{1,40}\)$")
_AT_END = "(at end of document)"
_SETTING = re.compile(r"\s{0,20}([A-Za-z0-9_.-]{1,80})\s{0,20}[=:]\s{0,20}(.{0,400})")
_LONG_QUOTES = ('"""', "'''")


class _Kind(NamedTuple):
    """What the parser says, how the line goes on after its "=", and what that means."""

    said: str  # what the parser's message begins with
    value: str  # a pattern of the value on the line
    means: str  # may name the setting: {key}


# The first that fits is told. The patterns look at one line and have no nested repetition.
_KINDS = (
    _Kind("Invalid value", r"[“”„‘’«»]", 'text stands between straight quotes, as in {key} = "…"'),
    _Kind("Invalid value", r"(#|$)", 'nothing stands after the "=": write a value, as in {key} = "…"'),
    _Kind("Invalid value", r"(?i:true|false)\b", "it is written in small letters: {key} = true, or false"),
    _Kind("Invalid value", r"", 'text stands between two quotes, as in {key} = "…"'),
    _Kind("Illegal character '\\n'", r"", 'the text has no second quote: it ends as it begins, as in {key} = "…"'),
    _Kind("Illegal character", r"", "there is a character that nobody sees: write the line anew"),
    _Kind("Expected newline", r"'", 'a text with \' in it stands between double quotes, as in {key} = "…"'),
    _Kind("Expected newline", r'"', 'the text ends at its second quote: within it, write \\" for a quote'),
    _Kind("Expected newline", r"\d{1,9}:", 'a time stands between two quotes, as in {key} = "07:30"'),
    _Kind("Expected newline", r"0\d", "a number begins with no 0"),
    _Kind("Expected newline", r"", "more stands on the line than one setting: each has a line of its own"),
    _Kind("Expected '=' after a key", r"", 'a setting is a name without spaces, "=" and a value, as in {key} = "…"'),
    _Kind("Expected ']", r"", "the name of a table stands in brackets, as in [course]"),
    _Kind("Unclosed array", r"", 'a list stands in brackets, with commas between, as in ["mon", "tue"]'),
    _Kind("Unclosed inline table", r"", "what stands in braces has commas between, and all of it is on one line"),
    _Kind("Cannot overwrite a value", r"", "the same setting stands further up already: delete one of the two"),
    _Kind("Cannot declare", r"", "the same table stands further up already: put its settings together"),
    _Kind("Unterminated string", r"", "the text has no quotes at its end"),
    _Kind("Unescaped '\\'", r"", "write / or \\\\ where the text has a backslash"),
    _Kind("Invalid hex value", r"", "write / or \\\\ where the text has a backslash"),
    _Kind("Invalid statement", r"", 'a line is a comment after "#", a table such as [course], or a setting'),
)


def toml_problem(error: Exception, text: str) -> str:
    """What a parser's `error` means, with its place at the end, as `place_in_message` reads it.

    Args:
        error: of `tomllib`: a `TOMLDecodeError`, or a `RecursionError`.
        text: of the file.
    """
    said = str(error)
    lines = text.splitlines()
    line, column = _last_place(lines) if said.endswith(_AT_END) else place_in_message(said)
    on_it = lines[line - 1] if line <= len(lines) else ""
    return f"{NOT_TOML}{_meaning(said, on_it)} (at line {line}, column {max(column, 1)})"


def without_place(problem: str) -> str:
    """The words of a `toml_problem` alone, for where its line is shown anyway."""
    return _AT.sub("", problem.removeprefix(NOT_TOML))


def _meaning(said: str, line: str) -> str:
    setting = _SETTING.match(line)
    key, value = (setting[1], setting[2]) if setting else ("title", "")
    for kind in _KINDS:
        if said.startswith(kind.said) and re.match(kind.value, value):
            return kind.means.format(key=key)
    return _AT.sub("", said)


def _last_place(lines: list[str]) -> tuple[int, int]:
    """Where that begins which the file's end cuts off: a text of several lines, else the last line with words."""
    numbered = [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    long = [number for number, line in numbered if any(quotes in line for quotes in _LONG_QUOTES)]
    return (long or [number for number, _ in numbered] or [1])[-1], 1
