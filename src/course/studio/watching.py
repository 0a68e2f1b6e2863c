"""Notices that files of a project change: the settings, the lessons and the templates, whenever they come or go.

Every folder is watched by itself, and the whole set anew as soon as a folder comes, goes or is replaced: what is below
the root but not the course's (`.venv`, `node_modules`) costs nothing, and editors may write by renaming.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from watchfiles._rust_notify import RustNotify, WatchfilesRustInternalError

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

_log = logging.getLogger(__name__)

_STEP_MS = 10  # without another change, until changes are told
_DEBOUNCE_MS = 100  # most that changes wait for one another
_LOOK_AROUND_MS = 1000  # between looks at which folders there are, where nothing is told
_POLL_MS = 150  # between looks at every file, where the system tells nothing
_PAUSE_S = 0.2  # before another try where even the root is missing

_Folders = dict[str, tuple[int, int]]  # path -> the folder that it is, whatever it is called


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What of a project is watched."""

    root: Path
    files: frozenset[str]  # names in the root
    folders: tuple[Path, ...]  # with all below them; those that are missing are waited for
    is_polling: bool = False  # look at every file again and again: for network drives and shared folders

    def there(self) -> _Folders:
        """The folders that are there now, the root first."""
        return dict(_identified(self._paths()))

    def concerns(self, path: str) -> bool:
        """Whether a change of `path` may change the course."""
        folder, _, name = path.rpartition("/")
        if folder != str(self.root):
            return True
        return name in self.files or any(self.root / name == watched for watched in self.folders)

    def _paths(self) -> Iterator[Path]:
        yield self.root
        for folder in self.folders:
            yield folder
            yield from (path for path in folder.rglob("*") if path.is_dir())


def follow(watched: Watched, changed: Callable[[], None], stop: threading.Event) -> None:
    """Call `changed` at once, and after every change, until `stop` is set.

    It runs in a thread of its own. Several changes may be told as one; none is missed.
    """
    while not stop.is_set():
        folders = watched.there()
        try:
            notifier = _notifier(folders, is_polling=watched.is_polling)
        except FileNotFoundError:
            changed()
            stop.wait(_PAUSE_S)
            continue
        except (OSError, WatchfilesRustInternalError) as error:  # such as more folders than the system watches
            if watched.is_polling:
                raise
            _log.warning("the system does not tell of changes (%s): every file is looked at instead", error)
            watched = replace(watched, is_polling=True)
            continue
        changed()  # whatever came before it looked
        try:
            _listen(notifier, watched, folders, changed, stop)
        finally:
            notifier.close()


def _notifier(folders: Mapping[str, object], *, is_polling: bool) -> RustNotify:
    return RustNotify(list(folders), False, is_polling, _POLL_MS, False, True)  # noqa: FBT003 (takes no keywords)


def _listen(
    notifier: RustNotify, watched: Watched, folders: _Folders, changed: Callable[[], None], stop: threading.Event
) -> None:
    """Tell changes until the folders are others."""
    while not stop.is_set():
        told = notifier.watch(_DEBOUNCE_MS, _STEP_MS, _LOOK_AROUND_MS, stop)
        if watched.there() != folders:
            return
        if isinstance(told, set) and any(watched.concerns(path) for _, path in told):
            changed()


def _identified(paths: Iterator[Path]) -> Iterator[tuple[str, tuple[int, int]]]:
    for path in paths:
        try:
            stat = path.stat()
        except OSError:
            continue
        yield str(path), (stat.st_dev, stat.st_ino)
