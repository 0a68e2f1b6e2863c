"""Folders of files that are made anew: what the last run wrote is replaced or removed, all else is left alone.

A manifest beside the files says what was written. It may have been forged or garbled: only names that the caller can
have written count, and only files that still hold what was written are removed, none of them through a link.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from course.errors import CourseError
from course.files import refuse_link, write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_Digests = dict[str, set[str]]  # by name: more than one where a run was cut short


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a run did."""

    changed: frozenset[str]  # names of files that are new or different
    removed: tuple[str, ...]  # names of files of an earlier run, as it left them, that this one did not write


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFolder:
    """A folder that runs write files into."""

    path: Path
    manifest: str  # name of the file that says what the last run wrote
    is_ours: Callable[[str], bool]  # whether a run can have written a file of that name, "images/loaf.png" for one

    def replace(self, files: Mapping[str, str | bytes]) -> Written:
        """Write `files`, by their names with "/", and remove those of earlier runs that are not among them.

        Raises:
            CourseError: a file cannot be written or removed, or would be written through a link.
        """
        wrote = {name: {_digest(content)} for name, content in files.items()}
        earlier = self._earlier()
        either = {name: earlier.get(name, set()) | wrote.get(name, set()) for name in earlier | wrote}
        self._remember(either)  # before the files: a run that is cut short is tidied up after, too
        changed = frozenset(name for name, content in files.items() if self._write(name, content))
        removed = self._remove({name: digests for name, digests in earlier.items() if name not in wrote})
        self._remember(wrote)
        return Written(changed=changed, removed=removed)

    def _write(self, name: str, content: str | bytes) -> bool:
        if "/" in name:
            refuse_link((self.path / name).parent)
        return write_atomically(self.path / name, content)

    def _earlier(self) -> _Digests:
        """What earlier runs wrote. Nothing else that the manifest may say is believed."""
        try:
            said = json.loads((self.path / self.manifest).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        entries = said.items() if isinstance(said, dict) else ()
        return {
            name: {digest for digest in digests if isinstance(digest, str)}
            for name, digests in entries
            if self.is_ours(name) and isinstance(digests, list)
        }

    def _remember(self, wrote: _Digests) -> None:
        listed = {name: sorted(wrote[name]) for name in sorted(wrote)}
        write_atomically(self.path / self.manifest, json.dumps(listed, ensure_ascii=False, indent=1) + "\n")

    def _remove(self, wrote: _Digests) -> tuple[str, ...]:
        """Remove the files that still hold what was written; the names of those."""
        return tuple(name for name in sorted(wrote) if self._remove_one(self.path / name, wrote[name]))

    def _remove_one(self, path: Path, digests: set[str]) -> bool:
        try:
            if path.is_symlink() or (path.parent != self.path and path.parent.is_symlink()) or not path.is_file():
                return False
            if _digest(path.read_bytes()) not in digests:
                return False
            path.unlink()
        except OSError as error:
            raise CourseError(f"{path} cannot be removed: {error.strerror}", "remove it by hand") from error
        return True


def _digest(content: str | bytes) -> str:
    return sha256(content.encode() if isinstance(content, str) else content).hexdigest()
