"""The studio's page and what belongs to it, as files of this package."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = "studio.html"
EXPORT_MARK = "<!-- export -->"  # the line of the page where an export names its data
FOLDER = Path(__file__).with_name("assets")

_NAME = re.compile(r"[a-z][a-z0-9-]{0,60}\.(?:css|js|svg|png)")


def page() -> str:
    """The page."""
    return (FOLDER / PAGE).read_text(encoding="utf-8")


def asset_path(name: str) -> Path | None:
    """The file called `name` that belongs to the page."""
    path = FOLDER / name
    return path if _NAME.fullmatch(name) and path.is_file() else None


def asset_names() -> tuple[str, ...]:
    """What belongs to the page, by name."""
    return tuple(sorted(path.name for path in FOLDER.iterdir() if asset_path(path.name)))
