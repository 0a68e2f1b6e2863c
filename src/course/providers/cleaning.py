"""The other side's words, as they may be kept and shown: short, in one line, printable."""

from __future__ import annotations

REASON_LENGTH = 300  # characters
ID_LENGTH = 200


def clean(text: str, limit: int) -> str:
    """`text` in one line of at most `limit` characters, with `?` for what cannot be printed."""
    return "".join(c if c.isprintable() else "?" for c in " ".join(text.split()))[:limit]
