"""Pictures, films and frames of a page: where they lie, what is said of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from course.articles.escaping import escape_label
from course.articles.html import signs
from course.articles.html.addresses import largest_of, with_title
from course.articles.html.inline import Kind, Piece
from course.models import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.articles.html.addresses import Base
    from course.articles.html.nodes import Node

PICTURES = frozenset({"img", "amp-img", "image", "picture"})
FRAMES = frozenset(
    {"iframe", "video", "audio", "embed", "object", "amp-youtube", "amp-video", "amp-iframe", "amp-audio", "frame"}
)
_LAZY = (
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-lazy",
    "data-hi-res-src",
    "data-full-src",
    "data-image",
    "data-url",
)
_LAZY_SETS = ("data-srcset", "data-lazy-srcset")
_SMALLEST = 3  # pixels; a smaller picture counts visitors
_PLACEHOLDERS = (
    "blank.gif",
    "spacer.gif",
    "pixel.gif",
    "transparent.gif",
    "1x1.",
    "placeholder.svg",
    "lazy-placeholder",
    "preload.gif",
    "1px.gif",
)


def picture(node: Node, base: Base) -> Piece | None:
    """A picture within a line; None where it has no address, or shows nothing."""
    image = node if node.tag != "picture" else node.find("img", "amp-img") or node
    address = base.picture(_address(node, image))
    if not address or _is_pixel(image) or any(sign in address.lower() for sign in (*signs.TRACKERS, *_PLACEHOLDERS)):
        return None
    said = " ".join(image.get("alt").split())
    title = " ".join(image.get("title").split())
    title = "" if title == said else title
    return Piece(Kind.PICTURE, said, f"![{escape_label(said)}]({with_title(address, title)})")


def _address(node: Node, image: Node) -> str:
    lazy = next((image.get(name) for name in _LAZY if image.get(name)), "")
    plain = image.get("src") or image.get("xlink:href") or image.get("href")
    if (
        plain
        and not lazy
        and not plain.startswith("data:")
        and not any(sign in plain.lower() for sign in _PLACEHOLDERS)
    ):
        return plain
    sets = [image.get(name) for name in ("srcset", *_LAZY_SETS)]
    sets += [part.get(name) for part in node.walk() if part.tag == "source" for name in ("srcset", *_LAZY_SETS)]
    return lazy or next((address for found in sets if (address := largest_of(found))), "")


def _is_pixel(image: Node) -> bool:
    sizes = [image.get(name) for name in ("width", "height")]
    return any(size.isdigit() and int(size) < _SMALLEST for size in sizes)


def frame_address(node: Node, base: Base) -> str:
    """Where a film, a recording or another page within this one lies; "" for what only watches visitors."""
    named = [node.get(name) for name in ("src", "data-src", "data-lazy-src", "data", "data-litespeed-src")]
    named += [part.get("src") for part in node.walk() if part.tag == "source"]
    if node.tag == "amp-youtube" and node.get("data-videoid").isascii():
        named.append(f"https://www.youtube.com/watch?v={node.get('data-videoid')}")
    address = base.link(next((name for name in named if name), ""))
    return "" if _is_pixel(node) or any(sign in address for sign in signs.TRACKERS) else address


def frame_block(node: Node, address: str) -> Block:
    """A paragraph with a link to what a frame shows, under its title where it has one."""
    title = " ".join(node.get("title").split())
    text = title or address
    return Block(
        kind=BlockKind.PARAGRAPH,
        text=text,
        markdown=f"[{escape_label(text)}]({address})",
        line=node.line,
        last_line=max(node.line, node.last_line),
    )


def captioned(image: Block, caption: Sequence[Block]) -> Block:
    """A picture with its caption: its title in Markdown, as emails show captions."""
    said = " ".join(" ".join(block.text.split()) for block in caption)
    if not said:
        return image
    start = image.markdown.rfind("](") if not image.markdown.startswith("[") else image.markdown.find("](")
    end = image.markdown.find(")", start)
    address = image.markdown[start + 2 : end].split(' "')[0]
    markdown = f"{image.markdown[: start + 2]}{with_title(address, said)}{image.markdown[end:]}"
    text = image.text if said in image.text else "\n".join(part for part in (image.text, said) if part)
    return replace(image, text=text, markdown=markdown, last_line=max(image.last_line, caption[-1].last_line))
