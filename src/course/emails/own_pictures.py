"""The course's own pictures where a page names them by their address on `base_url`."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from course.pictures import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable


def move_pictures(html: str, base_url: str, moved: Callable[[str], str | None]) -> str:
    """`html` with other addresses for the course's own pictures.

    Args:
        html: an email's page.
        base_url: where the course is served, as in `course.toml`.
        moved: is told the name of a picture, and says its new address, escaped for an attribute; None: as it was.
    """
    address = re.compile(rf'(?<=src="){re.escape(escape(base_url))}/{FOLDER}/([A-Za-z0-9][A-Za-z0-9._-]*)(?=")')

    def replaced(match: re.Match[str]) -> str:
        new = moved(match[1])
        return match[0] if new is None else new

    return address.sub(replaced, html)
