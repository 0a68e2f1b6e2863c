"""What format an article is in: by its content where that says so, else by its name or by what a server said."""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum, auto

from course.errors import ArticleError


class Format(Enum):
    """A format that is read."""

    TEXT = auto()
    MARKDOWN = auto()
    HTML = auto()
    WORD = auto()


KNOWN = ".txt, .text, .md, .markdown, .html, .htm, .xhtml, .docx"
WORD_ENDINGS = frozenset({".docx", ".docm", ".dotx"})

_BY_ENDING = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".mdown": Format.MARKDOWN,
    ".mkd": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
}
_BY_TYPE = {
    "text/html": Format.HTML,
    "application/xhtml+xml": Format.HTML,
    "text/markdown": Format.MARKDOWN,
    "text/x-markdown": Format.MARKDOWN,
}
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}\Z")  # else the dot is one of a name: "Version 1.2 final"

_SAVE_AS_DOCX = "open it and save it as DOCX, HTML or plain text"
_SAVE_AS_TEXT = "copy its text into a .txt file, or export it as DOCX or HTML from the program that made it"
_SIGNATURES = (
    (b"%PDF-", "a PDF, which has no paragraphs to go by", _SAVE_AS_TEXT),
    (b"\xd0\xcf\x11\xe0", "in the format of Word before 2007 (.doc)", _SAVE_AS_DOCX),
    (b"{\\rtf", "in Rich Text Format (RTF)", _SAVE_AS_DOCX),
    (b"\x89PNG", "a picture", _SAVE_AS_TEXT),
    (b"\xff\xd8\xff", "a picture", _SAVE_AS_TEXT),
    (b"GIF8", "a picture", _SAVE_AS_TEXT),
    (b"\x1f\x8b", "compressed", "unpack it, and name the file in it"),
)
_ARCHIVES = (
    ("content.xml", "an OpenDocument file (.odt)", _SAVE_AS_DOCX),
    ("Index/Document.iwa", "a Pages document", "export it as Word (.docx) from Pages"),
    ("Index.zip", "a Pages document", "export it as Word (.docx) from Pages"),
    ("xl/workbook.xml", "a spreadsheet", "name an article"),
    ("ppt/presentation.xml", "a presentation", "copy its text into a .docx or .txt file"),
    ("META-INF/container.xml", "an e-book (EPUB)", _SAVE_AS_TEXT),
)
_MAIN_PARTS = frozenset({"word/document.xml", "word/document2.xml"})

_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--(?:[^-]|-(?!->)){0,2000}-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_ELEMENT = re.compile(
    rb"</?(?:p|div|br|h[1-6]|ul|ol|li|table|section|article|main|body|html|blockquote|span|a|b|i|em|strong|img|pre)"
    rb"(?=[\s/>])[^<>]{0,2000}>",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(
    rb"^(?:#{1,6}[ \t]+\S|[ \t]{0,3}[-*+][ \t]+\S|```|>[ \t]|\|.+\|[ \t\r]*$|={3,}[ \t\r]*$)|\*\*\S|\]\(", re.MULTILINE
)
_HEAD = 20_000  # bytes that say what a text is
LARGEST_DIRECTORY = 2 * 1024 * 1024  # bytes that list the files of an archive: some ten thousand
_MOST_ENTRIES = 5000  # files in a Word file; one picture is one


def find_format(data: bytes, name: str, *, said: str = "") -> Format:
    """The format of an article.

    Args:
        data: its bytes.
        name: of its file, or the last part of its address.
        said: the content type that a server gave, "" where none did.

    Raises:
        ArticleError: it is in none that is read.
    """
    if data.startswith(b"PK\x03\x04"):
        return _in_archive(data, name)
    for signature, what, hint in _SIGNATURES:
        if data.startswith(signature):
            raise ArticleError(f"{name} is {what}", hint)
    head = data[:_HEAD].replace(b"\0", b"")  # of UTF-16, what is left is the ASCII
    if _PAGE.match(head):
        return Format.HTML
    if head.lstrip()[:13].lower() == b"mime-version:":
        raise ArticleError(f"{name} is a web archive (.mht)", "save the page as “Webpage, complete” or “HTML only”")
    return _of_text(head, ending_of(name), name, said)


def ending_of(name: str) -> str:
    """The ending of a file's name, in lower case, with its dot; "" where it has none."""
    found = _ENDING.search(name)
    return found[0].lower() if found and found.start() else ""


def _of_text(head: bytes, ending: str, name: str, said: str) -> Format:
    expected = _BY_TYPE.get(said) or _BY_ENDING.get(ending)
    if expected is None and ending and not said:
        if _ELEMENT.search(head) and ending in {".doc", ".php", ".asp", ".aspx", ".jsp", ".xml"}:
            return Format.HTML
        raise ArticleError(f"{name} is in a format that is not known", f"save it as one of {KNOWN}")
    elements = len(_ELEMENT.findall(head))
    if expected is Format.HTML:
        return Format.HTML if elements else _without_tags(head)
    if expected is None and elements and head.lstrip().startswith(b"<"):
        return Format.HTML
    if expected is Format.TEXT and head.lstrip().startswith(b"<") and _ELEMENT.match(head.lstrip()) and elements >= 4:
        return Format.HTML
    return expected or _without_tags(head)


def _without_tags(head: bytes) -> Format:
    return Format.MARKDOWN if _MARKDOWN.search(head) else Format.TEXT


def _in_archive(data: bytes, name: str) -> Format:
    end = data.rfind(b"PK\x05\x06")
    if end >= 0 and int.from_bytes(data[end + 12 : end + 16], "little") > LARGEST_DIRECTORY:
        raise _too_many(name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, IndexError, UnicodeDecodeError) as error:
        raise ArticleError(f"{name} is a damaged archive", "open it in Word and save it again") from error
    if len(names) > _MOST_ENTRIES:
        raise _too_many(name)
    held = set(names)
    if held & _MAIN_PARTS:
        return Format.WORD
    for entry, what, hint in _ARCHIVES:
        if entry in held:
            raise ArticleError(f"{name} is {what}", hint)
    if "[Content_Types].xml" in held:
        return Format.WORD  # its main part may have any name; the reader of Word files says more
    raise ArticleError(f"{name} is an archive, not an article", "unpack it, and name the article in it")


def _too_many(name: str) -> ArticleError:
    return ArticleError(f"{name} holds more than {_MOST_ENTRIES:,} files", "save it again with fewer pictures")
