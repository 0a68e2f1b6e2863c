"""A text of more parts than any article has is refused at once; a long article is not."""

from collections.abc import Callable

import pytest

from course.articles import limits, parse_markdown, parse_text
from course.articles.html import parse_html
from course.articles.markdown_source import prepare
from course.errors import ArticleError
from course.models import Article


@pytest.mark.parametrize("part", ["Word here.\n\n", "1. Do it\n", "\\*", "x [a](", "{{ ", "&amp;", "> - a\n"])
def test_markdown_of_too_many_parts_is_refused(part: str) -> None:
    with pytest.raises(ArticleError, match="too many parts"):
        parse_markdown("# Title\n\n" + part * 260_000, "long.md")


@pytest.mark.parametrize("parse", [parse_text, parse_markdown, parse_html])
def test_every_format_refuses_too_many_parts(
    parse: Callable[[str, str], Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_PARTS", 10)
    paragraph = (
        "<p>{} plain words stand here for you to read.</p>\n\n" if parse is parse_html else "{} plain words.\n\n"
    )

    with pytest.raises(ArticleError, match="too many parts"):
        parse("".join(paragraph.format(name * 5) for name in "abcdefghijklm"), "long")


def test_a_long_article_is_none_of_these() -> None:
    assert len(parse_markdown("# Title\n\n" + "Some *words* [here](a.html).\n\n" * 20_000, "long.md").blocks) == 20_000


def test_comments_without_an_end_are_words() -> None:
    line = "<!-- a " * 3

    assert prepare([f"Words {line}"]).lines == [f"Words {line}"]
    assert prepare([f"Words <!-- gone --> and {line}"]).lines == [f"Words  and {line}"]
