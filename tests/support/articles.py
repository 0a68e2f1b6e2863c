"""Articles for tests: built from blocks, or generated in every odd shape."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from course.models import Article, Block, BlockKind

_LINES = (
    "A Title of Sorts", "INTRODUCTION", "# One", "## Two", "### Three", "1. Start Slow: go easy at first.",
    "2. Wear Shoes", "3. Stop", "a) first", "b) second", "I. One", "II. Two", "2.1 A part", "- item",
    "* another item, and a long one at that.", "  - nested", "Q: Why?", "A: Because.", "Is it safe?", "FAQ",
    "Frequently Asked Questions", "Note: mind the gap", "Leave a Comment", "Share this:", "Related Posts",
    "A long sentence that goes on and on, with a comma in it. And one more sentence follows.", "====", "---",
    "> quoted", "| a | b |", "| --- | --- |", "```", "    indented", "Tip 1: Go", "Step 2 - Do it",
    "{{ subscriber.name }}",
    "<div>",
    "[a](b)", "[r]: http://example.com", "**Bold heading**", "**Why?** It is.", "", "", "", "Advertisement",
    "https://example.com/a_b", "![picture](a.png)", "> [!NOTE]", "> **Note:** mind", "<!-- comment -->", "Introduction",
)  # fmt: skip

any_text = st.one_of(
    st.lists(st.sampled_from(_LINES), max_size=30).map("\n".join),
    st.text(max_size=200),
    st.lists(st.one_of(st.sampled_from(_LINES), st.text(max_size=20)), max_size=15).map("\n".join),
)


_TEXT_SHAPES = (
    "{}", "{}.", "{} says that it is so, and {} says that it is not.", "- {}", "• {}", "1. {}", "2. {}", "b) {}",
    "Step 2 - {}", "Q: {}?", "A: {}.", "Note: {}.", "{}\n=====", "# {}", "## {}", "**{}** {}", "■ {}", "> {}", "2.1 {}",
    "| {} | {} |\n|---|---|\n| {} | {} |", "From: {} <a@b.example>\nTo: {}\nSubject: {}", "3", "4", "--", "----",
    '"{} and so on."\n— {}', "Lead {}: it is.", "① {}", "ステップ1：{}", "🌱 {}", "o {}", "x {}", "【{}】", "{}:",
    "{}?", "   {}", "\t{}", "No. 3 {}", "#2 {}", "Leave a Comment", "{{< {} >}}", "<!-- {} -->", "```\n{}\n```",
    "[{}](a.html)",
)  # fmt: skip


@st.composite
def marked_text(draw: st.DrawFn) -> str:
    """A plain text of lines with every kind of mark; each of its words is another."""
    numbers = iter(range(1000))
    parts = ["word0000 stands first.", "\n\n"]
    for _ in range(draw(st.integers(1, 12))):
        shape = draw(st.sampled_from(_TEXT_SHAPES))
        parts.append(re.sub(r"\{\}", lambda _: f"word{next(numbers)}", shape))
        parts.append(draw(st.sampled_from(["\n", "\n\n"])))
    return "".join(parts)


_OPENINGS = ("- ", "1. ", "7) ", "> ", "* ")
_SHAPES = (
    "{}", "{}", "# {}", "### {}", "**{}**", "{}\n====", "```\n{}\n```", "`{}`, *{}*", "[{}](a.html)", "<div>{}</div>",
    "| {} | {} |\n| --- | --- |\n| {} | {} |", "Note: {}", "Q: {}\n\nA: {}", "FAQ: {}?", "Leave a comment\n\n{}",
    "a <b>{}</b> <!-- --> {}", "---\n{}", "[!NOTE] {}", "![{}](a.png)", "<!-- -->\n{}",
)  # fmt: skip


@st.composite
def nested_markdown(draw: st.DrawFn) -> str:
    """Markdown of every kind in lists and quotes, up to ten of them deep; each of its words is another."""
    numbers = iter(range(1000))
    parts = ["word0000 stands first."]
    for _ in range(draw(st.integers(1, 8))):
        shape = draw(st.sampled_from(_SHAPES))
        text = shape.format(*(f"word{next(numbers)}" for _ in range(shape.count("{}"))))
        for opening in draw(st.lists(st.sampled_from(_OPENINGS), max_size=10)):
            rest = "> " if opening == "> " else " " * len(opening)
            lines = [f"word{next(numbers)}", "", *text.split("\n")] if draw(st.booleans()) else text.split("\n")
            text = "\n".join((rest if index else opening) + line for index, line in enumerate(lines))
        parts.append(text)
    return "\n\n".join(parts)


def block(
    kind: BlockKind, text: str, *, line: int, level: int = 0, ordinal: int | None = None, lead: str = ""
) -> Block:
    """A block of one line whose Markdown is its text."""
    return Block(
        kind=kind, text=text, markdown=text, line=line, last_line=line, level=level, ordinal=ordinal, lead=lead
    )


_VOCABULARY = ("rain", "sun", "seeds", "soil", "water", "light", "roots")
_WORDS = st.lists(st.sampled_from(_VOCABULARY), min_size=1, max_size=12).map(" ".join)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Any sequence of blocks at all, as no reader would ever give it."""
    kinds = draw(st.lists(st.sampled_from(list(BlockKind)), min_size=1, max_size=25))
    blocks = []
    for line, kind in enumerate(kinds, start=3):
        is_heading = kind is BlockKind.HEADING
        level = draw(st.integers(1, 6)) if is_heading else draw(st.integers(0, 2))
        can_count = is_heading or kind is BlockKind.LIST_ITEM
        ordinal = draw(st.none() | st.integers(1, 9)) if can_count else None
        text = draw(
            _WORDS | st.sampled_from(["Leave a comment", "Related posts", "Introduction", "FAQ", "What is it?"])
        )
        blocks.append(block(kind, text, line=line, level=level, ordinal=ordinal))
    return Article(title=draw(_WORDS), blocks=tuple(blocks), source="article.txt")
