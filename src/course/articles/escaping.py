"""Plain words as CommonMark that reads as those words."""

from __future__ import annotations

import re

from course.lessons import escape_merge_fields

_PUNCTUATION = r"!-/:-@\[-`{-~"
_INLINE = re.compile(
    rf"\\(?=[{_PUNCTUATION}]|$)"  # would escape what follows
    r"|[`\[]"
    r"|\*(?<!\s\*)|\*(?!\s)"  # a star between spaces marks nothing
    r"|_(?<![^\W_]_)|_(?![^\W_])"  # nor does an underscore inside a word
    r"|~(?=~)|(?<=~)~"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=\#?\w+;)",
    re.MULTILINE,
)
_MAY_MARK = re.compile(r"[\\`\[*_~<&]")  # most words have none of these, and this is quick to tell
_LINE_START = re.compile(
    r"^(?P<mark>\#(?=\#{0,5}(?:\s|$))|<(?=<{6}(?:\s|$))|[-+=](?=\s|$|[-+=])|[*_](?=\s|$)|>|\||:(?=-))"
    r"|^(?P<number>[0-9]{1,9})(?P<delimiter>[.)])(?=\s|$)",
    re.MULTILINE,
)
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]*[^\s<>\"{}|\\^`.,;:!?)\]'’”*_~]")


def escape_inline(text: str) -> str:
    """`text` with a backslash before each character that would mark something inside a line."""
    return escape_merge_fields(_INLINE.sub(r"\\\g<0>", text) if _MAY_MARK.search(text) else text)


def escape_label(text: str) -> str:
    """`text` as the words of a link or a picture, between "[" and "]"."""
    return escape_inline(text).replace("]", "\\]")


def escape_line_start(text: str) -> str:
    """`text` with a backslash where the beginning of a line would make it a heading, list, quote or table."""
    if text[:1].isalpha() and "\n" not in text:
        return text
    return _LINE_START.sub(_escaped_start, text)


def escape_edges(
    escaped: str, *, is_behind_note: bool, is_before_bracket: bool, is_behind_mark: bool, is_before_mark: bool
) -> str:
    """`escaped`, with a backslash where its ends would mark something together with what stands beside them.

    Args:
        escaped: words as `escape_inline` gives them.
        is_behind_note: the mark of a footnote stands before them.
        is_before_bracket: the "[" of a link or a footnote stands behind them.
        is_behind_mark: the mark of an emphasis stands before them.
        is_before_mark: one stands behind them.
    """
    if (is_behind_note and escaped.startswith(("(", ":"))) or (is_behind_mark and escaped.startswith("~")):
        escaped = "\\" + escaped
    last = escaped[-1:]
    if (last == "!" and is_before_bracket) or (last == "~" and is_before_mark and not escaped.endswith("\\~")):
        return f"{escaped[:-1]}\\{last}"
    return escaped


def escape_text(text: str) -> str:
    """`text` as CommonMark: the same words, each line where it was; bare web addresses become links."""
    if "\n" not in text:
        return escape_line_start(_escape_around_addresses(text.strip()))
    lines = [escape_line_start(_escape_around_addresses(line.strip())) for line in text.split("\n")]
    return "\\\n".join(lines)


def _escaped_start(match: re.Match[str]) -> str:
    return rf"\{match['mark']}" if match["mark"] else rf"{match['number']}\{match['delimiter']}"


def _escape_around_addresses(line: str) -> str:
    if "://" not in line:
        return escape_inline(line)
    parts: list[str] = []
    end = 0
    for match in _ADDRESS.finditer(line):
        parts += [escape_inline(line[end : match.start()]), f"<{match[0]}>"]
        end = match.end()
    return "".join([*parts, escape_inline(line[end:])])
