"""The inside of a Markdown paragraph: as plain words, and as CommonMark that stands by itself.

Link references are resolved and HTML tags dropped, so that what is written holds wherever it is put.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.articles.escaping import escape_inline, escape_line_start
from course.articles.markdown_tree import with_title
from course.lessons import escape_merge_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

_BREAKING_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)


def inline_text(tokens: Sequence[Token]) -> str:
    """The words of inline tokens; a hard break is a newline."""
    return "".join(_WORDS.get(token.type, _nothing)(token) for token in tokens).strip()


def inline_markdown(tokens: Sequence[Token]) -> str:
    """Inline tokens as CommonMark."""
    return _Writer().write(tokens).strip()


def _nothing(_token: Token) -> str:
    return ""


def _break_or_nothing(token: Token) -> str:
    return "\n" if _BREAKING_TAG.fullmatch(token.content) else ""


_WORDS: dict[str, Callable[[Token], str]] = {
    "text": lambda token: token.content.replace("\t", " "),
    "text_special": lambda token: token.content,
    "code_inline": lambda token: token.content.replace("\t", " "),
    "softbreak": lambda _: " ",
    "hardbreak": lambda _: "\n",
    "html_inline": _break_or_nothing,
    "image": lambda token: token.content.replace("\t", " "),
}


class _Writer:
    """Writes tokens one after the other; knows whether a line has just begun."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._links: list[str] = []

    def write(self, tokens: Sequence[Token]) -> str:
        for index, token in enumerate(tokens):
            after = tokens[index + 1].type if index + 1 < len(tokens) else ""
            self._parts.append(self._written(token, after))
        return "".join(self._parts)

    def _written(self, token: Token, after: str) -> str:
        if token.type in {"text", "text_special"}:
            return self._text(token.content, after)
        if token.type == "link_open":
            self._links.append(_target(token, "href"))
            return "["
        if token.type == "link_close":
            return f"]({self._links.pop()})"
        write = _MARKDOWN.get(token.type)
        return write(token) if write else token.markup  # emphasis, as it is marked

    def _text(self, content: str, after: str) -> str:
        escaped = escape_inline(content.replace("\t", " "))
        if not "".join(self._parts[-2:]).strip() or (self._parts and self._parts[-1].endswith("\n")):
            escaped = escape_line_start(escaped)
        is_before_link = after == "link_open" and escaped.endswith("!")
        return escaped[:-1] + "\\!" if is_before_link else escaped


def _target(token: Token, attribute: str) -> str:
    """A link's address and title, as they stand between parentheses."""
    address, title = str(token.attrGet(attribute) or ""), str(token.attrGet("title") or "")
    address = address.replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E")
    address = address.replace("{", "%7B").replace("}", "%7D").replace(" ", "%20")
    return with_title(address, title)


def _code_span(content: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", content)), default=0)
    fence = "`" * (longest + 1)
    space = " " if content[:1] in {"`", " "} or content[-1:] in {"`", " "} else ""
    return f"{fence}{space}{escape_merge_fields(content)}{space}{fence}"


_MARKDOWN: dict[str, Callable[[Token], str]] = {
    "code_inline": lambda token: _code_span(token.content),
    "softbreak": lambda _: " ",
    "hardbreak": lambda _: "\\\n",
    "html_inline": lambda token: "\\\n" if _BREAKING_TAG.fullmatch(token.content) else "",
    "image": lambda token: f"![{escape_inline(token.content)}]({_target(token, 'src')})",
    "footnote_ref": lambda token: f"[^{token.meta['label']}]",
}
