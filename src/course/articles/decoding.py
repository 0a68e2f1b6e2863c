"""An article's bytes as text, whatever wrote them."""

from __future__ import annotations

import codecs
import re

from course.articles.charsets import codec_of
from course.articles.guessing import guess

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_SIGNATURES = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_UTF8_CHARACTER = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"  # near enough to count by
)
_ISO_2022_JP = re.compile(rb"\x1b(?:\$[@B]|\([BIJ])")
_DECLARED = re.compile(
    rb"<meta\b[^>]{0,300}?\bcharset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})"
    rb"|\A\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([A-Za-z0-9_:.-]{1,40})",
    re.IGNORECASE,
)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEAD = 4096  # bytes of a page in which it may say how it is encoded
_UNSEEN_IN_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ue000-\uf8ff\ufffe\uffff]")


class BinaryDataError(ValueError):
    """The bytes are no text."""


def decode(data: bytes, charset: str = "") -> str:
    """The text of `data`: by its byte order mark, else UTF-8, else as `charset` says, else as it reads best.

    A few broken bytes in UTF-8 become U+FFFD each; nothing is decoded twice.

    Raises:
        BinaryDataError: it is no text in any of these.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data.removeprefix(mark), encoding)
    if data.startswith(_SIGNATURES):
        raise BinaryDataError("it holds bytes that no text has")
    if _BINARY.search(data):
        return _without_mark(data)
    return _by_content(data, codec_of(charset))


def decode_html(data: bytes, charset: str = "") -> str:
    """The text of a page: by its byte order mark, else UTF-8, else as server or page say, else by how it reads.

    Never fails: bytes that fit nowhere become U+FFFD.

    Args:
        data: the page.
        charset: what the server called its encoding, "" where it did not say.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.removeprefix(mark).decode(encoding, errors="replace")
    if b"\0" in data[:_HEAD]:
        try:
            return _without_mark(data)
        except BinaryDataError:
            pass
    return _by_content(data, codec_of(charset) or _declared(data))


def _declared(data: bytes) -> str:
    """The codec that the beginning of a page names; "" where it names none that is known."""
    head = _COMMENT.sub(b"", data[:_HEAD])
    named = (codec_of((match[1] or match[2]).decode("ascii")) for match in _DECLARED.finditer(head))
    return next((name for name in named if name), "")


def _by_content(data: bytes, declared: str) -> str:
    """Decodes what has no mark; what is UTF-8 by its bytes is so whatever it says, for no other text looks like it."""
    if declared == "iso2022_jp" or (data.isascii() and len(_ISO_2022_JP.findall(data, 0, _HEAD)) > 1):
        return data.decode("iso2022_jp", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _is_broken_utf8(data):
        return data.decode("utf-8", errors="replace")
    if declared in {"", "utf-8"}:
        declared = guess(data)
    return data.decode(declared, errors="replace")


def _is_broken_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is right in UTF-8: by chance, few of another encoding's characters are."""
    count = held = 0
    for match in _UTF8_CHARACTER.finditer(data):
        count += 1
        held += match.end() - match.start()
    others = len(data) - len(data.translate(None, bytes(range(0x80, 0x100)))) - held
    return count > others


def _without_mark(data: bytes) -> str:
    """UTF-16 that does not begin with its mark: the byte order in which it is text.

    Raises:
        BinaryDataError: it is text in neither.
    """
    found = [text for encoding in ("utf-16-le", "utf-16-be") if (text := _as_utf16(data, encoding)) is not None]
    if not found:
        raise BinaryDataError("it holds bytes that no text has")
    return max(found, key=_plain_spaces)


def _as_utf16(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return text if _plain_spaces(text) and not _UNSEEN_IN_TEXT.search(text) else None


def _plain_spaces(text: str) -> int:
    """How many spaces, newlines and stops `text` has: read in the wrong byte order, it has next to none."""
    return sum(map(text.count, " \n.,。、\u3000"))


def _decoded(data: bytes, encoding: str) -> str:
    if encoding == "utf-8":
        return data.decode(encoding, errors="replace")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BinaryDataError(f"it begins like {encoding} but goes on otherwise") from error
