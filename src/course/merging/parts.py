"""A lesson's text taken apart: the keys of its front matter, the blocks of its body. Put together, the same text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from course.merging.wording import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

_FENCE = re.compile(r"^---[ \t]*\n", re.MULTILINE)
_KEY = re.compile(r"(?P<name>[A-Za-z_][\w-]*)[ \t]*:(?:\s|$)")
_MARKS = {
    "heading_open": re.compile(r" {0,3}#{1,6}[ \t]+"),
    "list_item_open": re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])(?: {1,4}|\t)"),
}
_LITERAL = frozenset({"fence", "code_block"})  # where white space says something
_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})


@dataclass(frozen=True, kw_only=True)  # without slots: it keeps what it has worked out
class Part:
    """A block of a body, such as a paragraph or a list item, or a key of the front matter with its value."""

    gap: str  # the blank lines above it: "\n\n" after a block, "" at the top
    mark: str  # what says its kind and may be numbered: "## ", "3. ", "subject: "
    text: str  # the rest
    kind: str  # what Markdown calls it; "key" in the front matter

    @property
    def written(self) -> str:
        """As it stands in the file, without the gap."""
        return self.mark + self.text

    @cached_property
    def words(self) -> tuple[str, ...]:
        """What it says, whatever white space parts it."""
        return tuple(words_of(self.text))

    @cached_property
    def said(self) -> tuple[str, str]:
        """The same for parts that say the same, numbers and heading levels aside."""
        return self.kind, self.text if self.kind in _LITERAL else "\0".join(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonText:
    """A lesson file's text in parts."""

    name: str  # the file's
    opening: str  # "---\n"; "" where there is no front matter
    keys: tuple[Part, ...]  # the mark is "subject:"; a comment has the mark ""
    closing: str  # "---\n"
    parts: tuple[Part, ...]
    tail: str  # what comes after the last part

    @property
    def text(self) -> str:
        """The file's text."""
        front = "".join(key.written for key in self.keys)
        return self.opening + front + self.closing + "".join(p.gap + p.written for p in self.parts) + self.tail

    def key(self, name: str) -> Part | None:
        """The front matter's entry of that name."""
        return next((key for key in self.keys if key_name(key) == name), None)


def key_name(key: Part) -> str:
    """The name of a front matter's entry; "" for a comment."""
    return key.mark.rstrip(": \t")


def split_lesson(name: str, text: str) -> LessonText:
    """Take `text` apart; its newlines are line feeds."""
    opening, front, closing, body = _divide(text)
    parts, tail = _split_body(body)
    return LessonText(name=name, opening=opening, keys=tuple(_keys(front)), closing=closing, parts=parts, tail=tail)


def _divide(text: str) -> tuple[str, str, str, str]:
    opening = _FENCE.match(text)
    closing = _FENCE.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return "", "", "", text
    return opening[0], text[opening.end() : closing.start()], closing[0], text[closing.end() :]


def _keys(front: str) -> Iterator[Part]:
    """Entries and comments; a line that begins neither belongs to the entry above."""
    entry: list[str] = []
    for line in front.splitlines(keepends=True):
        if entry and not line.startswith("#") and _KEY.match(line) is None:
            entry.append(line)
            continue
        if entry:
            yield _key("".join(entry))
        entry = [line]
    if entry:
        yield _key("".join(entry))


def _key(written: str) -> Part:
    match = _KEY.match(written)
    mark = written[: match.end("name") + 1] if match and written[match.end("name")] == ":" else ""
    return Part(gap="", mark=mark, text=written[len(mark) :], kind="key")


def _split_body(body: str) -> tuple[tuple[Part, ...], str]:
    lines = body.split("\n")
    parts: list[Part] = []
    end = 0  # of the part before, in lines
    for start, stop, kind in _stretches(body, lines):
        above = "".join(f"{line}\n" for line in lines[end:start])  # a blank line may hold blanks
        gap = ("\n" if parts else "") + above
        parts.append(_part(gap, "\n".join(lines[start:stop]), kind))
        end = stop
    tail = ("\n" if parts and end < len(lines) else "") + "\n".join(lines[end:])
    return tuple(parts), tail


def _part(gap: str, written: str, kind: str) -> Part:
    match = _MARKS[kind].match(written) if kind in _MARKS else None
    mark = match[0] if match else ""
    return Part(gap=gap, mark=mark, text=written[len(mark) :], kind=kind)


def _stretches(body: str, lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """The lines of each block: from, up to, kind. What Markdown does not show, such as the target of a link, counts."""
    at = 0
    for token in _blocks(_parser().parse(body)):
        start, stop = token.map or (at, at)
        yield from _unshown(lines, at, start)
        while stop > start and not lines[stop - 1].strip():
            stop -= 1
        if stop > start:
            yield start, stop, token.type
        at = max(at, stop)
    yield from _unshown(lines, at, len(lines))


def _unshown(lines: list[str], start: int, stop: int) -> Iterator[tuple[int, int, str]]:
    first: int | None = None
    for index in range(start, stop):
        if lines[index].strip():
            first = index if first is None else first
        elif first is not None:
            yield first, index, "reference"
            first = None
    if first is not None:
        yield first, stop, "reference"


def _blocks(tokens: list[Token]) -> Iterator[Token]:
    """The outermost blocks; of a list, its outermost items."""
    is_in_list = False
    for token in tokens:
        if token.level == 0 and token.map is not None:
            is_in_list = token.type in _LISTS
            if not is_in_list:
                yield token
        elif is_in_list and token.level == 1 and token.type == "list_item_open":
            yield token


@cache
def _parser() -> MarkdownIt:
    """Markdown as lessons have it, blocks only."""
    return MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).enable("table").disable("inline")
