"""5 MB of text and HTML read and planned, beside other readers (CPU time)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from measuring import SEED, Options, Row, interleaved, made_article, python
from reading import plan

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIZE = 5_000_000
_READ = "import sys; from pathlib import Path; data = Path(sys.argv[1]).read_text(encoding='utf-8'); "
_TEXT_ANCHORS = {
    "str.split": _READ + "data.split()",
    "markdown-it": "from markdown_it import MarkdownIt; " + _READ + "MarkdownIt().parse(data)",
}
_HTML_ANCHORS = {
    "lxml.html": "from lxml import html; " + _READ + "html.document_fromstring(data)",
    "trafilatura": "import trafilatura; " + _READ + "trafilatura.extract(data)",
}


def measure(options: Options) -> Iterator[Row]:
    """Both, each beside two anchors."""
    size = 20_000 if options.is_tiny else _SIZE
    for form, anchors in (("txt", _TEXT_ANCHORS), ("html", _HTML_ANCHORS)):
        path = made_article(options, form, size // SEED.stat().st_size)
        commands = {anchor: python(code, path) for anchor, code in anchors.items()} | {"ours": plan(path)}
        costs = interleaved(commands, options, 1 if options.is_tiny else 3)
        ours = costs["ours"]
        for anchor in anchors:
            cost = costs[anchor]
            yield Row(name=f"{anchor}, the same {form}", value=cost.cpu_s, unit="s")
            yield Row(
                name=f"{form}, {path.stat().st_size / 1e6:.1f} MB, read and planned",
                value=ours.cpu_s,
                unit="s",
                anchor=anchor,
                ratio=ours.cpu_s / cost.cpu_s,
            )
            yield Row(
                name=f"{form}, memory",
                value=ours.peak_mb,
                unit="MB",
                anchor=anchor,
                ratio=ours.peak_mb / cost.peak_mb,
            )
