"""The pictures in the lessons' folder: put there by a build or by the marketer, shown by emails, served by `serve`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.errors import CourseError
from course.files import refuse_link, write_atomically
from course.lesson_files import lesson_paths
from course.pictures import (
    FOLDER,
    HEAD,
    LARGEST,
    Picture,
    PictureKind,
    UnfitPictureError,
    is_given_name,
    is_name,
    kind_of,
    recognise,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_MENTION = re.compile(rf"{FOLDER}/([A-Za-z0-9][A-Za-z0-9._-]*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPicture:
    """A picture's file, as a visitor gets it."""

    path: Path
    kind: PictureKind
    is_final: bool  # another picture would have another name: whoever has it need not ask again


def new_pictures(lessons_folder: Path, pictures: Iterable[str]) -> tuple[Path, ...]:
    """Which of `pictures`, by name, are not beside the lessons yet."""
    return tuple(path for name in pictures if not (path := lessons_folder / FOLDER / name).exists())


def keep_pictures(lessons_folder: Path, pictures: Mapping[str, bytes]) -> None:
    """Write `pictures` (content by name) beside the lessons.

    Raises:
        CourseError: one cannot be written, or their folder is a link.
    """
    if pictures:
        refuse_link(lessons_folder / FOLDER)
    for name, content in pictures.items():
        write_atomically(lessons_folder / FOLDER / name, content)


def unused_pictures(lessons_folder: Path) -> tuple[Path, ...]:
    """The pictures that an earlier build kept and that no lesson names any more.

    They stay: emails that were sent with them still show them.

    Raises:
        CourseError: a lesson cannot be read.
    """
    kept = [path for path in _files(lessons_folder) if is_given_name(path.name)]
    try:
        used = {name for path in lesson_paths(lessons_folder) if kept for name in _MENTION.findall(_text(path))}
    except OSError as error:
        raise CourseError(
            f"{error.filename} cannot be read: {error.strerror or error}", "check its permissions"
        ) from error
    return tuple(path for path in kept if path.name not in used)


def read_pictures(lessons_folder: Path) -> Mapping[str, Picture]:
    """The pictures that emails can show, by name; files that are none, or too large, are not among them.

    Raises:
        CourseError: one cannot be read.
    """
    found = {}
    for path in _files(lessons_folder):
        try:
            if path.stat().st_size <= LARGEST:
                found[path.name] = recognise(path.read_bytes())
        except UnfitPictureError:
            continue
        except OSError as error:
            raise CourseError(f"{path} cannot be read: {error.strerror}", "check its permissions") from error
    return found


def find_picture(lessons_folder: Path, name: str) -> KeptPicture | None:
    """The picture called `name`, where there is one that emails could show; read anew at each call."""
    path = lessons_folder / FOLDER / name
    if not is_name(name) or not _is_inside(path):
        return None
    try:
        with path.open("rb") as file:
            kind = kind_of(file.read(HEAD))
        is_small = path.stat().st_size <= LARGEST
    except OSError:
        return None
    return KeptPicture(path=path, kind=kind, is_final=is_given_name(name)) if kind and is_small else None


def _files(lessons_folder: Path) -> Iterator[Path]:
    for path in sorted((lessons_folder / FOLDER).glob("*")):
        if is_name(path.name) and _is_inside(path):
            yield path


def _is_inside(path: Path) -> bool:
    """Whether `path` is a plain file of the folder it names, not a way out of it."""
    return path.is_file() and path.resolve().parent == path.parent.resolve()


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")
