"""An article may show the marks of a conflict, also those that a build itself sets: its lessons hold no conflict."""

import pytest
from markdown_it import MarkdownIt

from course.articles import parse_markdown, parse_text
from course.articles.html import parse_html
from course.lessons import compose_body
from course.lessons.conflict_marks import conflict_mark_line

MARKS = "<<<<<<< yours\n\ta\n\n||||||| last built\nb\n=======\nc\n>>>>>>> article"


@pytest.mark.parametrize("fence", ["```", "~~~~"])
def test_code_that_shows_them_shows_the_same_and_is_no_conflict(fence: str) -> None:
    article = parse_markdown(f"# Git\n\nWords.\n\n{fence}text\n{MARKS}\n{fence}\n\nWords.\n", "git.md")

    body = compose_body(article.blocks)

    assert conflict_mark_line(body) is None
    assert [token.content for token in MarkdownIt().parse(body) if token.type == "fence"] == [f"{MARKS}\n"]


def test_code_of_a_page_is_no_conflict() -> None:
    shown = MARKS.replace("<", "&lt;").replace(">", "&gt;")
    article = parse_html(f"<h1>Git</h1><p>Some words.</p><pre><code>{shown}</code></pre><p>More words.</p>", "git.html")

    assert conflict_mark_line(compose_body(article.blocks)) is None


@pytest.mark.parametrize("mark", ["<<<<<<< yours", "||||||| last built", ">>>>>>> article", "<<<<<<< HEAD", "<<<<<<<"])
def test_a_paragraph_that_begins_with_one_is_no_conflict(mark: str) -> None:
    article = parse_text(
        f"About git\n\nWords stand here.\n\n{mark} of the change, and more of it.\n\nWords.", "git.txt"
    )
    alone = parse_html(f"<h1>Git</h1><p>Words.</p><p>{mark.replace('<', '&lt;').replace('>', '&gt;')}</p>", "git.html")

    assert conflict_mark_line(compose_body(article.blocks)) is None
    assert conflict_mark_line(compose_body(alone.blocks)) is None
