"""Markdown as it is written by site builders and note-takers -> CommonMark, line for line.

What is no text of the article (comments, shortcodes, imports) is blanked out and listed; admonitions become quotes of
the "[!TIP]" form; "[[wiki links]]" become their words. Code is left as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from course.articles.markdown_media import MEDIA, lines_of_media, linked, stand_in
from course.models import Block, BlockKind, LeftOut

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FENCE = re.compile(r"[ >\t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")
_GONE = (
    ("a shortcode", re.compile(r"\{\{[<%](?:(?![<%]\}\}).){0,500}[%>]\}\}|\{%(?:(?!%\}).){0,500}%\}")),
    ("a comment in the source", re.compile(r"<!--(?:(?!-->).){0,2000}-->|%%(?:(?!%%).){1,500}%%")),
)
_ENDS = {  # looked for once: what has no end is nothing that is gone
    "a shortcode": ("%}", ">}}"),
    "a comment in the source": ("-->", "%%"),
}
_GONE_LINES = (
    (
        "code of the page",
        re.compile(r"import\s[^'\"]{0,200}['\"][^'\"]{1,200}['\"];?|export\s+(?:const|let|default|function)\b.*"),
    ),
    (
        "a mark of the site builder",
        re.compile(r"\{:?\s*[.#:][^{}]{0,200}\}|\[/?TOC\]|\[\[_TOC_\]\]|\{:toc\}|\\(?:newpage|pagebreak)"),
    ),
)
_FIGURE = re.compile(r"\{\{[<%]\s*(?:figure|img|image)\s(?P<inside>(?:(?![<%]\}\}).){1,500})[%>]\}\}")
_ATTRIBUTE = re.compile(r"(\w+)\s*=\s*\"([^\"]*)\"")
_WIKI = re.compile(
    r"(?P<embed>!?)\[\[(?P<page>[^\[\]|#\n]{0,200})(?:#(?P<part>[^\[\]|\n]{0,200}))?(?:\|(?P<words>[^\[\]\n]{0,200}))?\]\]"
)
# Bullets and numbers that CommonMark does not know as such.
_BULLET = re.compile(r"(?P<indent>[ \t]*(?:> ?)*)(?:[•‣◦▪▫⁃∙・]\ufe0f?[ \t]*|·[ \t]+)(?=\S)")
_NUMBER = re.compile(
    r"(?P<indent> {0,3}(?:> ?)*)"
    r"(?:(?P<circled>[①-⑳❶-❿➀-➉])|(?P<keycap>\d)\ufe0f?\u20e3|[(（](?P<in>\d{1,3})[)）]|(?P<bare>\d{1,3})[、．）])"
    r"[ \t]*(?=\S)"
)
_PICTURE = re.compile(r".+\.(?:png|jpe?g|gif|webp|svg)", re.IGNORECASE)
_OPENS = re.compile(
    r"(?P<colons>:{3,})\s*\{?\.?(?P<kind>[A-Za-z][\w-]*)\}?\s*(?:\[(?P<bracketed>[^\]]*)\]|(?P<title>.*))"
)
_INDENTED = re.compile(r"(?:!!!|\?\?\?\+?)\s+(?P<kind>[A-Za-z][\w-]*)(?:[^\"\n]{0,60}\"(?P<title>[^\"]*)\")?\s*")
_ALERT = re.compile(r"(?P<mark>\s*>\s*\[![\w-]+\][+-]?)[ \t]*(?P<title>.*)")


@dataclass(slots=True, kw_only=True)
class Prepared:
    """Markdown whose lines stand where they stood."""

    lines: list[str]
    left_out: list[LeftOut] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All lines as one."""
        return "\n".join(self.lines)


def prepare(lines: Sequence[str], *, first: int = 0) -> Prepared:
    """`lines` as CommonMark.

    Args:
        lines: of the whole file, numbered from 1 in what is left out.
        first: how many of them are front matter, which is blanked out.
    """
    preparer = _Preparer(lines, first)
    preparer.run()
    return Prepared(lines=preparer.lines, left_out=preparer.left_out)


class _Preparer:
    """Goes down the lines once; knows the code, comment and admonition that it is in."""

    def __init__(self, lines: Sequence[str], first: int) -> None:
        self.lines = ["" if index < first else line for index, line in enumerate(lines)]
        self.left_out: list[LeftOut] = []
        self._fence = ""
        self._comment: int | None = None  # the line where an open comment begins
        self._colons = 0  # marks of the admonition that is open
        self._is_indented = False  # the admonition that is open is told by its indent
        self._ends = {line.strip() for line in lines if line.lstrip().startswith(":::")}  # those that may end one
        self._has_comment_end = _last_with(lines, "-->")

    def run(self) -> None:
        for index in range(len(self.lines)):
            line = self.lines[index]
            if not line or line.isspace():
                self.lines[index] = ">" if self._colons and not self._fence else line
            elif self._comment is not None:
                self._go_on_with_comment(index)
            elif self._is_code(line):
                self.lines[index] = self._in_admonition(line)
            elif self._opens_or_closes(index) or self._opens_comment(index):
                continue
            else:
                self.lines[index] = self._alert(index, self._in_admonition(self._without_marks(index)))

    def _is_code(self, line: str) -> bool:
        """Whether the line is part of fenced code, its fences included."""
        match = _FENCE.match(line)
        if self._fence:
            if match and match["fence"].startswith(self._fence) and not match["info"].strip():
                self._fence = ""
            return True
        if match:
            self._fence = match["fence"]
        return match is not None

    # --- comments ---------------------------------------------------------------------------------------

    def _opens_comment(self, index: int) -> bool:
        line = self.lines[index].lstrip()
        if not line.startswith("<!--") or "-->" in line or index >= self._has_comment_end:
            return False
        self._comment = index
        self._blank(index, "a comment in the source", line)
        return True

    def _go_on_with_comment(self, index: int) -> None:
        before, end, after = self.lines[index].partition("-->")
        self._blank(index, "a comment in the source", before + end)
        if end:
            self._comment = None
            self.lines[index] = after

    def _blank(self, index: int, reason: str, text: str) -> None:
        self.lines[index] = ""
        self._leave_out(index, reason, text)

    def _leave_out(self, index: int, reason: str, text: str) -> None:
        self.left_out.append(left_out(text.strip(), reason, line=index + 1))

    # --- admonitions ------------------------------------------------------------------------------------

    def _opens_or_closes(self, index: int) -> bool:
        line = self.lines[index]
        stripped = line.strip()
        if self._colons and stripped == ":" * self._colons:
            self._colons = 0
            self.lines[index] = ""
            return True
        if self._colons or line[:1].isspace():
            return False
        if (
            stripped.startswith(":::")
            and (match := _OPENS.fullmatch(stripped))
            and self._closes_below(index, match["colons"])
        ):
            self._colons = len(match["colons"])
            self._open(index, match["kind"], match["bracketed"] or match["title"] or "")
            return True
        if match := _INDENTED.fullmatch(line):
            self._is_indented = True
            self._open(index, match["kind"], match["title"] or "")
            return True
        return False

    def _closes_below(self, index: int, colons: str) -> bool:
        return colons in self._ends and any(
            line.strip() == colons for line in self.lines[index + 1 : index + 1 + _LONGEST_ADMONITION]
        )

    def _open(self, index: int, kind: str, title: str) -> None:
        has_more = index + 1 < len(self.lines) and bool(self.lines[index + 1].strip())
        self.lines[index] = f"> [!{kind}] {title}".rstrip() + ("\\" if has_more else "")

    def _in_admonition(self, line: str) -> str:
        if self._colons:
            return f"> {line}"
        if self._is_indented:
            if line.startswith(("    ", "\t")):
                return f"> {line.removeprefix('    ').removeprefix(chr(9))}"
            self._is_indented = False
        return line

    def _alert(self, index: int, line: str) -> str:
        """A line such as "> [!tip] Title", broken before what stands below it."""
        if "[!" not in line[:40] or not (match := _ALERT.fullmatch(line)):
            return line
        below = self.lines[index + 1].lstrip() if index + 1 < len(self.lines) else ""
        goes_on = below.startswith(">") and below.lstrip("> ") != ""
        return f"{match['mark']} {match['title']}".rstrip() + "\\" if goes_on else line

    # --- marks within lines -----------------------------------------------------------------------------

    def _without_marks(self, index: int) -> str:
        self._fold_media(index)
        line = self.lines[index]
        if line.startswith(("import", "export", "{", "[", "\\")):
            for reason, pattern in _GONE_LINES:
                if pattern.fullmatch(line.strip()):
                    self._leave_out(index, reason, line)
                    return ""
        line = _with_known_marks(line)
        if not any(mark in line for mark in ("{{", "{%", "<!--", "%%", "[[", "</")):
            return line
        parts = line.split("`")
        parts[::2] = [self._replaced(index, part) for part in parts[::2]]
        return "`".join(parts)

    def _replaced(self, index: int, text: str) -> str:
        text = _WIKI.sub(_wiki_words, _FIGURE.sub(_figure, text))
        if not self.lines[index].startswith(("    ", "\t")):  # which may be code
            text = MEDIA.sub(partial(self._film, index), text)
        for reason, pattern in _GONE:
            end = max(text.rfind(mark) + len(mark) if mark in text else 0 for mark in _ENDS[reason])
            text = pattern.sub(self._taker(index, reason), text[:end]) + text[end:]
        return text

    def _fold_media(self, index: int) -> None:
        """Puts a film that takes up many lines on its first; the others keep the marks of the quote they stand in."""
        below = range(index + 1, index + lines_of_media(self.lines, index))
        whole = " ".join([self.lines[index], *(self.lines[at].lstrip(" >\t") for at in below)])
        if not below or not MEDIA.search(whole):
            return
        self.lines[index] = whole
        for at in below:
            self.lines[at] = ">" if self.lines[at].startswith(">") else ""

    def _film(self, index: int, film: re.Match[str]) -> str:
        if fallback := stand_in(film):
            self._leave_out(index, "shown where a film or a recording cannot be played", fallback)
        return linked(film)

    def _taker(self, index: int, reason: str) -> Callable[[re.Match[str]], str]:
        def take(match: re.Match[str]) -> str:
            self._leave_out(index, reason, match[0])
            return ""

        return take


_LONGEST_ADMONITION = 200  # lines


def left_out(text: str, reason: str, *, line: int) -> LeftOut:
    """`text`, which is no part of the article, as it stands from `line` on."""
    last = line + text.count("\n")
    block = Block(kind=BlockKind.CODE, text=text, markdown=f"```\n{text}\n```", line=line, last_line=last)
    return LeftOut(block=block, reason=reason)


def _with_known_marks(line: str) -> str:
    """A list item that begins with "•" or "①" as one that begins with "-" or "1."."""
    begins = line.lstrip(" >\t")[:1]
    if not begins or begins.isalpha() or begins in "#-*+`|<!":
        return line
    if match := _BULLET.match(line):
        return f"{match['indent']}- {line[match.end() :]}"
    if match := _NUMBER.match(line):
        digits = match["keycap"] or match["in"] or match["bare"]
        number = int(digits) if digits else int(unicodedata.numeric(match["circled"]))
        return f"{match['indent']}{number}. {line[match.end() :]}"
    return line


def _last_with(lines: Sequence[str], mark: str) -> int:
    return next((index for index in range(len(lines) - 1, -1, -1) if mark in lines[index]), -1)


def _figure(match: re.Match[str]) -> str:
    """A site builder's figure as a picture with its caption."""
    values = dict(_ATTRIBUTE.findall(match["inside"]))
    if not values.get("src"):
        return match[0]
    address = values["src"].replace(" ", "%20")
    caption = (values.get("caption") or values.get("title") or "").replace("\\", "")
    words = re.sub(r"([\[\]\\])", r"\\\1", values.get("alt") or "")
    return f'![{words}]({address} "{caption}")' if caption else f"![{words}]({address})"


def _wiki_words(match: re.Match[str]) -> str:
    page = match["page"].strip()
    if match["embed"] and _PICTURE.fullmatch(page):
        return f"![{match['words'] or ''}]({page.replace(' ', '%20')})"
    return match["words"] or (f"{page} {match['part']}".strip() if match["part"] else page)
