"""Tags inside a Markdown paragraph that mean what marks mean: `<img>` a picture, `<a href>` a link."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from markdown_it.common.normalize_url import normalizeLink, validateLink
from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = re.compile(r"<(?P<end>/?)(?P<name>a|img)(?=[\s/>])", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"\s(?P<name>href|src|alt|title)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+))",
    re.IGNORECASE,
)
_ON_A_LINE = re.compile(r"\s+")


def tags_as_marks(tokens: Sequence[Token]) -> Sequence[Token]:
    """Inline tokens with each such tag as the token of its mark; a link without its end, or in another, stays a tag."""
    if not any(token.type == "html_inline" for token in tokens):
        return tokens
    found = list(tokens)
    opened: int | None = None  # where a link without its end yet begins
    depth = 0
    for index, token in enumerate(tokens):
        depth += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        match = _NAME.match(token.content) if token.type == "html_inline" else None
        if match is None:
            opened = None if token.type == "link_open" else opened
        elif match["name"].lower() == "img":
            found[index] = _picture(token) or token
        elif not match["end"]:
            opened = index if depth == 0 else None
        elif opened is not None:
            _link(found, opened, index)
            opened = None
    return found


def _link(tokens: list[Token], opened: int, closed: int) -> None:
    """Makes a link of the tags at both places, where they have an address and words between them."""
    attributes = _attributes(tokens[opened].content)
    address = _address(attributes.get("href", ""))
    if address and closed > opened + 1:
        tokens[opened] = Token("link_open", "a", 1, attrs=_titled({"href": address}, attributes))
        tokens[closed] = Token("link_close", "a", -1)


def _picture(token: Token) -> Token | None:
    attributes = _attributes(token.content)
    address, words = _address(attributes.get("src", "")), attributes.get("alt", "")
    attrs = _titled({"src": address, "alt": ""}, attributes)
    return Token("image", "img", 0, attrs=attrs, content=words) if address else None


def _titled(attrs: dict[str, str | int | float], attributes: dict[str, str]) -> dict[str, str | int | float]:
    return {**attrs, "title": attributes["title"]} if attributes.get("title") else attrs


def _attributes(tag: str) -> dict[str, str]:
    """Those of a tag that a mark can hold; the first of each name counts, as in browsers."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(tag):
        value = match["double"] or match["single"] or match["bare"] or ""
        found.setdefault(match["name"].lower(), _ON_A_LINE.sub(" ", html.unescape(value)).strip())
    return found


def _address(value: str) -> str:
    """An address that a mark may lead to as well; "" where it may not."""
    address = normalizeLink(value)
    return address if value and validateLink(address) else ""
