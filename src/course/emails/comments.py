"""Comments in a lesson, `<!-- ... -->` on lines of their own: for whoever edits it, never for who reads the email."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

MOST_LINES = 100  # of one comment: what begins and does not end within them is text
_OPENING, _CLOSING = "<!--", "-->"


def without_comments(parser: MarkdownIt) -> MarkdownIt:
    """`parser`, leaving out comments that stand alone. One among words stays the text that it is."""
    parser.block.ruler.before("fence", "comment", _comment, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    return parser


def _comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's signature)
    """A rule of markdown-it's: whether a comment begins at line `start`; it is passed over without leaving a token."""
    if state.is_code_block(start) or not _line(state, start).startswith(_OPENING):
        return False
    last = _last_line(state, start, min(end, start + MOST_LINES))
    if last is None:
        return False
    if not silent:
        state.line = last + 1
    return True


def _last_line(state: StateBlock, start: int, end: int) -> int | None:
    """The line that the comment ends with; None where it does not end, or where words follow on that line."""
    for line in range(start, end):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return None
        text = _line(state, line)
        _, closing, rest = (text[len(_OPENING) :] if line == start else text).partition(_CLOSING)
        if closing:
            return None if rest.strip() else line
    return None


def _line(state: StateBlock, line: int) -> str:
    """The words of a line, without what holds it: a quote's mark, a list's indent."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
