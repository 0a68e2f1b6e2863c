"""Notices that files of a project change: the settings, the lessons and the templates, whenever they come or go.

Every folder is watched by itself, and the whole set anew as soon as a folder comes, goes or is replaced: what is below
the root but not the course's (`.venv`, `node_modules`) costs nothing, and editors may write by renaming.
"""

from __future__ import annotations

import logging
import os
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import watch

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Generator, Iterable, Iterator

    from watchfiles.main import FileChange

_log = logging.getLogger(__name__)

_STEP_MS = 10  # without another change, until changes are told
_DEBOUNCE_MS = 100  # most that changes wait for one another
_LOOK_AROUND_MS = 1000  # between looks at which folders there are, where nothing is told
_POLL_S = 0.15  # between looks at every file, where the system tells nothing
_PAUSE_S = 0.2  # before another try where even the root is missing

_Folders = dict[str, tuple[int, int]]  # path -> the folder that it is, whatever it is called
_Seen = dict[str, tuple[int, ...]]  # path -> what changes when the file does


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What of a project is watched."""

    root: Path
    files: frozenset[str]  # names in the root
    folders: tuple[Path, ...]  # with all below them; those that are missing are waited for
    is_polling: bool = False  # look at every file again and again: for network drives and shared folders

    def there(self) -> _Folders:
        """The folders that are there now, the root first."""
        folders = (self.root, *self.folders, *(path for path in self._below() if path.is_dir()))
        return {path: (stat.st_dev, stat.st_ino) for path, stat in _looked_at(folders)}

    def seen(self) -> _Seen:
        """All that is there now."""
        paths = (*(self.root / name for name in self.files), *self._below())
        return {path: (stat.st_ino, stat.st_size, stat.st_mtime_ns) for path, stat in _looked_at(paths)}

    def concerns(self, path: str) -> bool:
        """Whether a change of `path` may change the course."""
        folder, _, name = path.rpartition("/")
        if folder != str(self.root):
            return True
        return name in self.files or any(self.root / name == watched for watched in self.folders)

    def _below(self) -> Iterator[Path]:
        for folder in self.folders:
            for path, folders, files in os.walk(folder):  # one that goes meanwhile is no error to it
                yield from (Path(path, name) for name in (*folders, *files))


def follow(watched: Watched, changed: Callable[[], None], stop: threading.Event) -> None:
    """Call `changed` at once, and after every change, until `stop` is set.

    It runs in a thread of its own. Several changes may be told as one; none is missed.
    """
    while not stop.is_set():
        if watched.is_polling:
            _poll(watched, changed, stop)
            return
        changed()
        try:
            _listen(watched, changed, stop)
        except FileNotFoundError:
            stop.wait(_PAUSE_S)
        except (OSError, RuntimeError) as error:  # such as more folders than the system watches
            _log.warning("the system does not tell of changes (%s): every file is looked at instead", error)
            watched = replace(watched, is_polling=True)


def _poll(watched: Watched, changed: Callable[[], None], stop: threading.Event) -> None:
    """Look again and again. Watchfiles, when it polls, misses a second edit within the same second."""
    before: _Seen | None = None
    while not stop.is_set():
        seen = watched.seen()
        if seen != before:
            changed()
            before = seen
        stop.wait(_POLL_S)


def _listen(watched: Watched, changed: Callable[[], None], stop: threading.Event) -> None:
    """Tell changes until the folders are others.

    Raises:
        FileNotFoundError: there is no root, or a folder went at this moment.
        OSError: the system cannot watch so much.
        RuntimeError: as above, for reasons of the library's.
    """
    folders = watched.there()
    with closing(_changes(folders, stop)) as changes:
        for count, told in enumerate(changes):
            if watched.there() != folders:
                return
            # The first may have been long in coming, and what came before the watch began is in none.
            if not count or any(watched.concerns(path) for _, path in told):
                changed()


def _changes(folders: _Folders, stop: threading.Event) -> Generator[set[FileChange], None, None]:
    """What changes in `folders`; an empty set now and then where nothing does."""
    return watch(
        *folders,
        watch_filter=None,
        debounce=_DEBOUNCE_MS,
        step=_STEP_MS,
        stop_event=stop,
        rust_timeout=_LOOK_AROUND_MS,
        yield_on_timeout=True,
        raise_interrupt=False,
        force_polling=False,
        recursive=False,
        ignore_permission_denied=True,
    )


def _looked_at(paths: Iterable[Path]) -> Iterator[tuple[str, os.stat_result]]:
    """What is there of `paths`."""
    for path in paths:
        with suppress(OSError):
            yield str(path), path.stat()
