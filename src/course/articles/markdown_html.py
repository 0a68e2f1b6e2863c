"""HTML that stands between the paragraphs of Markdown: its blocks, and `<details>` with Markdown inside."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from course.articles.escaping import escape_text
from course.articles.html_words import html_words
from course.articles.labels import is_question
from course.errors import ArticleError
from course.models import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.articles.markdown_tree import Node

_TAG = re.compile(r"<(?P<end>/?)details\b[^<>]*>", re.IGNORECASE)
_SUMMARY = re.compile(r"\s*<summary\b[^<>]*>(?P<words>.*?)</summary\s*>", re.IGNORECASE | re.DOTALL)
_ENDS = re.compile(r"(?:\s|</[A-Za-z][\w-]*\s*>|<!--(?:(?!-->).)*-->)*+", re.DOTALL)
_HIDING = ("script", "style", "textarea", "template", "noscript", "title", "iframe", "select", "svg", "math")
_MOST_INSIDE = 400  # nodes between the two ends
_LONGEST_OPENING = 4000  # characters up to the end of a summary


def html_blocks(node: Node, source: str) -> tuple[Block, ...]:
    """The blocks of a node of HTML."""
    return _blocks(node.token.content, source, node.first_line)


def _blocks(html: str, source: str, line: int) -> tuple[Block, ...]:
    """The blocks of `html`; none of ends of elements that begin elsewhere."""
    if _ENDS.fullmatch(html):
        return ()
    if _never_ends(html):
        text = " ".join(html_words(html).split())
        last = line + html.rstrip("\n").count("\n")
        markdown = escape_text(text)
        block = Block(kind=BlockKind.PARAGRAPH, text=text, markdown=markdown, line=line, last_line=last)
        return (block,) if text else ()
    try:
        from course.articles.html import parse_fragment  # noqa: PLC0415 (lxml, and only for raw HTML)
    except ImportError as error:
        problem = f"{source}:{line}: this is HTML, and lxml, which reads it, is missing"
        raise ArticleError(problem, "pip install 'course[articles]'") from error
    return parse_fragment(html, source, first_line=line)


def _never_ends(html: str) -> bool:
    """Whether a comment or a script is left open, in which a browser would hide all that follows."""
    lowered = html.lower()
    return lowered.rfind("<!--") > lowered.rfind("-->") or any(
        lowered.count(f"<{name}") > lowered.count(f"</{name}") for name in _HIDING
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """`<details>`, its summary, and the Markdown up to `</details>`."""

    first: Node  # the HTML that opens it
    last: Node  # the HTML that closes it
    inside: Sequence[Node]
    end: int  # index of the first node after it

    def summary(self, source: str) -> Block:
        """What is shown of it, a paragraph; without words where it has no summary."""
        found = self._opening()
        html = found["words"] if found else ""
        blocks = _blocks(f"<p>{html}</p>", source, self.first.first_line) if html else ()
        line = self.first.first_line
        empty = Block(kind=BlockKind.PARAGRAPH, text="", markdown="", line=line, last_line=line)
        return replace(blocks[0], kind=BlockKind.PARAGRAPH) if blocks else empty

    def before(self, source: str) -> tuple[Block, ...]:
        """The blocks of the HTML between the summary and the Markdown."""
        opening, content = self._opening(), self.first.token.content
        tag = _TAG.search(content)
        start = opening.end() if opening else tag.end() if tag else 0
        first = self.first.first_line
        ahead = _blocks(content[: tag.start()], source, first) if tag else ()
        rest = _blocks(content[start:], source, first + content.count("\n", 0, start))
        return (*ahead, *rest)

    def after(self, source: str) -> tuple[Block, ...]:
        """The blocks of the HTML that closes it."""
        return html_blocks(self.last, source)

    def joined(self, summary: Block, inner: Sequence[Block], body: str) -> Block:
        """The summary with what it opens: a question and its answer, or a callout of its own name."""
        last = max(block.last_line for block in inner)
        text = "\n\n".join([summary.text, *(block.text for block in inner)])
        if is_question(summary.text):
            markdown = f"{summary.markdown}\n\n{body}"
            return replace(summary, kind=BlockKind.QUESTION, text=text, markdown=markdown, last_line=last)
        bold = summary.markdown if "*" in summary.markdown else f"**{summary.markdown}**"
        markdown = f"{bold}\n\n{body}"
        return replace(summary, kind=BlockKind.CALLOUT, lead=summary.text, text=text, markdown=markdown, last_line=last)

    def _opening(self) -> re.Match[str] | None:
        tag = _TAG.search(self.first.token.content)
        return _SUMMARY.match(self.first.token.content, tag.end(), tag.end() + _LONGEST_OPENING) if tag else None


def find_disclosure(nodes: Sequence[Node], at: int) -> Disclosure | None:
    """The `<details>` that the HTML at `nodes[at]` leaves open, if it is closed further down."""
    depth = _depth(nodes[at])
    if depth <= 0:
        return None
    for index in range(at + 1, min(len(nodes), at + _MOST_INSIDE)):
        if nodes[index].type == "html_block":
            depth += _depth(nodes[index])
            if depth <= 0:
                return Disclosure(first=nodes[at], last=nodes[index], inside=nodes[at + 1 : index], end=index + 1)
    return None


def _depth(node: Node) -> int:
    """How many `<details>` the HTML of `node` opens more than it closes."""
    return sum(-1 if tag["end"] else 1 for tag in _TAG.finditer(node.token.content))
