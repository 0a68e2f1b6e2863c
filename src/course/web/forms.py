"""Reading what a form or a mail program posts, and no more than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request

if TYPE_CHECKING:
    from starlette.types import Message, Receive

LARGEST_BODY = 16_384  # bytes
_MOST_FIELDS = 20


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a posted form, urlencoded or multipart, each with its first value. Files are not taken.

    Raises:
        HTTPException: 400 where the body is no form, 413 where it is too large.
    """
    if not _declared_size(request) <= LARGEST_BODY:
        raise HTTPException(413)
    limited = Request(request.scope, _up_to(LARGEST_BODY, request.receive))
    async with limited.form(max_files=0, max_fields=_MOST_FIELDS, max_part_size=LARGEST_BODY) as form:
        fields: dict[str, str] = {}
        for name, value in form.multi_items():
            if isinstance(value, str):
                fields.setdefault(name, value)
        return fields


def _declared_size(request: Request) -> int:
    declared = request.headers.get("content-length", "0")
    return int(declared) if declared.isdecimal() else 0


def _up_to(limit: int, receive: Receive) -> Receive:
    """`receive`, until more than `limit` bytes have come: a chunked body declares no size."""
    taken = 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise HTTPException(413)
        return message

    return limited
