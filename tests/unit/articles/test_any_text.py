"""Whatever a file holds, a reader gives an article or says why not."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.articles import parse_markdown, parse_text
from course.articles.lines import clean_lines
from course.errors import ArticleError
from course.models import Article
from course.outline import make_outline
from tests.support.articles import any_text, marked_text, nested_markdown

Parse = Callable[[str, str], Article]

_NAMED = re.compile(r"word\d+")


_WORDS = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"(?<=\])\([^)]*\)")  # a link's, which is no word of its text


@pytest.mark.parametrize("parse", [parse_text, parse_markdown])
@given(text=any_text)
def test_any_text_is_an_article_or_an_error(parse: Parse, text: str) -> None:
    try:
        article = parse(text, "some-text.txt")
    except ArticleError:
        return
    lines = [block.line for block in article.blocks]

    assert article.title
    assert lines == sorted(lines)
    assert all(1 <= block.line <= block.last_line <= len(clean_lines(text)) for block in article.blocks)


@given(text=any_text)
def test_every_line_of_a_plain_text_is_in_a_block_or_the_title(text: str) -> None:
    try:
        article = parse_text(text, "some-text.txt")
    except ArticleError:
        return
    covered = {number for block in article.blocks for number in range(block.line, block.last_line + 1)}
    title = set(_WORDS.findall(article.title))
    for number, line in enumerate(clean_lines(text), start=1):
        words = set(_WORDS.findall(_ADDRESS.sub("", line)))
        assert number in covered or words <= title or title <= words


@given(text=marked_text())
def test_every_word_of_a_plain_text_is_told_once(text: str) -> None:
    try:
        article = parse_text(text, "some-text.txt")
    except ArticleError:
        return
    told = [article.title, *(block.text for block in article.blocks), *(left.block.text for left in article.left_out)]

    assert sorted(_NAMED.findall(text)) == sorted(_NAMED.findall(" ".join(told)))


@pytest.mark.parametrize("parse", [parse_text, parse_markdown])
@given(data=st.data())
def test_the_words_of_each_block_stand_on_its_lines(parse: Parse, data: st.DataObject) -> None:
    text = data.draw(marked_text() if parse is parse_text else nested_markdown())
    try:
        article = parse(text, "some-text.md")
    except ArticleError:
        return
    assert len(article.lines) == text.count("\n") + 1
    for block in (*article.blocks, *(left.block for left in article.left_out)):
        lines = " ".join(article.lines[block.line - 1 : block.last_line])
        assert set(_NAMED.findall(block.text)) <= set(_NAMED.findall(lines))


@given(text=nested_markdown())
def test_every_word_of_markdown_is_in_a_lesson_the_title_or_left_out(text: str) -> None:
    outline = make_outline(parse_markdown(text, "some-text.md"), 1)
    texts = [block.text for lesson in outline.lessons for block in lesson.blocks]
    told = " ".join([outline.title, *texts, *(left.block.text for left in outline.left_out)])

    assert set(re.findall(r"word\d+", text)) == set(re.findall(r"word\d+", told))


@pytest.mark.parametrize("parse", [parse_text, parse_markdown])
@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff", "\u200b\u00a0"])
def test_nothing_is_an_error_that_says_so(parse: Parse, text: str) -> None:
    with pytest.raises(ArticleError, match="is empty"):
        parse(text, "a.txt")


@pytest.mark.parametrize("parse", [parse_text, parse_markdown])
def test_newlines_of_every_kind_count_the_same(parse: Parse) -> None:
    text = "# A Title\n\nSome text.\n\n## Part\n\nMore text."
    expected = parse(text, "a")

    assert parse(text.replace("\n", "\r\n"), "a") == expected
    assert parse(text.replace("\n", "\r"), "a") == expected


@pytest.mark.parametrize("parse", [parse_text, parse_markdown])
def test_spaces_that_cannot_be_seen_are_spaces_or_nothing(parse: Parse) -> None:
    article = parse("# T\n\nOne\u00a0two\u200b three\u00ad\ufffe\ud83d.", "a")

    assert article.blocks[0].text == "One two three."
