"""Files that are either written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from course.errors import CourseError


def write_atomically(path: Path, content: str | bytes) -> bool:
    """Put `content` (text as UTF-8, newlines as they are) at `path` in one step, making its folders.

    A reader sees the old file or the new one, never half of either.

    Returns:
        Whether anything changed: a file that already holds `content` is not touched.

    Raises:
        CourseError: the folder or file cannot be written.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(mode)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CourseError(
            f"{path} cannot be written: {error.strerror or error}",
            "check the folder's permissions and free space",
        ) from error
    return True


def refuse_link(folder: Path) -> None:
    """A folder that a link stands for may lie anywhere: nothing is written through it.

    Raises:
        CourseError: `folder` is a link.
    """
    if folder.is_symlink():
        raise CourseError(f"{folder} is a link to another folder", "put a folder of its own there, and build again")


def _umask() -> int:
    """The process's umask; the only way to read it is to set it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
