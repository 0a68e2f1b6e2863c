"""Pages without what browsers read as no markup."""

from __future__ import annotations

import re

_OPENING = re.compile(r"<(?:!--|(style|script|title|textarea)\b)", re.IGNORECASE)
_COMMENT_END = re.compile("-->")
_ENDS = {
    name: re.compile(rf"</{name}[^>]{{0,40}}>", re.IGNORECASE) for name in ("style", "script", "title", "textarea")
}


def without_raw_text(html: str) -> str:
    """`html` without comments, style sheets, scripts and the like, line for line; from one left open on, as it is."""
    kept: list[str] = []
    start = 0
    while (opening := _OPENING.search(html, start)) is not None:
        end = (_ENDS[opening[1].lower()] if opening[1] else _COMMENT_END).search(html, opening.end())
        if end is None:
            break
        kept += [html[start : opening.start()], "\n" * html.count("\n", opening.start(), end.end())]
        start = end.end()
    return "".join([*kept, html[start:]])
