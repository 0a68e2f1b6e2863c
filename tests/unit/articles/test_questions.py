"""Questions and their answers, in every format."""

import pytest

from course.articles import parse_markdown
from course.articles.html import parse_html
from course.articles.word import parse_word
from course.models import Article, BlockKind
from tests.support.word_files import p, reference, run, word_file

MARKDOWN = """# Walking to work

Most of us could walk further.

## Why walk

It is cheap[^1] and it is yours.

## FAQ

### Is it slow?

Yes.

### Do I need boots?

No, shoes will do.[^2]

[^1]: Shoes cost extra.

[^2]: In snow, boots.

## Go

Put your shoes by the door.
"""
PAGE = """<html><head><title>Walking to work</title></head><body><article><h1>Walking to work</h1>
<p>Most of us could walk further, and most of us know that.</p>
<h2>Why walk</h2><p>It is cheap<sup><a href="#n1" id="r1">1</a></sup> and it is yours, and it wakes you up.</p>
<h2>FAQ</h2><h3>Is it slow?</h3><p>Yes.</p>
<h3>Do I need boots?</h3><p>No, shoes will do.<sup><a href="#n2" id="r2">2</a></sup></p>
<ol class="footnotes"><li id="n1">Shoes cost extra. <a href="#r1">↩</a></li>
<li id="n2">In snow, boots. <a href="#r2">↩</a></li></ol></article></body></html>"""


def _in_word() -> Article:
    body = (
        p("Walking to work", "Title"),
        p("Why walk", "Heading1"),
        p(run("It is cheap") + reference("footnote", 1) + run(" and it is yours.")),
        p("FAQ", "Heading1"),
        p("Is it slow?", "Heading2"),
        p("Yes."),
        p("Do I need boots?", "Heading2"),
        p(run("No, shoes will do.") + reference("footnote", 2)),
    )
    return parse_word(word_file(*body, notes={1: p("Shoes cost extra."), 2: p("In snow, boots.")}), "walking.docx")


def questions(article: Article) -> list[str]:
    return [block.markdown for block in article.blocks if block.kind is BlockKind.QUESTION]


def notes(article: Article) -> list[tuple[str, str]]:
    return [(block.lead, block.markdown) for block in article.blocks if block.kind is BlockKind.NOTE]


@pytest.mark.parametrize(
    "article",
    [parse_markdown(MARKDOWN, "walking.md"), parse_html(PAGE, "walking.html"), _in_word()],
    ids=["markdown", "html", "word"],
)
def test_a_note_below_an_answer_is_no_part_of_it(article: Article) -> None:
    assert questions(article) == ["Is it slow?\n\nYes.", "Do I need boots?\n\nNo, shoes will do.[^2]"]
    assert notes(article) == [("1", "Shoes cost extra."), ("2", "In snow, boots.")]


def test_an_answer_goes_on_below_a_note() -> None:
    article = parse_markdown("# T\n\n## FAQ\n\n### Why?\n\nSo.[^a]\n\n[^a]: Says who.\n\nAnd so.", "a.md")

    assert questions(article) == ["Why?\n\nSo.[^a]\n\nAnd so."]
    assert notes(article) == [("a", "Says who.")]
