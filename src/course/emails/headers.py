"""Header fields as RFC 5322 and RFC 2047 have them: ASCII, folded, and with no way out of their line.

Python's own generator is not used: several of its releases fold `List-Unsubscribe` into encoded words and let a
subject such as `=?utf-8?q?=0ABcc:...?=` start a new header (CVE-2024-6923, CVE-2026-1299).
"""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import UTC
from email.utils import format_datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

LINE = 76  # columns; RFC 2047 section 2 asks it of lines with encoded words, so it is kept to on all that can fold
HARD_LINE = 998  # RFC 5322 section 2.1.1: no line may be longer, CRLF not counted
_ENCODED_WORD = 75  # RFC 2047 section 2

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\\\"@\x00-\x20\x7f-\U0010ffff]+@[^\s<>(),;\\\"@\x00-\x20\x7f-\U0010ffff]+")
_MESSAGE_ID = re.compile(r"<[^<>@\x00-\x20\x7f-\U0010ffff]+@[^<>@\x00-\x20\x7f-\U0010ffff]+>")
_WEB_ADDRESS = re.compile(r"https?://[^<>\x00-\x20\x7f-\U0010ffff]+")
_LIST_ID = re.compile(r"[A-Za-z0-9._-]+")

# RFC 2047 section 5 (3): what may stand for itself in an encoded word inside a phrase, the strictest place.
_Q_LITERAL = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")
_Q = ["_" if byte == 0x20 else chr(byte) if byte in _Q_LITERAL else f"={byte:02X}" for byte in range(256)]


def one_line(value: str, what: str) -> str:
    """`value` itself, once it is known to hold no control character and no line end.

    Args:
        value: anything that came from outside.
        what: what it is, for the error, which does not repeat the value: it may be personal.

    Raises:
        ValueError: it holds one.
    """
    if not (value.isascii() and value.isprintable()) and _CONTROL.search(value):
        raise ValueError(f"{what} holds a control character")
    return value


def text_field(name: str, text: str) -> str:
    """An unstructured field such as `Subject`, ending in CRLF; parsing and unfolding it gives `text` again.

    Raises:
        ValueError: `text` holds a control character.
    """
    room = LINE - len(name) - 2
    if _is_plain(one_line(text, name), room):
        return f"{name}: {text}\r\n" if len(text) <= room else _folded(name, text.split(" "))
    return _folded(name, _encoded_words(text, room))


def mailbox_field(name: str, display_name: str, address: str) -> str:
    """A field with one mailbox, such as `From` or `To`, ending in CRLF.

    Args:
        name: the field's name.
        display_name: who it is, in any script; may be empty.
        address: ASCII.

    Raises:
        ValueError: `display_name` holds a control character, or `address` is not one plain address.
    """
    if not _ADDRESS.fullmatch(address):
        raise ValueError(f"{name} needs one plain address")
    return _folded(name, (*_phrase(name, display_name), f"<{address}>"))


def list_id_field(list_name: str, list_id: str) -> str:
    """`List-Id` (RFC 2919), ending in CRLF.

    Raises:
        ValueError: `list_name` holds a control character, or `list_id` something other than letters, digits, `.-_`.
    """
    if not _LIST_ID.fullmatch(list_id):
        raise ValueError("List-Id needs an identifier such as course.example.com")
    return _folded("List-Id", (*_phrase("List-Id", list_name), f"<{list_id}>"))


def message_id_field(message_id: str) -> str:
    """`Message-ID`, ending in CRLF.

    Raises:
        ValueError: it is not of the form `<left@right>`.
    """
    if not _MESSAGE_ID.fullmatch(message_id):
        raise ValueError("Message-ID needs the form <left@right>")
    return _unfolded("Message-ID", message_id)


def content_id_field(content_id: str) -> str:
    """`Content-ID` of a part (RFC 2045 section 7), ending in CRLF.

    Args:
        content_id: as a `cid:` address has it, without angle brackets.

    Raises:
        ValueError: it is not of the form `left@right`.
    """
    if not _MESSAGE_ID.fullmatch(field := f"<{content_id}>"):
        raise ValueError("Content-ID needs the form left@right")
    return _unfolded("Content-ID", field)


def unsubscribe_field(url: str) -> str:
    """`List-Unsubscribe` with one web address (RFC 2369, RFC 8058), ending in CRLF; never folded or encoded.

    Raises:
        ValueError: it is not one ASCII web address, or too long for a line.
    """
    if not _WEB_ADDRESS.fullmatch(url):
        raise ValueError("List-Unsubscribe needs one web address, in ASCII")
    return _unfolded("List-Unsubscribe", f"<{url}>")


@lru_cache(maxsize=16)  # a run shows few moments, in very many messages
def date_field(date: datetime) -> str:
    """`Date` in UTC, ending in CRLF.

    Raises:
        ValueError: `date` is not aware.
    """
    if date.tzinfo is None:
        raise ValueError("Date needs an aware datetime")
    return f"Date: {format_datetime(date.astimezone(UTC))}\r\n"


def _unfolded(name: str, value: str) -> str:
    line = f"{name}: {value}"
    if len(line) > HARD_LINE:
        raise ValueError(f"{name} is longer than a line may be")
    return f"{line}\r\n"


def _folded(name: str, words: Iterable[str]) -> str:
    """The field with a new line before each word that would stand out over `LINE`; never right after the name."""
    lines = [f"{name}:"]
    for index, word in enumerate(words):
        if index and len(lines[-1]) + 1 + len(word) > LINE:
            lines.append("")
        lines[-1] += f" {word}"
    return "\r\n".join(lines) + "\r\n"


def _is_plain(text: str, room: int) -> bool:
    """Whether `text` may stand as it is: ASCII, nothing that reads as encoded, nothing that folding would lose."""
    if not text.isascii() or "=?" in text:
        return False
    return not text or all(0 < len(word) <= room for word in text.split(" "))


def _phrase(field: str, text: str) -> list[str]:
    """`text` as the words before an angle address: one quoted string where it can be, else encoded words."""
    if not (trimmed := one_line(text, field).strip()):
        return []
    room = LINE - len(field) - 2
    quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if text.isascii() and text == trimmed and "=?" not in text and len(quoted) <= room:
        return [quoted]
    return _encoded_words(text, room)


def _encoded_words(text: str, first: int) -> list[str]:
    """`text` as encoded words, each of whole characters, in the shorter of the two encodings.

    Args:
        text: anything.
        first: columns that the first word may take; the others may take 75.
    """
    shorter = min(_Q_ENCODING, _B_ENCODING, key=lambda encoding: len(encoding.word(text)))
    room = min(first, _ENCODED_WORD)
    if len(whole := shorter.word(text)) <= room:
        return [whole]
    words, start, used = [], 0, 0
    for place, character in enumerate(text):
        size = shorter.size(character)
        if used and used + size > shorter.capacity(room):
            words.append(shorter.word(text[start:place]))
            start, used, room = place, 0, _ENCODED_WORD
        used += size
    return [*words, shorter.word(text[start:])]


class _Encoding(NamedTuple):
    """One of RFC 2047's two: how text becomes a word, and how much fits into one."""

    word: Callable[[str], str]
    size: Callable[[str], int]  # what a character takes of the capacity
    capacity: Callable[[int], int]  # of a word of so many columns


def _q_letters(text: str) -> str:
    return "".join([_Q[byte] for byte in text.encode()])


_Q_ENCODING = _Encoding(
    word=lambda text: f"=?utf-8?q?{_q_letters(text)}?=",
    size=lambda character: len(_q_letters(character)),
    capacity=lambda columns: columns - len("=?utf-8?q??="),
)
_B_ENCODING = _Encoding(
    word=lambda text: f"=?utf-8?b?{b64encode(text.encode()).decode('ascii')}?=",
    size=lambda character: len(character.encode()),
    capacity=lambda columns: (columns - len("=?utf-8?b??=")) // 4 * 3,
)
