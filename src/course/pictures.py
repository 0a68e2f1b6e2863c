"""What a picture's own bytes say of it: its kind and its size. And the name that it is kept under."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LARGEST = 5_000_000  # bytes of one picture: nobody waits for more in an email
FOLDER = "images"  # in the lessons folder, in what lessons say, and below `base_url`

_DIGEST = 12  # hex digits of a kept picture's digest in its name
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")
_GIVEN_NAME = re.compile(rf"[a-z0-9][a-z0-9-]*-([0-9a-f]{{{_DIGEST}}})\.[a-z]+")
_LONGEST_STEM = 40


class PictureKind(StrEnum):
    """The kinds of pictures that mail programs show; each value is the ending of a file's name."""

    PNG = "png"
    JPEG = "jpg"
    GIF = "gif"
    WEBP = "webp"

    @property
    def media_type(self) -> str:
        """As HTTP says it."""
        return f"image/{'jpeg' if self is PictureKind.JPEG else self.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that mail programs show."""

    kind: PictureKind
    width: int  # pixels
    height: int  # pixels


class UnfitPictureError(Exception):
    """What is wrong with a picture, as the end of a sentence: "is an SVG drawing, which ..."."""


_SHOWN = (
    (PictureKind.PNG, re.compile(rb"\x89PNG\r\n\x1a\n")),
    (PictureKind.JPEG, re.compile(rb"\xff\xd8\xff")),
    (PictureKind.GIF, re.compile(rb"GIF8[79]a")),
    (PictureKind.WEBP, re.compile(rb"RIFF.{4}WEBP", re.DOTALL)),
)
_NOT_SHOWN = (
    ("an SVG drawing", re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}<(?:\?xml|!--|!DOCTYPE svg|svg)")),
    ("a TIFF", re.compile(rb"II\*\x00|MM\x00\*")),
    ("a BMP", re.compile(rb"BM.{4}\x00\x00\x00\x00", re.DOTALL)),
    ("an EMF drawing", re.compile(rb"\x01\x00\x00\x00.{36} EMF", re.DOTALL)),
    ("a WMF drawing", re.compile(rb"\xd7\xcd\xc6\x9a|\x01\x00\x09\x00\x00\x03")),
    ("an AVIF", re.compile(rb".{4}ftypavi[fs]", re.DOTALL)),
    ("a HEIC", re.compile(rb".{4}ftyp(?:hei[cxms]|hevc|mif1)", re.DOTALL)),
    ("a PDF", re.compile(rb"%PDF-")),
)
HEAD = 128  # bytes from a picture's beginning that tell its kind


def kind_of(head: bytes) -> PictureKind | None:
    """The kind of the picture that begins with `head`; None where mail programs could not show it."""
    return next((kind for kind, pattern in _SHOWN if pattern.match(head)), None)


def recognise(data: bytes) -> Picture:
    """What `data`, a whole file, shows.

    Raises:
        UnfitPictureError: mail programs could not show it.
    """
    if len(data) > LARGEST:
        raise UnfitPictureError(f"is larger than {LARGEST // 1_000_000} MB")
    kind = kind_of(data[:HEAD])
    if kind is None:
        raise UnfitPictureError(_what_it_is(data[:HEAD]))
    try:
        width, height = _SIZES[kind](data)
    except (struct.error, IndexError):
        width = height = 0
    if not width or not height:
        raise UnfitPictureError("is broken: it does not say its size")
    return Picture(kind=kind, width=width, height=height)


def given_name(stem: str, data: bytes, kind: PictureKind) -> str:
    """What a picture is kept as: words of `stem`, a digest of its content, the ending that its content asks for."""
    words = re.sub(r"[^a-z0-9]+", "-", stem.lower())[:_LONGEST_STEM].strip("-") or "picture"
    return f"{words}-{_digest(data)}.{kind}"


def is_name(name: str) -> bool:
    """Whether a picture in the lessons' folder may be called `name`: plain letters, and nothing hidden."""
    return _NAME.fullmatch(name) is not None


def is_given_name(name: str) -> bool:
    """Whether `name` looks like one of `given_name`: another content would have another name."""
    return _GIVEN_NAME.fullmatch(name) is not None


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:_DIGEST]


def _what_it_is(head: bytes) -> str:
    found = next((said for said, pattern in _NOT_SHOWN if pattern.match(head)), "")
    if not found:
        return "is no picture of a kind that is known"
    return f"is {found}, which mail programs do not show"


# --- sizes: (width, height) in pixels, as each kind's header has them ------------------------------------------


def _png(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def _gif(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from("<HH", data, 6)
    return width, height


def _webp(data: bytes) -> tuple[int, int]:
    match data[12:16]:
        case b"VP8X":
            return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
        case b"VP8L":
            bits = struct.unpack_from("<I", data, 21)[0]
            return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        case b"VP8 ":
            width, height = struct.unpack_from("<HH", data, 26)
            return width & 0x3FFF, height & 0x3FFF
        case _:
            return 0, 0


_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # JPEG's segments that begin a picture
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})  # its marks that have no segment
_PIXELS = 0xDA  # from here on there are no more segments to read


def _jpeg(data: bytes) -> tuple[int, int]:
    at = 2
    while data[at] == 0xFF:
        mark = data[at + 1]
        if mark == 0xFF or mark in _BARE:
            at += 1 if mark == 0xFF else 2
            continue
        if mark in _FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        if mark == _PIXELS:
            break
        at += 2 + struct.unpack_from(">H", data, at + 2)[0]
    return 0, 0


_SIZES: Mapping[PictureKind, Callable[[bytes], tuple[int, int]]] = {
    PictureKind.PNG: _png,
    PictureKind.GIF: _gif,
    PictureKind.WEBP: _webp,
    PictureKind.JPEG: _jpeg,
}
