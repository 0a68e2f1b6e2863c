"""A project's own templates of emails, beside the shipped ones, for the check to find mistakes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.checking.material import CheckedTemplate
from course.shipped import shipped

if TYPE_CHECKING:
    from pathlib import Path

_OF_PAGES = frozenset({"pages", "project"})  # folders of templates that draw no email
_LARGEST = 200_000  # characters of a template


def own_templates(root: Path) -> tuple[CheckedTemplate, ...]:
    """The templates in a project's folder that draw its emails; none where it has no such folder."""
    folder = root / "templates"
    paths = sorted(path for path in folder.rglob("*.j2") if path.is_file())
    names = [(path, path.relative_to(folder)) for path in paths]
    return tuple(
        CheckedTemplate(path=f"templates/{name.as_posix()}", text=_text(path), shipped=_shipped(path, name.as_posix()))
        for path, name in names
        if name.parts[0] not in _OF_PAGES and not name.name.endswith(".html.j2")
    )


def _shipped(path: Path, name: str) -> str:
    other = shipped("templates") / name
    return "" if not other.is_file() or other.samefile(path) else _text(other)


def _text(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(_LARGEST)
    except OSError:
        return ""
