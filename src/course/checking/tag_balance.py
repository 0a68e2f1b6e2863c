"""Tags that are not opened, not closed or closed in the wrong order, told without mending them as a parser does."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

from course.checking.raw_text import without_raw_text

_VOID = frozenset(
    {
        *("area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen"),
        *("link", "meta", "param", "source", "track", "wbr"),
    }
)
# Elements whose end tag HTML lets authors leave out.
_OPTIONAL = frozenset(
    {
        *("html", "head", "body", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup"),
        *("option", "optgroup", "rp", "rt", "caption"),
    }
)
_MOST = 50  # mistakes of one page
_DEEPEST = 5000


class Slip(NamedTuple):
    """A mistake in the tags, and the line of the page."""

    message: str
    line: int


def tag_slips(html: str) -> list[Slip]:
    """What is wrong with the tags of a page; comments, Outlook's too, are passed over."""
    reader = _Tags()
    try:
        reader.feed(without_raw_text(html).partition("<!--")[0])  # html.parser reads one left open again and again
        reader.close()
    except AssertionError:  # what html.parser does with `<![` and an unknown word
        reader.note("<![ begins nothing that HTML knows")
    reader.end()
    return reader.slips


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.slips: list[Slip] = []
        self._open: list[tuple[str, int]] = []
        self._foreign = 0  # <svg> and <math> within one another: XML's rules

    def note(self, message: str, line: int = 0) -> None:
        if len(self.slips) < _MOST:
            self.slips.append(Slip(message, line or self.getpos()[0]))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._attributes(tag, attrs)
        if tag not in _VOID and len(self._open) < _DEEPEST:
            self._open.append((tag, self.getpos()[0]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._attributes(tag, attrs)  # <br/>, <o:p/>, <path/>: closed where it is opened

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        place = next((index for index in range(len(self._open) - 1, -1, -1) if self._open[index][0] == tag), -1)
        if place < 0:
            if tag != "p":  # a <p> is closed by the block that follows, and its end tag may come after that
                self.note(f"</{tag}> closes nothing")
            return
        self._left_open(self._open[place + 1 :], f"at </{tag}>")
        del self._open[place:]

    def end(self) -> None:
        """All has been read."""
        self._left_open(self._open, "at the end")

    def _left_open(self, inner: list[tuple[str, int]], where: str) -> None:
        for tag, line in inner:
            if tag not in _OPTIONAL:
                self.note(f"<{tag}> is still open {where}", line)

    def _attributes(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        for name in dict.fromkeys(names):
            if names.count(name) > 1:
                self.note(f"<{tag}> has the attribute {name} twice, and only the first counts")
            if any(mark in name for mark in "\"'<"):
                self.note(f"<{tag}> has a quote too many or too few: {name[:40]}")
