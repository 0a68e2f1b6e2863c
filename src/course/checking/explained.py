"""What the documentation says of each rule: docs/checks.md, section by section."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from course.shipped import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_HEADING = re.compile(r"#{1,6} (?:(?P<code>C\d{3}) (?P<name>\S+))?")
_FENCE = re.compile(r"`{3,}|~{3,}")
_LINK = re.compile(r"\[([^\[\]]+)\]\([\w./#-]+\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*\*?)(\w[^*`]*)\1(?![\w*])")


class Block(NamedTuple):
    """A paragraph, or an example."""

    is_code: bool
    text: str  # a paragraph in one line, with backticks around code; an example as it is


class Explanation(NamedTuple):
    """What a rule looks at, why, what breaks it, and how to mend that."""

    code: str  # "C103"
    name: str
    blocks: tuple[Block, ...]


@cache
def all_explained() -> Mapping[str, Explanation]:
    """What the documentation that comes with `course` says of each rule, by code."""
    return explained(shipped("checks.md").read_text(encoding="utf-8"))


def explained(page: str) -> dict[str, Explanation]:
    """The sections of a page that are about rules, by code.

    Args:
        page: Markdown as docs/checks.md has it: headings, paragraphs, fenced examples.
    """
    found: dict[str, tuple[str, list[Block]]] = {}
    blocks: list[Block] = []
    for block in _blocks(page.splitlines()):
        heading = None if block.is_code else _HEADING.match(block.text)
        if heading is None:
            blocks.append(block)
            continue
        blocks = []
        if code := heading["code"]:
            found[code] = heading["name"], blocks
    return {code: Explanation(code, name, tuple(blocks)) for code, (name, blocks) in found.items()}


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    """Headings and paragraphs, each in one line, and examples; comments are left out."""
    fence, held = "", list[str]()
    for line in (*lines, ""):
        if fence and line != fence:
            held.append(line)
        elif fence:
            yield Block(is_code=True, text="\n".join(held))
            fence, held = "", []
        elif (opening := _FENCE.match(line)) or not line.strip():
            yield from _paragraph(held)
            fence, held = opening[0] if opening else "", []
        else:
            held.append(line.strip())


def _paragraph(lines: Sequence[str]) -> Iterator[Block]:
    text = " ".join(lines)
    if text and not text.startswith("<!--"):
        yield Block(is_code=False, text=_plain(text))


def _plain(text: str) -> str:
    """`text` without the marks of links and of emphasis, but for those in code."""
    pieces = text.split("`")
    pieces[::2] = [_EMPHASIS.sub(r"\2", _LINK.sub(r"\1", piece)) for piece in pieces[::2]]
    return "`".join(pieces)
