"""A new course project: settings, a starter article, its lessons."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from typing import TYPE_CHECKING

from course.errors import SETTINGS_FILE, UsageError
from course.files import write_atomically
from course.settings import PLACEHOLDERS, parse_settings
from course.shipped import shipped

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ARTICLE = "lessons/source/article.txt"
DAYS = 7  # of a course, where nobody says otherwise

_IGNORED = """\
# What `course` makes again at any time, and the people's data, which does not belong into git.
/build/
/.course/
*.db
*.db-*
"""


def start_project(folder: Path, values: Mapping[str, str | int]) -> list[Path]:
    """Write a project into `folder`: settings, a `.gitignore`, and the starter article unless `values` name another.

    Args:
        folder: new, or without a `course.toml`.
        values: settings by dotted path; "course.title" is needed, the others have placeholders or defaults.

    Returns:
        What was written. A file that is there already is left as it is.

    Raises:
        UsageError: `folder` is a project already, or a file.
        SettingsError: one of `values` is not what that setting takes; nothing was written.
    """
    if (folder / SETTINGS_FILE).exists():
        raise UsageError(f"{folder} is a course project already: it has a {SETTINGS_FILE}", "choose another folder")
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file, not a folder", "choose another name")
    settings = settings_text(values)
    parse_settings(tomllib.loads(settings), {}, where=f"{folder / SETTINGS_FILE} (not written)")
    files = {} if "course.article" in values else {ARTICLE: shipped("article.txt").read_text(encoding="utf-8")}
    files |= {".gitignore": _IGNORED, SETTINGS_FILE: settings}  # the settings last: with them, the folder is a project
    missing = [folder / name for name in files if not (folder / name).exists()]
    for path in missing:
        write_atomically(path, files[path.relative_to(folder).as_posix()])
    return missing


def settings_text(values: Mapping[str, str | int]) -> str:
    """A commented `course.toml`; placeholders stand where `values` has nothing and only the owner knows."""
    defaults: dict[str, str | int] = {"course.slug": _slug(str(values["course.title"])), "course.article": ARTICLE}
    defaults |= {"course.language": "en", "course.days": DAYS, "provider.name": "mailbox"}
    known = {**PLACEHOLDERS, **defaults, **values}
    text = shipped("templates").joinpath("project", SETTINGS_FILE).read_text(encoding="utf-8")
    return re.sub(r'"\{\{ ([a-z_.]+) \}\}"', lambda match: _toml(known[match[1]]), text)


def _slug(title: str) -> str:
    folded = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", folded.lower())
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:60]
        if len(longer) > 60:
            break
        slug = longer
    return slug or "course"


def _toml(value: str | int) -> str:
    if isinstance(value, int):
        return str(value)
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
