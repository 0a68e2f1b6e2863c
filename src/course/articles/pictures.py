"""An article's own pictures: those beside its file, inside a Word file, or written into the text as `data:`.

Pictures on the web stay where they are.
"""

from __future__ import annotations

import base64
import binascii
import posixpath
import re
import zipfile
import zlib
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from course.models import BlockKind
from course.pictures import FOLDER, LARGEST, PictureKind, UnfitPictureError, given_name, recognise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown_it.token import Token

    from course.models import Article, Block

LARGEST_TOGETHER = 50_000_000  # bytes of all pictures of one article

# A link's address, or a picture's, as it stands in CommonMark: `](address` or `](<address>`.
_ADDRESS = re.compile(r"(?<=\]\()(?:<[^<>\n]*>|[^\s<>()]+)")
_DATA = re.compile(r"data:([\w.+/-]*)[^,]*?(;base64)?,", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_IN_WORD = "#word/"
_WEBP_SAID = ("is a WebP, which Outlook on Windows does not show: save it as PNG or JPEG", False)
# What zipfile and zlib say of a broken or locked archive.
_ZIP_TROUBLES = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, KeyError)


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRemark:
    """What a person should know about one picture of an article."""

    line: int  # where the picture stands in the article; a Word file's paragraph
    address: str  # short enough to be shown
    said: str  # the end of a sentence: "is larger than 5 MB"
    is_lost: bool  # only its words are in the lessons


@dataclass(frozen=True, slots=True, kw_only=True)
class Illustrated:
    """An article whose pictures are named as lessons name them."""

    article: Article
    pictures: Mapping[str, bytes] = field(repr=False)  # content by the name that it is to be kept under
    remarks: tuple[PictureRemark, ...]  # about pictures that are lost, or not seen by everyone


def illustrate(article: Article) -> Illustrated:
    """`article` with each picture of its own named `images/NAME`, and the pictures by these names.

    A picture that cannot be had, or that no mail program shows, keeps its address, and with it its words; one that
    was written into the text itself is named after its kind.
    """
    with ExitStack() as opened:
        album = _Album(article.source, opened)
        blocks = tuple(_illustrated(block, album) for block in article.blocks)
    if not album.has_seen_any:
        return Illustrated(article=article, pictures={}, remarks=())
    return Illustrated(article=replace(article, blocks=blocks), pictures=album.pictures, remarks=tuple(album.remarks))


def _illustrated(block: Block, album: _Album) -> Block:
    if block.kind is BlockKind.CODE or "![" not in block.markdown:
        return block
    own = {address for address in _picture_addresses(block.markdown) if _is_own(address)}
    if not own:
        return block
    placed = {address: album.place(address, block.line) for address in sorted(own)}
    markdown = _ADDRESS.sub(lambda found: placed.get(_normal(found[0]), found[0]), block.markdown)
    return replace(block, markdown=markdown)


def _picture_addresses(markdown: str) -> Iterator[str]:
    from course.articles.markdown_tree import markdown_parser  # noqa: PLC0415 (most plain texts have no picture)

    waiting: list[Token] = markdown_parser().parse(markdown)
    while waiting:
        token = waiting.pop()
        waiting += token.children or ()
        if token.type == "image":
            yield str(token.attrGet("src") or "")


def _normal(address: str) -> str:
    """An address as Markdown's parser gives it."""
    from course.articles.markdown_tree import markdown_parser  # noqa: PLC0415 (as above)

    return markdown_parser().normalizeLink(address.removeprefix("<").removesuffix(">"))


def _is_own(address: str) -> bool:
    """Whether a picture is part of the article, rather than somewhere on the web."""
    return bool(address) and not address.startswith("//") and (_is_data(address) or not _SCHEME.match(address))


def _is_data(address: str) -> bool:
    return address[:5].lower() == "data:"


class _Album:
    """Collects an article's pictures, each once."""

    def __init__(self, source: str, opened: ExitStack) -> None:
        self._source = source
        self._open = opened  # closes the Word file
        self._archive: zipfile.ZipFile | None = None
        self._taken: dict[str, tuple[str, tuple[str, bool] | None]] = {}
        self._placed: dict[str, str] = {}
        self._said: dict[str, tuple[str, bool]] = {}
        self._size = 0
        self.pictures: dict[str, bytes] = {}
        self.remarks: list[PictureRemark] = []

    @property
    def has_seen_any(self) -> bool:
        """Whether there was a picture."""
        return bool(self._placed)

    def place(self, address: str, line: int) -> str:
        """Take the picture at `address` in; what lessons call it."""
        if address not in self._placed:
            self._placed[address] = self._take(address)
        if said := self._said.get(address):
            shown = _shown(address)
            self.remarks.append(PictureRemark(line=line, address=shown, said=said[0], is_lost=said[1]))
        return self._placed[address]

    def _take(self, address: str) -> str:
        file = _file_of(address)
        if file not in self._taken:  # many addresses may lead to one file, which is read once
            try:
                self._taken[file] = f"{FOLDER}/{self._kept(address, self._read(address))}", None
            except UnfitPictureError as error:
                self._taken[file] = "", (str(error), True)
        name, said = self._taken[file]
        if said or (said := _WEBP_SAID if name.endswith(f".{PictureKind.WEBP}") else None):
            self._said[address] = said
        return name or _shown(address)

    def _read(self, address: str) -> bytes:
        """What `address` names. All that is read counts, be it a picture or not; beyond the limit nothing is read."""
        data = b""
        if self._size <= LARGEST_TOGETHER:
            data = self._word_entry(address) if address.startswith(_IN_WORD) else _read(self._source, address)
            self._size += len(data)
        if self._size > LARGEST_TOGETHER:
            limit = LARGEST_TOGETHER // 1_000_000
            raise UnfitPictureError(f"is one too many: together the pictures are larger than {limit} MB")
        return data

    def _word_entry(self, address: str) -> bytes:
        """A picture inside the Word file, which is opened once."""
        try:
            self._archive = self._archive or self._open.enter_context(zipfile.ZipFile(self._source))
            entry = self._archive.getinfo(unquote(address.removeprefix("#")))
            _refuse_large(entry.file_size)
            with self._archive.open(entry) as file:
                return file.read(LARGEST + 1)
        except (OSError, ValueError, *_ZIP_TROUBLES) as error:
            raise UnfitPictureError("cannot be read from the Word file") from error

    def _kept(self, address: str, data: bytes) -> str:
        picture = recognise(data)
        name = given_name(_stem(address), data, picture.kind)
        self.pictures[name] = data
        return name


def _shown(address: str) -> str:
    """`address`, or for a picture in the text itself what it says it is: "#data:image/svg+xml"."""
    said = _DATA.match(address) if _is_data(address) else None
    return f"#data:{said[1] or 'picture'}" if said else "#data" if _is_data(address) else address


def _stem(address: str) -> str:
    return "picture" if _is_data(address) else PurePosixPath(unquote(urlsplit(address).path or address)).stem


def _file_of(address: str) -> str:
    """What tells one file from another: an address on disk without what stands behind "?" or "#"."""
    if _is_data(address) or address.startswith("#"):
        return address
    return posixpath.normpath(unquote(address.partition("?")[0].partition("#")[0]))


def _read(source: str, address: str) -> bytes:
    """The bytes at `address`; at most one more than a picture may have.

    Raises:
        UnfitPictureError: there are none to be had.
    """
    if _is_data(address):
        return _from_data(address)
    if address.startswith("#"):
        raise UnfitPictureError("is not in the article's file")
    return _from_file(source, address)


def _from_data(address: str) -> bytes:
    said = _DATA.match(address)
    if said is None or len(address) > 3 * LARGEST:
        raise UnfitPictureError("is broken: it cannot be decoded" if said is None else "is too large")
    data = unquote_to_bytes(address[said.end() :])
    if said[2] is None:
        return data
    packed = b"".join(data.split())
    try:
        return base64.b64decode(packed + b"=" * (-len(packed) % 4), validate=True)
    except binascii.Error as error:
        raise UnfitPictureError("is broken: it cannot be decoded") from error


def _refuse_large(size: int) -> None:
    if size > LARGEST:
        raise UnfitPictureError(f"is larger than {LARGEST // 1_000_000} MB")


def _from_file(source: str, address: str) -> bytes:
    name = unquote(address.partition("?")[0].partition("#")[0])
    if _SCHEME.match(source) and "://" in source:
        raise UnfitPictureError("has no address on the web")
    if name.startswith(("/", "\\")) or "\0" in name:
        raise UnfitPictureError("is named from the root of a site or a disk: put it beside the article")
    folder = Path(source).parent.resolve()
    try:
        path = (folder / name).resolve(strict=True)
        if not path.is_relative_to(folder):
            raise UnfitPictureError("is outside the article's folder: put it beside the article")
        if not path.is_file():
            raise UnfitPictureError("is not a file")
        _refuse_large(path.stat().st_size)
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise UnfitPictureError("is not there") from error
    except (OSError, ValueError, RuntimeError) as error:
        raise UnfitPictureError(f"cannot be read: {getattr(error, 'strerror', None) or error}") from error
