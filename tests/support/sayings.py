"""What an article says and what a lesson says, as bare letters: told without any of the code that makes lessons."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).use(footnote_plugin)
_LESSON = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).use(footnote_plugin)
_SENTENCE = re.compile(r"(?<=[.!?…؟])[\"'”’»)]*\s+|(?<=[。！？])|\n+")
_INSIDE_LINES = {"a", "b", "i", "em", "strong", "s", "del", "code", "span", "sup", "sub", "mark", "u", "small", "abbr"}
_MARKS = ".:;!?؟؛"
_LITERAL = re.compile(r"\{\{ \"(.*?)\" \}\}")
_ENCODINGS = ("utf-8-sig", "utf-16", "cp932", "cp1256", "cp1252")


def letters(text: str) -> str:
    """The letters and digits of `text`, small, whatever marks and white space stand between them."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def wording(text: str) -> str:
    """The letters of `text`, as `letters` has them, with the stops and colons between and behind them."""
    kept = (char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum() or char in _MARKS)
    return "".join(kept).lstrip(_MARKS)


def letters_of_source(path: Path, said_by: Callable[[str], str] = letters) -> str:
    """All that the file at `path` says, by `letters` or `wording`, in several readings, one below the other."""
    if path.suffix == ".docx":
        return "\n".join(map(said_by, [*_word_paragraphs(path), path.stem]))
    said = [said_by(path.stem)]
    for encoding in _ENCODINGS:
        try:
            raw = path.read_bytes().decode(encoding)
        except UnicodeError:
            continue
        readings = [raw, shown(raw)] if path.suffix in {".html", ".htm"} else [raw, shown(_MARKDOWN.render(raw))]
        said += [*map(said_by, readings), said_by(unescape(raw))]
    return "\n".join(said)


def _word_paragraphs(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"(?:word|docProps)/[\w]+\.xml", name):
                xml = re.sub(r"<w:delText.*?</w:delText>", "", archive.read(name).decode("utf-8"))
                for paragraph in re.split(r"</w:p>", xml):
                    yield unescape(re.sub(r"<[^>]*>", "", paragraph))
                yield unescape(" ".join(re.findall(r'descr="([^"]*)"', xml)))


class _Shown(HTMLParser):
    """Collects what a page shows; whatever is not inside a line begins a new one."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.asides: list[str] = []  # what stands in attributes: said, but not where the tag is

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "sup" and ("class", "footnote-ref") in attrs:
            self.parts.append("\x00")
        if tag not in _INSIDE_LINES:
            self.parts.append("\n")
        self.asides += [f"\n{value}\n" for name, value in attrs if name in {"alt", "title"} and value]

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INSIDE_LINES:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def shown(html: str) -> str:
    """The text of a page, a line for each of its blocks; numbers of notes are left out."""
    reader = _Shown()
    reader.feed(html)
    reader.close()
    return re.sub(r"\x00\[\d+(?::\d+)?\]", "", "".join([*reader.parts, "\n", *reader.asides])).replace("↩︎", "")


def sentences_of_body(body: str) -> list[str]:
    """What a lesson's Markdown says, sentence by sentence."""
    text = shown(_LESSON.render(_LITERAL.sub(lambda match: match[1], body)))
    return [part for part in map(str.strip, _SENTENCE.split(text)) if letters(part)]
