"""Pictures that travel inside a message, for the time before anybody can fetch them from where the course is served."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from course.emails.own_pictures import move_pictures
from course.models import InlinePicture

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.models import Email


class PictureFile(NamedTuple):
    """A picture as it is kept."""

    media_type: str
    content: bytes


def carry_pictures(email: Email, base_url: str, find: Callable[[str], PictureFile | None]) -> Email:
    """`email` with the course's own pictures inside it, each once; the same where it shows none.

    Args:
        email: the lesson, rendered.
        base_url: where the course is served, as in `course.toml`.
        find: the picture of a name; None leaves its address as it was.
    """
    carried: dict[str, InlinePicture] = {}

    def address(name: str) -> str | None:
        found = find(name)
        if found is None:
            return None
        content_id = f"{sha256(found.content).hexdigest()[:32]}@{email.list_id}"
        picture = InlinePicture(name=name, content_id=content_id, media_type=found.media_type, content=found.content)
        return f"cid:{carried.setdefault(content_id, picture).content_id}"

    html = move_pictures(email.html, base_url, address)
    inline = tuple(carried.values())
    digest = sha256("\n".join([email.digest, *carried]).encode()).hexdigest()
    return replace(email, html=html, inline=inline, digest=digest) if inline else email
