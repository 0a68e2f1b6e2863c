"""A Word file (DOCX) -> `Article`.

The file is read as it is, without Word and without a converter between: paragraphs, their styles and lists become HTML
that says which paragraph each element stands on, and the reader of HTML makes the blocks.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from course.articles.escaping import escape_text
from course.articles.finishing import finish_article
from course.articles.lines import clean_lines
from course.articles.word.body import Body, mark_large_lines
from course.articles.word.language import language_of
from course.articles.word.markup import Writer
from course.articles.word.nodes import Paragraph, paragraphs_of
from course.articles.word.numbering import read_numbering
from course.articles.word.package import Package, W
from course.articles.word.runs import Runs, note_id
from course.articles.word.styles import Kind, read_styles
from course.articles.word.typed_lists import mark_typed_lists
from course.errors import ArticleError
from course.models import Block, BlockKind, LeftOut, SourceUnit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from course.articles.word.nodes import Node
    from course.models import Article

_CORE_TITLE = "{http://purl.org/dc/elements/1.1/}title"
# Names that programs give a file that nobody named.
_NO_TITLE = re.compile(
    r"(?:microsoft )?word\b.*|untitled.*|unbenannt.*|document ?\d*|dokument ?\d*|documento ?\d*|文書 ?\d*|"
    r".*\.(?:docx?|dotx?|rtf|odt|tmp)",
    re.IGNORECASE,
)
_BESIDES = (
    ("header", "the header of the pages"),
    ("footer", "the footer of the pages"),
    ("comments", "a comment in the margin"),
)


def parse_word(data: bytes, source: str) -> Article:
    """Read a Word file.

    Headings are told by style, outline level or larger letters; `Block.line` counts paragraphs, and `Article.lines` has
    their texts. A picture's address is "#" and its name in the archive: "#word/media/image1.png".

    Args:
        data: the file.
        source: how it is called in messages.

    Raises:
        ArticleError: it is damaged, too large, or holds no text.
    """
    package = Package(data, source)
    root = package.xml(package.main)
    body = root.find(W + "body") if root is not None else None
    if root is None or body is None:
        raise package.damaged("it has no document in it")
    try:
        return _Reader(package, root).read(body, source)
    except RecursionError:
        raise package.damaged("its parts stand too deep in each other") from None


class _Reader:
    """Everything that one file's reading needs."""

    def __init__(self, package: Package, root: etree._Element) -> None:
        self._package = package
        self._root = root
        self._styles = read_styles(self._part("styles"))
        main = package.main
        runs = Runs(
            styles=self._styles, links=package.targets(main, "hyperlink"), pictures=package.targets(main, "image")
        )
        self._body = Body(runs=runs, numbering=read_numbering(self._part("numbering")))

    def _part(self, kind: str) -> etree._Element | None:
        name = next(iter(self._package.targets(self._package.main, kind).values()), "")
        return self._package.xml(name)

    def read(self, body: etree._Element, source: str) -> Article:
        from course.articles.html import parse_fragment  # noqa: PLC0415 (pages read Word files' HTML, not the reverse)

        nodes = mark_typed_lists(mark_large_lines(self._body.read(body)))
        has_title = any(each.kind is Kind.TITLE for each in nodes if isinstance(each, Paragraph))
        writer = Writer(has_title=has_title)
        html = writer.write(nodes)
        notes = self._notes(has_title=has_title)
        besides = [*self._left_out(writer.left_out), *self._beside_the_text()]
        blocks = parse_fragment(f"{html}\n{notes}", source)
        if not blocks:
            raise ArticleError(f"{source} is empty", "write the article first, or name another file")
        article = finish_article(blocks, source, front_title=self._core_title(blocks))
        return replace(
            article,
            left_out=(*article.left_out, *besides),
            language=language_of(self._root, self._styles.language),
            unit=SourceUnit.PARAGRAPH,
            lines=tuple(" ".join(clean_lines(line)) for line in self._body.lines),
        )

    def _core_title(self, blocks: tuple[Block, ...]) -> str:
        """The title in the file's properties, where a person may have put it and no heading says another."""
        core = self._package.xml("docProps/core.xml")
        title = " ".join((core.findtext(_CORE_TITLE) or "").split()) if core is not None else ""
        headings = [block for block in blocks if block.kind is BlockKind.HEADING]
        alone = sum(block.level == 1 for block in headings) == 1
        return "" if alone or _NO_TITLE.fullmatch(title) else title

    # --- notes ----------------------------------------------------------------------------------------------

    def _notes(self, *, has_title: bool) -> str:
        """The notes that the text refers to, in that order, as a list below it."""
        held = {
            (kind, each.get(W + "id", "")): (part, each)
            for kind, part, root in self._note_parts()
            for each in root.iterfind(W + kind)
        }
        runs = self._body.runs
        items: list[str] = []
        # Notes may refer to notes: those are added to the end while the list is walked.
        for key, mark in _growing(runs.notes):
            part, element = held.get(key, ("", None))
            if element is None:
                continue
            runs.links, runs.pictures = self._package.targets(part, "hyperlink"), self._package.targets(part, "image")
            number = len(self._body.lines) + 1
            words = Writer(has_title=has_title).write([_plain(node) for node in self._body.read(element)])
            items.append(f'<li id="{note_id(mark)}" data-line="{number}" value="{mark}">{words}</li>')
        return f"<ol>{''.join(items)}</ol>" if items else ""

    def _note_parts(self) -> Iterator[tuple[str, str, etree._Element]]:
        for kind in ("footnote", "endnote"):
            for name in self._package.targets(self._package.main, f"{kind}s").values():
                root = self._package.xml(name)
                if root is not None:
                    yield kind, name, root

    # --- what is left out -----------------------------------------------------------------------------------

    def _left_out(self, contents: list[Paragraph]) -> Iterator[LeftOut]:
        for table in _in_rows(contents):
            yield _left("\n".join(each.text for each in table), table[0].number, "a table of contents", len(table))
        for number, text in self._body.hidden:
            yield _left(text, number, "hidden in the file")

    def _beside_the_text(self) -> Iterator[LeftOut]:
        """Headers, footers and comments; they count after the paragraphs of the text and its notes."""
        for kind, reason in _BESIDES:
            seen: set[str] = set()
            for name in self._package.targets(self._package.main, kind).values():
                root = self._package.xml(name)
                nodes = self._body.read(_joined(root)) if root is not None else []
                for paragraph in paragraphs_of(nodes):
                    text = " ".join(paragraph.text.split())
                    if text and text not in seen:
                        seen.add(text)
                        yield _left(text, paragraph.number, reason)


def _growing(notes: dict[tuple[str, str], str]) -> Iterator[tuple[tuple[str, str], str]]:
    done = 0
    while done < len(notes):
        for key in list(notes)[done:]:
            yield key, notes[key]
            done += 1


def _plain(node: Node) -> Node:
    """A node of a note: no heading stands there, whatever its style."""
    is_heading = isinstance(node, Paragraph) and node.kind in {Kind.HEADING, Kind.TITLE}
    return replace(node, kind=Kind.BODY) if is_heading and isinstance(node, Paragraph) else node


def _joined(root: etree._Element) -> etree._Element:
    """A header or footer as it is; of comments, all that they say, one after the other."""
    if root.tag != W + "comments":
        return root
    for comment in list(root):
        comment.tag = W + "customXml"
    return root


def _in_rows(paragraphs: list[Paragraph]) -> list[list[Paragraph]]:
    """Paragraphs that stand right below each other, together."""
    rows: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if rows and paragraph.number == rows[-1][-1].number + 1:
            rows[-1].append(paragraph)
        else:
            rows.append([paragraph])
    return rows


def _left(text: str, number: int, reason: str, count: int = 1) -> LeftOut:
    words = " ".join(" ".join(clean_lines(text)).split())
    block = Block(
        kind=BlockKind.PARAGRAPH, text=words, markdown=escape_text(words), line=number, last_line=number + count - 1
    )
    return LeftOut(block=block, reason=reason)
