"""Footnotes of a lesson: `[^1]` in a sentence, and `[^1]: ...` wherever the lesson has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it import MarkdownIt

NOTES = "footnote_block"  # markdown-it's name of the node, the last one, that holds the notes
_UNUSED = -1  # what the plugin numbers a note that nothing refers to
_DEFINITION = re.compile(r"^( {0,3})\[\^([^\]\s]+)\]:", re.MULTILINE)


def with_notes(parser: MarkdownIt) -> MarkdownIt:
    """`parser`, reading footnotes too. A reference without a note stays the text that it is."""
    return parser.use(footnote_plugin, inline=False)


def parse(parser: MarkdownIt, markdown: str) -> list[SyntaxTreeNode]:
    """The nodes of `markdown`, the notes last. A note that nothing refers to is text where it stands."""
    env: dict[str, Any] = {}
    tokens = parser.parse(markdown, env)
    unused = {label[1:] for label, number in env.get("footnotes", {}).get("refs", {}).items() if number == _UNUSED}
    if unused:
        tokens = parser.parse(_as_text(markdown, unused))
    return SyntaxTreeNode(tokens).children


def _as_text(markdown: str, labels: Iterable[str]) -> str:
    kept = frozenset(labels)
    return _DEFINITION.sub(
        lambda match: rf"{match[1]}\[^{match[2]}]:" if match[2] in kept else match[0],
        markdown,
    )
