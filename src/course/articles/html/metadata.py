"""What a page says of itself: its title, its language, its address, the questions that it answers."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from course.articles.html.names import is_named
from course.articles.html.nodes import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.articles.html.nodes import Node

_LARGEST = 2_000_000  # characters of linked data that are read
_LONGEST_TITLE = 300
_TELLING = 12  # characters that two titles must have in common to be the same
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_SITE = re.compile(r"\s+(?:[|·•«»–—-]|::|/)\s+")
_NO_LETTERS = re.compile(r"[\W_]+")
_TAG = re.compile(r"<[^<>]{1,300}>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the head of a page and its linked data say."""

    titles: tuple[str, ...] = ()  # without the site's name, surest first
    language: str = ""
    base: str = ""  # of `<base href>`
    questions: tuple[tuple[str, str], ...] = ()  # of an FAQPage: as asked and as answered, in words alone


def read_metadata(root: Node) -> Metadata:
    """What the page says of itself, wherever it stands."""
    metas: dict[str, str] = {}
    page_title = base = ""
    data: list[object] = []
    for node in root.walk():
        if node.tag == "meta":
            metas.setdefault(
                (node.get("property") or node.get("name") or node.get("http-equiv")).lower(), node.get("content")
            )
        elif node.tag == "title" and not page_title and not any(up.tag == "svg" for up in node.ancestors()):
            page_title = _line("".join(child for child in node.children if isinstance(child, str)))
        elif node.tag == "base":
            base = base or node.get("href").strip()
        elif node.tag == "script" and "ld+json" in node.get("type"):
            data += _parsed("".join(child for child in node.children if isinstance(child, str)))
    objects = list(_objects(data))
    return Metadata(
        titles=tuple(_titles(metas, page_title, objects)),
        language=_language(root, metas),
        base=base,
        questions=tuple(_questions(objects)),
    )


def find_title(root: Node, metadata: Metadata) -> Node | None:
    """The element that shows the article's title: what the page calls so, else its first great heading."""
    said = {node: words for node in root.walk() if _may_be_title(node) and (words := normal(node.words()))}
    shown = list(said)
    known = [normal(title) for title in metadata.titles]
    for node in shown:
        if said[node] in known:
            return node
    for node in shown:
        if len(said[node]) > _TELLING and any(
            len(title) > _TELLING and _is_begun(said[node], title) for title in known
        ):
            return node
    shown = [node for node in shown if node.tag != "h3"]
    named = [node for node in shown if node.get("itemprop") == "headline" or is_named(node, "TITLE")]
    first = [
        node for node in shown if node.tag == "h1" and any(up.tag in {"article", "main"} for up in node.ancestors())
    ]
    only = [node for node in shown if node.tag == "h1"]
    return next(iter([*first, *named, *(only if len(only) == 1 else [])]), None)


def _is_begun(one: str, other: str) -> bool:
    """Whether one of two titles begins with the other."""
    return one.startswith(other) or other.startswith(one)


def _may_be_title(node: Node) -> bool:
    if not 0 < node.letters <= _LONGEST_TITLE:
        return False
    is_heading = HEADINGS.get(node.tag, 9) <= 3
    is_titled = (
        is_heading
        or node.get("itemprop") == "headline"
        or (node.tag in {"div", "p", "span"} and is_named(node, "TITLE"))
    )
    return is_titled and not any(up.tag in {"nav", "aside", "footer"} for up in node.ancestors())


def normal(text: str) -> str:
    """`text` to be compared: letters and digits alone, small."""
    return _NO_LETTERS.sub("", text.casefold())


# --- titles, language ---------------------------------------------------------------------------------------


def _titles(metas: dict[str, str], page_title: str, objects: list[dict[str, object]]) -> Iterator[str]:
    site = _line(metas.get("og:site_name", ""))
    headlines = [_line(value) for item in objects if isinstance(value := item.get("headline"), str)]
    for said in (metas.get("og:title", ""), *headlines[:1], metas.get("twitter:title", ""), page_title):
        title = _without_site(_line(said), site)
        if normal(title):
            yield title


def _without_site(title: str, site: str) -> str:
    """`title` without the name of the site before or behind it."""
    parts = _SITE.split(title)
    if len(parts) == 1:
        return title
    ends = (parts[0], parts[-1])
    named = [normal(end) == normal(site) for end in ends] if site else [False, False]
    if named[0] and not named[1]:
        return title[len(parts[0]) :].lstrip(" |·•«»–—-:/")
    cut = title[: len(title) - len(parts[-1])].rstrip(" |·•«»–—-:/")
    is_short = len(parts[-1].split()) <= 4 and len(cut) > len(parts[-1])
    return cut if named[1] or is_short else title


def _language(root: Node, metas: dict[str, str]) -> str:
    said = (root.get("lang"), root.get("xml:lang"), metas.get("content-language", ""), metas.get("og:locale", ""))
    for language in said:
        if match := _LANGUAGE.fullmatch(language.strip()):
            return match[0].replace("_", "-")
    return ""


def _line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_TITLE]


# --- linked data --------------------------------------------------------------------------------------------


def _parsed(text: str) -> list[object]:
    if len(text) > _LARGEST:
        return []
    try:
        return [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return []


def _objects(data: list[object]) -> Iterator[dict[str, object]]:
    """All objects in linked data, whatever they are in."""
    waiting = data[::-1]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            waiting += reversed(list(item.values()))
        elif isinstance(item, list):
            waiting += reversed(item)


def _questions(objects: list[dict[str, object]]) -> Iterator[tuple[str, str]]:
    for item in objects:
        answer = item.get("acceptedAnswer") or item.get("suggestedAnswer")
        answer = answer[0] if isinstance(answer, list) and answer else answer
        asked = item.get("name") or item.get("text")
        if isinstance(asked, str) and isinstance(answer, dict) and isinstance(answer.get("text"), str):
            yield normal(_words(asked)), normal(_words(str(answer["text"])))


def _words(text: str) -> str:
    return _TAG.sub(" ", unescape(text))
