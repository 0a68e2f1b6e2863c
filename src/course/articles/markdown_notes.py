"""Notes that Markdown holds where they belong: "Slow^[As a rule.] is fine." They become notes like any other."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

# A note holds no note, and links, but no other brackets in one another.
_NOTE = re.compile(r"\^\[(?P<content>(?:[^\[\]\\^]|\\.|\^(?!\[)|(?<!\^)\[[^\[\]]*\]){1,2000})\]", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineNote:
    """A note, by the label that stands in its paragraph for it."""

    label: str
    line: int  # the first of its paragraph
    tokens: Sequence[Token]


def inline_notes_plugin(parser: MarkdownIt) -> None:
    """Reads "^[...]" as a reference to a note that has no label yet, with the note in its `meta`."""
    parser.inline.ruler.after("image", "inline_note", _inline_note)


def _inline_note(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (how the parser calls its rules)
    match = _NOTE.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "^" else None
    if match is None or not match["content"].strip():
        return False
    if not silent:
        state.push("footnote_ref", "", 0).meta = {"content": match["content"]}
    state.pos = match.end()
    return True


class Notes:
    """Names the notes that stand inside a text's paragraphs, the same ones alike each time they are read."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, str], InlineNote] = {}
        self._on_line: Counter[int] = Counter()

    def label(self, tokens: Sequence[Token], line: int, read: Callable[[str], Sequence[Token]]) -> None:
        """Labels the references among the tokens of a paragraph; `read` gives the inline tokens of a note."""
        for token in tokens:
            if token.type == "footnote_ref" and "content" in token.meta:
                content = str(token.meta["content"])
                token.meta = {"label": self._note(content, line, read).label}

    def _note(self, content: str, line: int, read: Callable[[str], Sequence[Token]]) -> InlineNote:
        if (line, content) not in self._found:
            self._on_line[line] += 1
            label = f"line-{line}-{self._on_line[line]}"
            self._found[line, content] = InlineNote(label=label, line=line, tokens=read(content))
        return self._found[line, content]

    def take(self) -> Sequence[InlineNote]:
        """Those that were found since this was asked last, in the order of their lines."""
        notes = sorted(self._found.values(), key=lambda note: note.line)
        self._found.clear()
        return notes
