"""What a picture's bytes say, and what it is called."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.pictures import (
    LARGEST,
    Picture,
    PictureKind,
    UnfitPictureError,
    given_name,
    is_given_name,
    is_name,
    kind_of,
    recognise,
)
from tests.support.pictures import gif, jpeg, png, webp

MAKERS = [(PictureKind.PNG, png), (PictureKind.GIF, gif), (PictureKind.JPEG, jpeg), (PictureKind.WEBP, webp)]


@pytest.mark.parametrize(("kind", "make"), MAKERS)
@given(width=st.integers(1, 60_000), height=st.integers(1, 20))
def test_a_picture_says_its_kind_and_size(
    kind: PictureKind, make: Callable[[int, int], bytes], width: int, height: int
) -> None:
    assert recognise(make(width, height)) == Picture(kind=kind, width=width, height=height)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("lossless", b"VP8L" + struct.pack("<I", 9) + b"\x2f" + struct.pack("<I", 299 | 199 << 14)),
        ("lossy", b"VP8 " + struct.pack("<I", 9) + b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 300, 200)),
    ],
)
def test_the_simple_forms_of_webp_say_their_size_too(kind: str, body: bytes) -> None:
    found = recognise(b"RIFF\0\0\0\0WEBP" + body)
    assert (found.width, found.height) == (300, 200)


def test_the_size_of_a_jpeg_is_found_behind_what_a_camera_wrote() -> None:
    exif = b"\xff\xe1" + struct.pack(">H", 60_002) + b"\xff\xc0" * 30_000
    found = recognise(jpeg(400, 300, before=exif + b"\xff\xff\xff\xdb\0\x03x"))
    assert (found.width, found.height) == (400, 300)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", "SVG"),
        (b"II*\0" + bytes(40), "TIFF"),
        (b"\x01\0\0\0" + bytes(36) + b" EMF", "EMF"),
        (b"\xd7\xcd\xc6\x9a" + bytes(40), "WMF"),
        (b"\0\0\0\x20ftypavif", "AVIF"),
        (b"<!DOCTYPE html><p>Not found", "no picture"),
        (b"", "no picture"),
        (b"\x89PNG\r\n\x1a\n", "broken"),
        (png(1, 1)[:16] + bytes(8), "broken"),
        (b"\xff\xd8\xff\xda", "broken"),
        (png() + bytes(LARGEST), "larger than 5 MB"),
    ],
)
def test_what_mail_programs_cannot_show_is_refused_with_its_reason(data: bytes, said: str) -> None:
    with pytest.raises(UnfitPictureError, match=said):
        recognise(data)


@given(st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff", b"RIFF1234WEBPVP8"]), st.binary())
def test_whatever_the_bytes_are_they_are_a_picture_or_refused(begin: bytes, rest: bytes) -> None:
    data = begin + rest
    try:
        found = recognise(data)
    except UnfitPictureError:
        return
    assert found.width > 0
    assert found.height > 0
    assert found.kind is kind_of(data[:128])


@given(st.text(), st.binary(min_size=1))
def test_a_kept_pictures_name_is_safe_and_changes_with_its_content(stem: str, data: bytes) -> None:
    name = given_name(stem, data, PictureKind.PNG)
    assert is_name(name)
    assert is_given_name(name)
    assert name != given_name(stem, data + b"!", PictureKind.PNG)


@pytest.mark.parametrize(
    "name", ["", ".hidden.png", "../loaf.png", "a/b.png", "a\\b.png", "a b.png", "ü.png", "a" * 200]
)
def test_no_other_name_is_taken(name: str) -> None:
    assert not is_name(name)


def test_a_name_tells_what_the_picture_was_called() -> None:
    assert given_name("My Loaf (final)", b"x", PictureKind.JPEG).startswith("my-loaf-final-")
    assert given_name("日本", b"x", PictureKind.JPEG).startswith("picture-")
