"""An email's HTML as a tree, with what its style sheets and attributes make of each element."""

from __future__ import annotations


class Page:
    """One email's HTML, parsed when first asked for."""

    def __init__(self, html: str) -> None:
        self.html = html
