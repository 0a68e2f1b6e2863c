"""Our HTML reader beside trafilatura, on the pages of tests/articles: words kept, and what survives of their structure.

The truth is each page's `.outline`, reviewed by hand: lines of blocks that a course carries, one day's worth. A word
counts by the first words of its block, which is what an outline shows. Recall is the share of what should stay that
does; "left out" the share of what should go that went.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import trafilatura

from course.articles.html import parse_html
from course.errors import ArticleError
from course.outline import make_outline

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "articles"
_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"^ +\d+ (?P<kind>\w+)(?: \d+)?: (?P<text>.*?)(?P<cut>…?)$")
_SHOWN = ("headings", "items", "tables", "images", "notes", "questions")
_KINDS = {
    "heading": "headings",
    "list_item": "items",
    "table": "tables",
    "image": "images",
    "note": "notes",
    "question": "questions",
}


def main() -> None:
    """Prints one line for each page and reader, and the means."""
    pages = [Path(name) for name in sys.argv[1:]] or sorted(FOLDER.glob("*.html"))
    head = "".join(f"{name:>11}" for name in ("recall", "left out", *_SHOWN))
    sys.stdout.write(f"{'page':32}{'reader':12}{head}\n")
    sums: dict[str, list[float]] = {"ours": [], "trafilatura": []}
    for page in pages:
        kept, left, expected = _truth(page)
        for reader, text, counts in (("ours", *_ours(page)), ("trafilatura", *_trafilatura(page))):
            recall, precision = _found(kept, text), 1 - _found(left, text)
            sums[reader] += [recall, precision]
            shown = "".join(f"{f'{counts[name]}/{expected[name]}':>11}" for name in _SHOWN)
            sys.stdout.write(f"{page.stem:32}{reader:12}{recall:>11.1%}{precision:>11.1%}{shown}\n")
    for reader, values in sums.items():
        count = len(values) // 2
        means = f"{sum(values[::2]) / count:>11.1%}{sum(values[1::2]) / count:>11.1%}"
        sys.stdout.write(f"{'mean':32}{reader:12}{means}\n")


def _truth(page: Path) -> tuple[list[str], list[str], Counter[str]]:
    """What the outline of one day keeps, what it leaves out, and how many of each kind it keeps."""
    kept: list[str] = []
    left: list[str] = []
    counts: Counter[str] = Counter()
    into = kept
    text = page.with_name(page.name + ".outline").read_text(encoding="utf-8")
    for line in text.split("\n== 3 days")[0].split("\n"):
        if line.startswith(("day", "left out")):
            into = kept if line.startswith("day") else left
        elif match := _PART.match(line):
            into.append(match["text"])
            counts[_KINDS.get(match["kind"], "")] += into is kept
    return kept, left, counts


def _found(parts: list[str], text: str) -> float:
    """The share of `parts`, by their length, that stand in `text`, spaces and marks aside."""
    said = _squeezed(text)
    lengths = [(len(part), part in said) for part in map(_squeezed, parts)]
    every = sum(length for length, _ in lengths)
    return sum(length for length, is_there in lengths if is_there) / every if every else 0.0


def _squeezed(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))


def _ours(page: Path) -> tuple[str, Counter[str]]:
    try:
        article = parse_html(page.read_bytes(), page.name)
    except ArticleError:
        return "", Counter()
    blocks = [block for lesson in make_outline(article, 1).lessons for block in lesson.blocks]
    return "\n".join(block.text for block in blocks), Counter(_KINDS.get(block.kind.value, "") for block in blocks)


def _trafilatura(page: Path) -> tuple[str, Counter[str]]:
    """What trafilatura gives at its most generous, as Markdown."""
    data = page.read_bytes()
    options = {"include_images": True, "include_links": False, "include_tables": True, "favor_recall": True}
    text = trafilatura.extract(data, output_format="txt", **options) or ""
    markdown = trafilatura.extract(data, output_format="markdown", **options) or ""
    counts = Counter(
        headings=len(re.findall(r"^#{1,6} ", markdown, re.MULTILINE)),
        items=len(re.findall(r"^ *(?:[-*]|\d+\.) ", markdown, re.MULTILINE)),
        tables=len(re.findall(r"^\|[ :|-]+\|$", markdown, re.MULTILINE)),
        images=len(re.findall(r"!\[", markdown)),
    )
    return text, counts


if __name__ == "__main__":
    main()
