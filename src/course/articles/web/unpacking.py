"""What a server compressed, unpacked up to a size."""

from __future__ import annotations

import zlib

_MOST_MEMBERS = 16  # of a gzip file, one after the other
_EITHER, _RAW = 47, -15  # zlib's `wbits`: gzip or zlib by its header; deflate without one


class TooLargeError(Exception):
    """It unpacks to more than was allowed."""


class PackingError(Exception):
    """It is not packed in the way that was said; the message says how."""


def unpack(body: bytes, encoding: str, most: int) -> bytes:
    """Undo a `Content-Encoding`.

    Args:
        body: as it came.
        encoding: the header's value.
        most: bytes that may come out.

    Raises:
        TooLargeError: more would come out; no more than that was unpacked.
        PackingError: the encoding is not known, or the bytes are not in it.
    """
    encoding = encoding.strip().lower()
    if encoding in {"", "identity"} or not body:
        return body
    if encoding in {"gzip", "x-gzip"}:
        return _inflate(body, _EITHER, most)
    if encoding == "deflate":
        # Some servers leave out the header that the standard asks for: its first half byte says "deflate".
        return _inflate(body, _EITHER if body[0] & 0x0F == 8 else _RAW, most)
    raise PackingError(f"it is packed as {encoding[:40]!r}, which was not asked for")


def _inflate(body: bytes, wbits: int, most: int) -> bytes:
    unpacked = b""
    for _ in range(_MOST_MEMBERS):
        machine = zlib.decompressobj(wbits)
        try:
            unpacked += machine.decompress(body, most + 1 - len(unpacked))
        except zlib.error as error:
            raise PackingError(f"it cannot be unpacked: {error}") from error
        if len(unpacked) > most:
            raise TooLargeError
        if not machine.eof:
            raise PackingError("it is packed and breaks off")
        body = machine.unused_data
        if not body.startswith(b"\x1f\x8b"):
            return unpacked
    raise PackingError(f"it is packed in more than {_MOST_MEMBERS} pieces")
