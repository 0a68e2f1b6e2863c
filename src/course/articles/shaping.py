"""Blocks of a marked-up text from what stands inside them: callouts, alerts, quotes, the leads of list items."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from course.articles.escaping import escape_inline
from course.articles.labels import bold_label, callout_label, find_lead
from course.lessons import compose_body, escape_merge_fields
from course.models import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADING_WORDS = 12  # a paragraph in bold with more is emphasis
STOPS = re.compile(r"[.,;…]$")
_PICTURE = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?\\s*")  # "💡 Pro tip:"
_ALERT = re.compile(r"\[!(?P<kind>[^\W\d_][\w-]{1,30})\][+-]?[ \t]*")
_WRITTEN_ALERT = re.compile(r"\\?\[![\w-]+\\?\]\\?[+-]?[ \t]*")
_ALL_BOLD = re.compile(r"(?P<mark>\*\*|__)(?P<bold>(?:(?!(?P=mark)).)+)(?P=mark)")
_HEADING_END = re.compile(r"(?<=\S)\s*[:：]?(?:\s*\\?\{[#.][^{}]*\\?\})?\s*$")  # a colon, and "{#id}"


def heading(block: Block, level: int) -> Block:
    """`block` as a heading: one line, without the colon or the "{#id}" at its end."""
    text, markdown = " ".join(block.text.split()), block.markdown.replace("\\\n", " ")
    text, markdown = (_HEADING_END.sub("", words) for words in (text, markdown))
    if bold := _ALL_BOLD.fullmatch(markdown):
        markdown = bold["bold"]
    return replace(block, kind=BlockKind.HEADING, text=text, markdown=markdown, level=level)


def as_callout(block: Block) -> Block:
    """A paragraph or quote that begins with a callout's label, bold or not."""
    picture = _PICTURE.match(block.text)
    match = callout_label(block.text[picture.end() :] if picture else block.text)
    if match is None:
        return block
    label = match["label"]
    before = rf"(?:{re.escape(picture[0].strip())}\s*)?" if picture else ""
    begins = re.match(
        rf"{before}(?P<open>\*\*|__)?{before}{re.escape(label)}\s*[:：]?(?P<close>\*\*|__)?\s*[:：]?\s*", block.markdown
    )
    if begins is None or (begins["open"] and not begins["close"]):
        return block
    rest = block.markdown[begins.end() :]
    return replace(block, kind=BlockKind.CALLOUT, lead=label, markdown=f"{bold_label(match)} {rest}".rstrip())


def without_picture(block: Block) -> Block:
    """`block` without the light bulb before its words, if it has any."""
    said, shown = _PICTURE.match(block.text), _PICTURE.match(block.markdown)
    if said is None or shown is None or said.end() == len(block.text):
        return block
    return replace(block, text=block.text[said.end() :], markdown=block.markdown[shown.end() :])


def _as_alert(block: Block) -> Block:
    """A quote that begins with "[!NOTE]" is a callout by that name, or by the title on the same line."""
    match = _ALERT.match(block.text)
    written = _WRITTEN_ALERT.match(block.markdown)
    if match is None or written is None:
        return block
    title, parted, rest = block.text[match.end() :].partition("\n")
    if not parted:
        title, rest = "", title
    label = title.strip(" *:：") or match["kind"].capitalize()
    markdown = block.markdown[written.end() :]
    if parted:
        markdown = markdown.partition("\n")[2].lstrip("\n")
    return replace(
        block,
        kind=BlockKind.CALLOUT,
        lead=label,
        text=f"{label}: {rest.strip()}",
        markdown=f"**{escape_inline(label)}:** {markdown}".rstrip(),
    )


def quote(block: Block, inner: Sequence[Block]) -> Block:
    """`block` as the quote, or the callout, that holds `inner`."""
    text = "\n\n".join(part.text for part in inner)
    if inner and inner[0].kind is BlockKind.CALLOUT:
        paragraphs = [replace(inner[0], kind=BlockKind.PARAGRAPH), *inner[1:]]
        markdown = compose_body(paragraphs)
        return replace(block, kind=BlockKind.CALLOUT, text=text, markdown=markdown, lead=inner[0].lead)
    made = replace(block, kind=BlockKind.QUOTE, text=text, markdown=compose_body(inner))
    return _as_alert(made) if _ALERT.match(text) else made


def list_item(block: Block, own: Sequence[Block], ordinal: int | None, depth: int) -> Block:
    """`block` as the list item that says what `own` says."""
    text, markdown = "\n\n".join(part.text for part in own), compose_body(own)
    return replace(
        block,
        kind=BlockKind.LIST_ITEM,
        text=text,
        markdown=markdown,
        level=depth,
        ordinal=ordinal,
        lead=_lead(text, markdown, is_first_alone=len(own) > 1),
        last_line=max((part.last_line for part in own), default=block.line),
    )


_BOLD = re.compile(r"(?P<mark>\*\*|__)(?P<bold>.+?)(?P=mark)")


def _lead(text: str, markdown: str, *, is_first_alone: bool) -> str:
    """An item's bold beginning, its "Label:", or its first line where more stands below it."""
    if bold := _BOLD.match(markdown):
        words = re.sub(r"\\(.)", r"\1", bold["bold"]).strip().rstrip(":：.。．")
        if len(words.split()) <= HEADING_WORDS and text.startswith(words):
            return words
    if found := find_lead(text):
        return found[0]
    first = text.split("\n", 1)[0]
    return first if is_first_alone and len(first.split()) <= HEADING_WORDS and not STOPS.search(first) else ""


def code(block: Block, content: str, language: str) -> Block:
    """`block` as the fenced code `content`; `language` is "" or a word."""
    content = content.rstrip("\n")
    longest = max((len(run) for run in re.findall(r"`{3,}", content)), default=2)
    fence = "`" * (longest + 1)
    info = re.sub(r"[^\w+#.-].*", "", language.strip())
    markdown = f"{fence}{info}\n{escape_merge_fields(content)}\n{fence}"
    return replace(block, kind=BlockKind.CODE, text=content, markdown=markdown)
