"""The format of an article is told by what it holds; where that says nothing, by its name."""

import io
import zipfile

import pytest

from course.articles.formats import Format, find_format
from course.errors import ArticleError
from tests.support.word_files import p, word_file, zipped

PAGE = b"<!DOCTYPE html>\n<html><body><p>Words.</p></body></html>"
TEXT = b"A Title\n\nSome words, and no marks at all."
MARKED = b"# A Title\n\nSome words.\n\n- one\n- two\n"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", TEXT, Format.TEXT),
        ("a.TEXT", TEXT, Format.TEXT),
        ("a.md", TEXT, Format.MARKDOWN),
        ("a.markdown", TEXT, Format.MARKDOWN),
        ("a.html", PAGE, Format.HTML),
        ("a.HTM", b"<p>One</p><p>Two</p>", Format.HTML),
        ("a.docx", word_file(p("x")), Format.WORD),
        # Endings that lie.
        ("a.txt", PAGE, Format.HTML),
        ("a.md", PAGE, Format.HTML),
        ("a.txt", b"\xef\xbb\xbf  <!-- saved from url=(0014)about:internet -->\n<html><p>x", Format.HTML),
        ("a.txt", b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "x"><html>', Format.HTML),
        ("a.txt", b"<p>One</p><p>Two</p><p>Three</p>", Format.HTML),
        ("a.html", MARKED, Format.MARKDOWN),
        ("a.html", TEXT, Format.TEXT),
        ("a.txt", word_file(p("x")), Format.WORD),
        ("a.doc", PAGE, Format.HTML),
        ("a.doc", word_file(p("x")), Format.WORD),
        ("a.html", PAGE.decode().encode("utf-16"), Format.HTML),
        # Endings that say nothing.
        ("article", PAGE, Format.HTML),
        ("article", MARKED, Format.MARKDOWN),
        ("article", TEXT, Format.TEXT),
        ("Version 1.2 final", TEXT, Format.TEXT),
        (".hidden", TEXT, Format.TEXT),
        # What only looks like another format.
        ("a.txt", b"Use <b>bold</b> and <p> in HTML.\n\nThat is how it goes.", Format.TEXT),
        ("a.md", b"<div>\n\n# Markdown\n\n</div>", Format.MARKDOWN),
        ("a.txt", b"< 5 minutes a day <br> and > 3 times", Format.TEXT),
    ],
)
def test_a_format_is_told(name: str, data: bytes, expected: Format) -> None:
    assert find_format(data, name) is expected


@pytest.mark.parametrize(
    ("said", "name", "data", "expected"),
    [
        ("text/html", "page.php", PAGE, Format.HTML),
        ("text/html", "page", b"<p>One", Format.HTML),
        ("text/plain", "README.md", TEXT, Format.MARKDOWN),
        ("text/plain", "notes.cgi", TEXT, Format.TEXT),
        ("application/octet-stream", "x", word_file(p("x")), Format.WORD),
    ],
)
def test_a_server_may_say_it(said: str, name: str, data: bytes, expected: Format) -> None:
    assert find_format(data, name, said=said) is expected


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.pdf", b"%PDF-1.7\n", "PDF"),
        ("a.txt", b"%PDF-1.7\n", "PDF"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "before 2007"),
        ("a.rtf", b"{\\rtf1 text}", "RTF"),
        ("a.odt", zipped({"mimetype": b"x", "content.xml": b"x"}), "OpenDocument"),
        ("a.pages", zipped({"Index/Document.iwa": b"x"}), "Pages"),
        ("a.xlsx", zipped({"[Content_Types].xml": b"x", "xl/workbook.xml": b"x"}), "spreadsheet"),
        ("a.pptx", zipped({"[Content_Types].xml": b"x", "ppt/presentation.xml": b"x"}), "presentation"),
        ("a.epub", zipped({"META-INF/container.xml": b"x"}), "EPUB"),
        ("a.zip", zipped({"article.txt": b"x"}), "an archive"),
        ("a.docx", b"PK\x03\x04 and nothing more", "damaged archive"),
        ("a.docx", word_file(p("x"))[:-30], "damaged archive"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "picture"),
        ("a.mht", b"MIME-Version: 1.0\r\n", "web archive"),
        ("a.xyz", TEXT, "not known"),
    ],
)
def test_what_is_not_read_is_named_with_what_to_do(name: str, data: bytes, what: str) -> None:
    with pytest.raises(ArticleError, match=what) as caught:
        find_format(data, name)

    assert caught.value.hint


def test_an_archive_of_very_many_files_is_refused() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for number in range(6000):
            archive.writestr(f"word/media/{number}.png", b"")

    with pytest.raises(ArticleError, match="more than 5,000 files"):
        find_format(held.getvalue(), "a.docx")


def test_an_archive_that_says_it_lists_very_many_is_not_even_opened() -> None:
    data = bytearray(word_file(p("x")))
    end = data.rfind(b"PK\x05\x06")
    data[end + 12 : end + 16] = (3 * 1024 * 1024).to_bytes(4, "little")

    with pytest.raises(ArticleError, match="more than 5,000 files"):
        find_format(bytes(data), "a.docx")
