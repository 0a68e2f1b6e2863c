"""Articles of any length in each format, made from the seed: other words, other headings, the same shape.

Run as a program, `articles.py PATH TIMES`.
"""

from __future__ import annotations

import random
import re
import sys
import zipfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import ROOT, SEED

sys.path.insert(0, str(ROOT / "src"))

from course.articles import read_article
from course.models import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_WORD = re.compile(r"[A-Za-z]{5,}")
_CHANGED = 0.4  # of the longer words


def main(path: Path, times: int) -> None:
    """Write an article `times` as long as the seed to `path`, in the format of its ending."""
    _WRITERS[path.suffix](path, list(_blocks(times)))


def _blocks(times: int) -> Iterator[Block]:
    """The seed's blocks again and again, each time with other words."""
    article = read_article(SEED)
    yield Block(kind=BlockKind.HEADING, level=1, text=article.title, markdown=article.title, line=1, last_line=1)
    words = sorted({word.lower() for block in article.blocks for word in _WORD.findall(block.text)})
    chance = random.Random(1)  # noqa: S311 (the same articles each time)
    for number in range(times):
        for block in article.blocks:
            yield _changed(block, words, chance) if number else block


def _changed(block: Block, words: Sequence[str], chance: random.Random) -> Block:
    def other(match: re.Match[str]) -> str:
        if chance.random() > _CHANGED:
            return match[0]
        word = chance.choice(words) + chance.choice(("", "", "like", "wise", "ward"))
        return word.capitalize() if match[0][0].isupper() else word

    text = _WORD.sub(other, block.text)
    return Block(
        kind=block.kind,
        level=block.level,
        ordinal=block.ordinal,
        lead=_WORD.sub(other, block.lead),
        text=text,
        markdown=text,
        line=1,
        last_line=1,
    )


# --- formats ------------------------------------------------------------------------------------------------


def _text(path: Path, blocks: Sequence[Block]) -> None:
    path.write_text("\n\n".join(map(_as_text, blocks)) + "\n", encoding="utf-8")


def _as_text(block: Block) -> str:
    mark = f"  {block.ordinal}. " if block.kind is BlockKind.LIST_ITEM and block.ordinal else ""
    return mark + _with_lead(block)


def _with_lead(block: Block) -> str:
    return block.text if not block.lead or block.text.startswith(block.lead) else f"{block.lead}: {block.text}"


def _markdown(path: Path, blocks: Sequence[Block]) -> None:
    path.write_text("\n\n".join(map(_as_markdown, blocks)) + "\n", encoding="utf-8")


def _as_markdown(block: Block) -> str:
    match block.kind:
        case BlockKind.HEADING:
            return f"{'#' * block.level} {block.text}"
        case BlockKind.LIST_ITEM:
            return f"{block.ordinal or 1}. {_with_lead(block)}"
        case BlockKind.QUESTION:
            question, _, answer = block.text.partition("\n\n")
            return f"### {question}\n\n{answer}"
        case _:
            return _with_lead(block)


def _html(path: Path, blocks: Sequence[Block]) -> None:
    body = "\n".join(map(_as_html, blocks))
    chrome = '<header><nav><ul><li><a href="/">Home</a></li><li><a href="/blog">Blog</a></li></ul></nav></header>'
    end = "<footer><p>Copyright</p></footer>"
    page = f"<!doctype html><html lang=en><head><meta charset=utf-8><title>Running</title></head><body>{chrome}"
    path.write_text(f"{page}\n<main><article>\n{body}\n</article></main>{end}</body></html>\n", encoding="utf-8")


def _as_html(block: Block) -> str:
    words = escape(_with_lead(block))
    match block.kind:
        case BlockKind.HEADING:
            return f"<h{block.level}>{words}</h{block.level}>"
        case BlockKind.LIST_ITEM:
            return f'<ol start="{block.ordinal or 1}"><li>{words}</li></ol>'
        case BlockKind.QUESTION:
            question, _, answer = block.text.partition("\n\n")
            return f"<h3>{escape(question)}</h3>\n<p>{escape(answer)}</p>"
        case _:
            return f"<p>{words}</p>"


_WORD_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def _word(path: Path, blocks: Sequence[Block]) -> None:
    body = "".join(map(_as_word, blocks))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{_OFFICE}" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{_WORD_NAMESPACE}"><w:body>{body}</w:body></w:document>',
        )


def _as_word(block: Block) -> str:
    if block.kind is BlockKind.QUESTION:
        question, _, answer = block.text.partition("\n\n")
        return _paragraph(question, "Heading3") + _paragraph(answer)
    is_heading = block.kind is BlockKind.HEADING
    return _paragraph(_as_text(block).strip(), f"Heading{block.level}" if is_heading else "")


def _paragraph(words: str, style: str = "") -> str:
    said = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{said}<w:r><w:t xml:space="preserve">{escape(words, quote=False)}</w:t></w:r></w:p>'


_WRITERS: dict[str, Callable[[Path, Sequence[Block]], None]] = {
    ".txt": _text,
    ".md": _markdown,
    ".html": _html,
    ".docx": _word,
}

if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
