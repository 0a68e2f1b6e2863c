"""The templates of a project: which it has of its own, and copies of shipped ones to change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from course.errors import CourseError, UsageError
from course.files import write_atomically
from course.shipped import shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

_ENDING = "*.j2"
_COMMENT = re.compile(r"\s*\{#-?([^#]*)")
_HEAD = 2_000  # characters in which a template says what it draws


class TemplateState(StrEnum):
    """What a project has of a template."""

    SHIPPED = "shipped"  # none: the one that comes with `course` counts
    SAME = "same"  # a copy that nobody has changed; a newer `course` would not change it either
    CHANGED = "changed"  # one that differs from the shipped one, by an edit here or by a newer `course`
    OWN = "own"  # one that `course` does not have: only the project's other templates can include it


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One template, as a project sees it."""

    name: str  # its path in the folder, with "/"
    draws: str  # a phrase; "" where it does not say
    state: TemplateState


@dataclass(frozen=True, slots=True, kw_only=True)
class Ejected:
    """What became of the templates that were asked for, by name."""

    copied: tuple[str, ...]
    same: tuple[str, ...]  # there already, as they are shipped
    kept: tuple[str, ...]  # there already, and different: not touched


def list_templates(own: Path) -> tuple[Template, ...]:
    """Every template that is shipped or in `own`, by folder and name.

    Args:
        own: the project's folder for templates; it need not be there.
    """
    ready = _templates(shipped("templates"))
    mine = {} if is_shipped(own) else _templates(own)
    return tuple(
        Template(name=name, draws=_draws(ready.get(name) or mine[name]), state=_state(ready.get(name), mine.get(name)))
        for name in sorted(ready | mine, key=lambda name: (name.count("/"), name))
    )


def find_templates(asked: Iterable[str]) -> tuple[str, ...]:
    """The shipped templates that are meant: by path, with or without its endings, or by the last part of it.

    Raises:
        UsageError: there is none such, or several.
    """
    names = tuple(_templates(shipped("templates")))
    return tuple(dict.fromkeys(_find(word, names) for word in asked))


def eject_templates(own: Path, names: Sequence[str] | None, *, force: bool = False) -> Ejected:
    """Copy shipped templates into `own`, to be changed there.

    Args:
        own: the project's folder for templates; made where it is missing.
        names: as `find_templates` gives them; None for all.
        force: replace those that are there and different.

    Raises:
        CourseError: `own` is where the shipped ones are, or a file cannot be written there.
    """
    if is_shipped(own):
        raise CourseError(
            f"{own} is the folder that the shipped templates come from: there is nothing to copy",
            "change the templates there",
        )
    ready, mine = _templates(shipped("templates")), _templates(own)
    chosen = tuple(ready) if names is None else tuple(names)
    states = {name: _state(ready[name], mine.get(name)) for name in chosen}
    kept = () if force else _those(states, TemplateState.CHANGED)
    same = _those(states, TemplateState.SAME)
    copied = tuple(name for name in chosen if name not in {*kept, *same})
    for name in copied:
        _refuse_links(own, name)
        write_atomically(own / name, ready[name].read_bytes())
    return Ejected(copied=copied, same=same, kept=kept)


def is_shipped(own: Path) -> bool:
    """Whether `own` is the very folder that the shipped templates are in, as in the checkout of `course`."""
    return own.is_dir() and own.samefile(shipped("templates"))


def _templates(folder: Path) -> dict[str, Path]:
    found = (path for path in folder.rglob(_ENDING) if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in sorted(found)}


def _those(states: Mapping[str, TemplateState], wanted: TemplateState) -> tuple[str, ...]:
    return tuple(name for name, state in states.items() if state is wanted)


def _state(ready: Path | None, mine: Path | None) -> TemplateState:
    if mine is None:
        return TemplateState.SHIPPED
    if ready is None:
        return TemplateState.OWN
    return TemplateState.SAME if mine.read_bytes() == ready.read_bytes() else TemplateState.CHANGED


def _draws(path: Path) -> str:
    """The first sentence of the comment that a template begins with."""
    comment = _COMMENT.match(path.read_text(encoding="utf-8", errors="replace")[:_HEAD])
    said = " ".join(comment[1].split()) if comment else ""
    return re.split(r"\.(?:\s|$)", said, maxsplit=1)[0]


def _find(word: str, names: Sequence[str]) -> str:
    exact = [name for name in names if word in {name, _bare(name)}]
    found = exact or [name for name in names if word in {name.rpartition("/")[2], _bare(name).rpartition("/")[2]}]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{word!r} may be {' or '.join(found)}", "name one of them")
    raise UsageError(f"there is no template {word!r}{_nearest(word, names)}", "`course templates list` shows them all")


def _bare(name: str) -> str:
    """A template's path without its endings: "parts/cards"."""
    folder, slash, last = name.rpartition("/")
    return f"{folder}{slash}{last.partition('.')[0]}"


def _nearest(word: str, names: Sequence[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 (only where there is a mistake to explain)

    last = {_bare(name).rpartition("/")[2]: name for name in names}
    close = get_close_matches(word.rpartition("/")[2].partition(".")[0], last, n=1)
    return f"; did you mean {last[close[0]]}?" if close else ""


def _refuse_links(own: Path, name: str) -> None:
    """A folder that a link stands for may lie anywhere, and be shared."""
    link = next((own / folder for folder in PurePosixPath(name).parents if (own / folder).is_symlink()), None)
    if link:
        raise CourseError(f"{link} is a link to another folder", "put a folder of its own there, or copy by hand")
