"""The studio as a folder to share: opened from a disk or put on any web server, it shows what it showed when made."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course.errors import UsageError
from course.files import refuse_link
from course.lesson_pictures import find_picture
from course.outputs import OutputFolder
from course.pictures import FOLDER as PICTURES
from course.pictures import is_name
from course.previewing.state import course_state, document_state, whole_state
from course.studio.assets import EXPORT_MARK, asset_names, page
from course.studio.assets import FOLDER as ASSETS
from course.studio.guard import policy_of

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from course.previewing.showing import Showing
    from course.previewing.state import Checks
    from course.wiring.studio import Desk

INDEX = "index.html"
_DATA = "assets/export.js"
_MANIFEST = ".exported.json"  # what the last export wrote, so that the next one can tidy up after it
_ASSET = re.compile(r"assets/[a-z][a-z0-9-]{0,60}\.[a-z]{2,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export wrote."""

    index: Path
    lessons: int
    bytes: int
    checks: Checks


def export_studio(desk: Desk, out: Path, *, now: datetime) -> Exported:
    """Write the studio's page, all documents of all sample readers, and the pictures they show into `out`.

    Args:
        desk: the project.
        out: a folder; made where it is missing. It is empty, or of an earlier export.
        now: aware.

    Raises:
        UsageError: `out` holds something else.
        CourseError: the course cannot be shown, or a file cannot be written.
    """
    _refuse_other_folders(out)
    showing = desk.look()
    checks = desk.check(showing)
    files = _files(desk, showing, checks, now)
    OutputFolder(path=out, manifest=_MANIFEST, is_ours=_is_ours).replace(files)
    return Exported(
        index=out / INDEX,
        lessons=len(showing.lessons),
        bytes=sum(map(len, files.values())),
        checks=checks,
    )


def exported_page() -> str:
    """The studio's page with the name of its data, and with what it may load: no server says that of a copy."""
    policy = policy_of("'self' file:")  # browsers do not agree on what a page from a disk calls its own
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return page().replace(EXPORT_MARK, f'{meta}\n<script src="{_DATA}" defer></script>', 1)


def _files(desk: Desk, showing: Showing, checks: Checks, now: datetime) -> dict[str, bytes]:
    """The export's files by name."""
    files = {f"assets/{name}": (ASSETS / name).read_bytes() for name in asset_names()}
    files[INDEX] = exported_page().encode()
    files[_DATA] = f"window.COURSE_EXPORT = {_json(_data(showing, checks, now))};\n".encode()
    shown = {shown.email.html for shown in showing.lessons}
    for name in showing.pictures:
        found = find_picture(desk.lessons_folder, name)
        if found is not None and any(f"{PICTURES}/{name}" in html for html in shown):
            files[f"{PICTURES}/{name}"] = found.path.read_bytes()
    return files


def _data(showing: Showing, checks: Checks, now: datetime) -> dict[str, Any]:
    """What the page asks the server for where there is one; not the text of the settings, which may hold secrets."""
    state = whole_state(course_state(showing), version=1, is_live=False, now=now, checks=checks, mistake=None)
    documents = {
        f"{shown.lesson.day}/{persona.key}": document_state(showing, shown.lesson.day, persona, version=1)
        for shown in showing.lessons
        for persona in showing.personas.values()
    }
    return {"state": state, "documents": documents, "sources": {each.path: each.source for each in showing.lessons}}


def _json(value: object) -> str:
    """JSON that is JavaScript too, wherever it stands."""
    text = json.dumps(value, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _refuse_other_folders(out: Path) -> None:
    """Let a folder be that is empty, or of an earlier export."""
    refuse_link(out)
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is not a folder", "name another one")
    names = {path.name for path in out.iterdir()} if out.is_dir() else set()
    if names and _MANIFEST not in names:
        raise UsageError(f"{out} holds other files", "name a folder that is empty, or not there yet")


def _is_ours(name: str) -> bool:
    """Whether an export can have written a file of that name. Nothing else that a manifest says is believed."""
    folder, _, picture = name.rpartition("/")
    return name == INDEX or _ASSET.fullmatch(name) is not None or (folder == PICTURES and is_name(picture))
