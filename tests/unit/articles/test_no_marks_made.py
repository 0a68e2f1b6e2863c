"""What an article says is what its Markdown reads as: no merge field, tag or mark comes of words that stood apart."""

from html import escape
from itertools import chain

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from course.articles import parse_markdown
from course.articles.html import parse_fragment
from course.errors import ArticleError
from course.lessons import merge_fields, without_merge_fields
from course.models import Block, BlockKind

PARSER = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
SIGNS = st.sampled_from([*"{}<>&~[]()*_`!\\#|:;-+=1.a ", "{{", "}}", "~~", "lt;", "amp;", "script", "x y"])
NOTHING = ["", "<wbr>", "<i></i>", "<span>", "</span>", "<!-- -->", "<script></script>", "<b></b>"]
TAGS = [*NOTHING, "<b>", "</b>", "<em>", "</em>", "<del>", "</del>", "<code>", "</code>", "<br>"]
TAGS += ["<a href='https://example.com'>", "</a>", "<img src=p.png alt='{'>"]
between = st.sampled_from(TAGS)


def said_by(markdown: str) -> str:
    """The words that `markdown`, one paragraph, shows."""
    tokens = PARSER.parse(without_merge_fields(markdown))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    breaks = {"hardbreak": "\n", "softbreak": " "}
    return "".join(breaks.get(child.type, child.content) for child in tokens[1].children or [])


def lines_of(text: str) -> list[str]:
    """The lines of `text` as they show: single spaces, none at the ends."""
    return [" ".join(line.split()) for line in text.strip().split("\n")]


def check(block: Block) -> None:
    assert all(isinstance(span.value, str) for span in merge_fields(block.markdown))
    if block.kind is BlockKind.PARAGRAPH:
        assert lines_of(said_by(block.markdown)) == lines_of(block.text)


@given(st.lists(st.tuples(SIGNS, between), min_size=1, max_size=12))
@example([("{", "<wbr>"), ("{ subscriber.email }}", "")])
@example([("{", "<b></b>"), ("{", "")])
@example([("<", "<b></b>"), ("script>", "")])
@example([("~", "<wbr>"), ("~x~", "<wbr>"), ("~", "")])
@example([("&", "<wbr>"), ("lt;", "")])
@example([("a", "</b>"), ("`", "<code>"), ("x", "</code>"), ("", "<code>"), ("y", "")])
def test_pieces_of_a_page_mark_nothing_together(pieces: list[tuple[str, str]]) -> None:
    html = "".join(chain.from_iterable((escape(sign), tag) for sign, tag in pieces))

    for block in parse_fragment(f"<p>{html}</p>", "page.html"):
        check(block)


@given(st.lists(st.tuples(SIGNS, between), min_size=1, max_size=12))
@example([("x {", "<wbr>"), ("{ subscriber.email }}", "")])
@example([("x &lt;", "<b></b>"), ("script>", "")])
@example([("x ~", "<wbr>"), ("~x~", "<wbr>"), ("~", "")])
@example([("x &amp;", "<wbr>"), ("lt;", "")])
@example([("x `a`", "<b></b>"), ("`b`", "")])
def test_pieces_of_markdown_mark_nothing_more_together(pieces: list[tuple[str, str]]) -> None:
    markdown = "".join(chain.from_iterable(pieces))
    try:
        article = parse_markdown(f"# Title\n\n{markdown}\n", "text.md")
    except ArticleError:
        return

    for block in article.blocks:
        check(block)


@pytest.mark.parametrize("tag", [tag for tag in NOTHING if tag not in {"<span>", "</span>"}])
def test_braces_with_nothing_between_them_begin_no_merge_field(tag: str) -> None:
    (block,) = parse_fragment(f"<p>Hello {{{tag}{{ subscriber.email }}}}</p>", "page.html")

    assert without_merge_fields(block.markdown) == block.text == "Hello {{ subscriber.email }}"
