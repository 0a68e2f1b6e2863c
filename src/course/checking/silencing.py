"""Comments in a file that silence rules: for what stands next to them, or for the whole file.

In a lesson's text `<!-- check: off C105 -->` on a line of its own silences the block below it; in its front matter and
in `course.toml`, `# check: off C105` silences the line that it ends, or the one below where it stands alone. `off-file`
silences the whole file. Without a code every rule is silenced. Words that only look like such a comment, in a title or
in any other value, are words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.checking.comments import toml_comments, yaml_comments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from course.findings import Finding

_CODES = r"(?P<codes>(?:[ \t,]+C\d{1,3}\b){0,50})"
_REASON = r"[ \t]*(?:[-–—:;,(][^\n]{0,300}?)?[ \t]*"
_IN_MARKDOWN = re.compile(rf"[ \t>]*<!--[ \t]*check:[ \t]*off(?P<file>-file)?{_CODES}{_REASON}-->[ \t]*")
_IN_SETTINGS = re.compile(rf"#[ \t]*check:[ \t]*off(?P<file>-file)?{_CODES}{_REASON}$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """One comment that silences rules."""

    line: int  # where the comment stands, from 1
    codes: tuple[str, ...]  # codes or their beginnings; none for every rule
    first: int  # the first line that it silences
    last: int  # and the last

    def covers(self, finding: Finding) -> bool:
        """Whether `finding`, in the same file, is silenced."""
        return self.first <= finding.line <= self.last and (not self.codes or finding.code.startswith(self.codes))

    def names(self, code: str) -> bool:
        """Whether a rule is meant."""
        return not self.codes or code.startswith(self.codes)


def is_silence(line: str) -> bool:
    """Whether a line of Markdown is such a comment."""
    return _IN_MARKDOWN.fullmatch(line) is not None


def silences(text: str, path: str) -> tuple[Silence, ...]:
    """The comments in a file that silence rules, in their order.

    Args:
        text: of the file.
        path: its name tells what it is: a lesson (`.md`), settings (`.toml`), or a page.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if path.endswith(".toml"):
        return tuple(_in_settings(lines, _placed(text, toml_comments(text), 0)))
    end = _front_matter_end(lines) if path.endswith(".md") else 0
    front = "\n".join(lines[1:end])
    comments = yaml_comments(front) if "check:" in front else ()
    return (*_in_settings(lines, _placed(front, comments, 1)), *_in_markdown(lines, end))


def _front_matter_end(lines: Sequence[str]) -> int:
    """The index of the line that closes the front matter; 0 where there is none."""
    if lines[0].removeprefix("\ufeff").rstrip() != "---":
        return 0
    return next((index for index, line in enumerate(lines[1:], start=1) if line.rstrip() == "---"), 0)


def _in_settings(lines: Sequence[str], comments: Iterable[tuple[int, int]]) -> Iterator[Silence]:
    for index, column in comments:
        match = _IN_SETTINGS.fullmatch(lines[index], column)
        if match is not None:
            stands_alone = not lines[index][:column].strip()
            target = index + 1 if stands_alone else index
            yield _silence(match, index, len(lines), (target, target))


def _placed(text: str, offsets: Iterable[int], first: int) -> Iterator[tuple[int, int]]:
    """The index of the line, counted from `first`, and the column of each place in `text`, in their order."""
    start = 0
    for offset in offsets:
        first += text.count("\n", start, offset)
        start = offset
        yield first, offset - text.rfind("\n", 0, offset) - 1


def _in_markdown(lines: Sequence[str], start: int) -> Iterator[Silence]:
    fence = ""
    for index in range(start, len(lines)):
        found = _FENCE.match(lines[index])
        if found and (not fence or found[1].startswith(fence)):
            fence = "" if fence else found[1]
        if not fence and (match := _IN_MARKDOWN.fullmatch(lines[index])) is not None:
            yield _silence(match, index, len(lines), _block_below(lines, index + 1))


def _block_below(lines: Sequence[str], index: int) -> tuple[int, int]:
    """The first and last index of the lines that stand together below a comment."""
    while index < len(lines) and (not lines[index].strip() or is_silence(lines[index])):
        index += 1
    last = index
    while last + 1 < len(lines) and lines[last + 1].strip():
        last += 1
    return index, last


def _silence(match: re.Match[str], index: int, count: int, block: tuple[int, int]) -> Silence:
    first, last = (0, count) if match["file"] else block
    codes = tuple(re.findall(r"C\d{1,3}", match["codes"]))
    return Silence(line=index + 1, codes=codes, first=first + 1, last=last + 1)
