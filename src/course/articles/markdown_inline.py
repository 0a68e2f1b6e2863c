"""The inside of a Markdown paragraph: as plain words, and as CommonMark that stands by itself.

Link references are resolved and HTML tags dropped, so that what is written holds wherever it is put.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from markdown_it.token import Token

from course.articles.escaping import escape_edges, escape_inline, escape_label, escape_line_start
from course.articles.lines import clean_lines
from course.articles.markdown_tree import markdown_parser, with_title
from course.lessons import escape_merge_fields, without_merge_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MARKS = frozenset({"em_open", "em_close", "strong_open", "strong_close", "s_open", "s_close"})
_BREAKING_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)


def inline_text(tokens: Sequence[Token]) -> str:
    """The words of inline tokens; a hard break is a newline."""
    return "".join(_WORDS.get(token.type, _nothing)(token) for token in tokens).strip()


def inline_markdown(tokens: Sequence[Token]) -> str:
    """Inline tokens as CommonMark. Where tags are gone, a mark beside one may mark nothing any more, and goes too."""
    written = _Writer().write(tokens).strip()
    if any(token.type == "html_inline" for token in tokens) and _reads_otherwise(tokens):
        return _Writer().write([token for token in tokens if token.type not in _MARKS]).strip()
    return written


def _reads_otherwise(tokens: Sequence[Token]) -> bool:
    """Whether `tokens`, as written, say other words than they do; the marks of footnotes say none."""
    words = [token for token in tokens if token.type != "footnote_ref"]
    written = without_merge_fields(_Writer().write(words))
    return inline_text(markdown_parser().parseInline(written, {})[0].children or ()) != inline_text(words)


def _shown(content: str) -> str:
    """What a character that is written as a number shows: no end of a page or of a line, as paragraphs have none."""
    return content if content.isprintable() else " ".join(clean_lines(content)).replace("\t", " ")


def _nothing(_token: Token) -> str:
    return ""


def _break_or_nothing(token: Token) -> str:
    return "\n" if _BREAKING_TAG.fullmatch(token.content) else ""


_WORDS: dict[str, Callable[[Token], str]] = {
    "text": lambda token: _shown(token.content),
    "text_special": lambda token: _shown(token.content),
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
        joined = _joined(tokens)
        types = ["", *(token.type for token in joined), ""]
        for index, token in enumerate(joined):
            is_text = token.type == "text"
            written = self._text(token.content, types[index], types[index + 2]) if is_text else self._written(token)
            self._parts.append(written)
        return "".join(self._parts)

    def _written(self, token: Token) -> str:
        if token.type == "link_open":
            self._links.append(_target(token, "href"))
            return "["
        if token.type == "link_close":
            return f"]({self._links.pop()})"
        write = _MARKDOWN.get(token.type)
        return write(token) if write else token.markup  # emphasis, as it is marked

    def _text(self, content: str, before: str, after: str) -> str:
        escaped = (escape_label if self._links else escape_inline)(content)
        if not "".join(self._parts[-2:]).strip() or (self._parts and self._parts[-1].endswith("\n")):
            escaped = escape_line_start(escaped)
        return escape_edges(
            escaped,
            is_behind_note=before == "footnote_ref",
            is_before_bracket=after in {"link_open", "footnote_ref"},
            is_behind_mark=before in _MARKS,
            is_before_mark=after in _MARKS,
        )


_WORDS_OF = {"text_special": "text"}


def _is_written(token: Token) -> bool:
    return token.type != "html_inline" or _BREAKING_TAG.fullmatch(token.content) is not None


def _joined(tokens: Sequence[Token]) -> list[Token]:
    """`tokens` without tags, and with neighbours of one kind as one: only together do two braces mark something."""
    found: list[Token] = []
    for kind, group in groupby(filter(_is_written, tokens), key=lambda token: _WORDS_OF.get(token.type, token.type)):
        if kind == "text":
            content = "".join(_shown(token.content) for token in group)
            found += [Token("text", "", 0, content=content)] if content else []
        elif kind == "code_inline":
            found.append(Token("code_inline", "code", 0, content="".join(token.content for token in group)))
        else:
            found += group
    while found and (found[-1].type == "html_inline" or (found[-1].type == "text" and not found[-1].content.strip())):
        found.pop()  # a break that parts nothing
    return found


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
    "html_inline": lambda _: "\\\n",  # a break: other tags are gone
    "image": lambda token: f"![{escape_label(token.content)}]({_target(token, 'src')})",
    "footnote_ref": lambda token: f"[^{token.meta['label']}]",
}
