"""Whatever bytes a file has: an article, or an error that says what to do."""

import io
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.articles.reading import read_article
from course.articles.word import parse_word
from course.errors import CourseError
from course.models import Article
from tests.support.word_articles import ARTICLES
from tests.support.word_files import zipped

WHOLE = {name: make() for name, make in ARTICLES.items()}
BEGINNINGS = [
    b"",
    b"<!doctype html>",
    b"PK\x03\x04",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"<?xml ",
    b"---\n",
    b"\x1b$B",
    b"%PDF-",
]
WORDS = [
    b"<p>",
    b"<li>",
    b"</ul>",
    b"# ",
    b"* ",
    b"1. ",
    b"\n\n",
    b"\r",
    b"\x00",
    b"\xe9",
    "é".encode(),
    "背".encode("cp932"),
]


def read(read_it: Callable[[], Article]) -> Article | None:
    """The article, or None where an error says what to do; anything else fails the test."""
    try:
        return read_it()
    except CourseError as error:
        said = (error.message, error.hint)
    assert all(said)
    return None


def is_whole(article: Article) -> bool:
    """Whether it has a title and blocks, each standing on lines that come one after the other."""
    return bool(article.title and article.blocks) and all(
        1 <= block.line <= block.last_line for block in article.blocks
    )


@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".docx", ""])
@given(
    beginning=st.sampled_from(BEGINNINGS),
    parts=st.lists(st.one_of(st.binary(max_size=30), st.sampled_from(WORDS)), max_size=30),
)
def test_a_file_of_any_bytes_is_an_article_or_an_error(
    tmp_path_factory: pytest.TempPathFactory, ending: str, beginning: bytes, parts: list[bytes]
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{ending}"
    path.write_bytes(beginning + b"".join(parts))

    article = read(lambda: read_article(path))

    assert article is None or is_whole(article)


@given(name=st.sampled_from(sorted(WHOLE)), data=st.data())
def test_a_word_file_with_bytes_changed_is_an_article_or_an_error(name: str, data: st.DataObject) -> None:
    mangled = bytearray(WHOLE[name])
    for place in data.draw(st.lists(st.integers(0, len(mangled) - 1), min_size=1, max_size=8)):
        mangled[place] = data.draw(st.integers(0, 255))

    article = read(lambda: parse_word(bytes(mangled), name))

    assert article is None or is_whole(article)


TAGS = [
    b"w:p",
    b"w:r",
    b"w:t",
    b"w:tbl",
    b"w:tr",
    b"w:tc",
    b"w:pPr",
    b"w:numPr",
    b"w:fldChar",
    b"w:ins",
    b"w:hyperlink",
]
VALUES = [b"", b"0", b"-1", b"99999999999", b"Heading1", b"x", b"begin", b"end", b"separate"]


@given(name=st.sampled_from(sorted(WHOLE)), data=st.data())
def test_a_word_file_with_other_elements_is_an_article_or_an_error(name: str, data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(WHOLE[name])) as archive:
        parts: dict[str, bytes | str] = {each: archive.read(each) for each in archive.namelist()}
    part = data.draw(st.sampled_from(sorted(each for each in parts if each.endswith((".xml", ".rels")))))
    content = parts[part]
    assert isinstance(content, bytes)
    old = data.draw(st.sampled_from(sorted(set(re.findall(rb"w:[A-Za-z]+", content))) or [b"x"]))
    content = content.replace(old, data.draw(st.sampled_from([*TAGS, old])))
    values = sorted(set(re.findall(rb'="([^"]*)"', content)))
    content = content.replace(
        b'"%s"' % data.draw(st.sampled_from(values)), b'"%s"' % data.draw(st.sampled_from(VALUES))
    )

    article = read(lambda: parse_word(zipped({**parts, part: content}), name))

    for block in article.blocks if article else ():
        assert article is not None
        assert 1 <= block.line <= block.last_line <= len(article.lines)


def test_what_the_extra_would_bring_is_named_where_it_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "lxml.etree", None)
    path = tmp_path / "a.html"
    path.write_text("<p>Words</p>")

    with pytest.raises(CourseError) as caught:
        read_article(path)

    assert "pip install 'course[articles]'" in caught.value.hint
