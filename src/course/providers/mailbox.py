"""The mailbox: a Maildir on this machine, which any mail program can open. The default until a provider is set."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
from typing import TYPE_CHECKING

from course.emails.message import Composers
from course.models import Accepted, Stopped
from course.providers.cleaning import REASON_LENGTH, clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from course.models import Email, Outcome, Recipient

_FOLDERS = ("tmp", "new", "cur")


class Mailbox:
    """Delivers into a Maildir: each message is whole in `new`, or it is not there. Nobody else can read it."""

    name = "mailbox"
    chunk_size = 500
    is_local = True

    def __init__(self, path: Path) -> None:
        """Open the Maildir.

        Args:
            path: the folder; it and its `tmp`, `new` and `cur` are made when the first message comes.
        """
        self._path = path
        self._composers = Composers()

    def send(self, email: Email, recipients: Sequence[Recipient], now: datetime) -> Sequence[Outcome]:
        """Write one file for each recipient; where the disk refuses, the rest is stopped."""
        composer = self._composers.of(email)
        outcomes: list[Outcome] = []
        try:
            self._make_folders()
            for recipient in recipients:
                name = _unique_name(recipient.message_id, now)
                self._deliver(name, composer.message(recipient, now))
                outcomes.append(Accepted(provider_id=name))
        except OSError as error:
            stopped = Stopped(
                reason=clean(f"the mailbox {self._path} cannot be written: {error.strerror or error}", REASON_LENGTH),
                hint="check the folder's permissions and the free space",
            )
            outcomes += [stopped] * (len(recipients) - len(outcomes))
        return outcomes

    def close(self) -> None:
        """Nothing is kept open."""

    def _make_folders(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        for folder in (self._path, *(self._path / name for name in _FOLDERS)):
            with contextlib.suppress(FileExistsError):
                folder.mkdir(mode=0o700)
                folder.chmod(0o700)  # whatever the umask has taken away

    def _deliver(self, name: str, message: bytes) -> None:
        temporary = self._path / "tmp" / name
        try:
            with open(temporary, "xb", opener=_open_private) as file:
                file.write(message)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(0o600)
            temporary.rename(self._path / "new" / name)
            _sync_folder(self._path / "new")
        finally:
            temporary.unlink(missing_ok=True)


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _sync_folder(folder: Path) -> None:
    """Have the names in `folder` survive a loss of power, where the system can do that for folders.

    Where it cannot, the message is there all the same: an error now would deliver it twice.
    """
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _unique_name(message_id: str, now: datetime) -> str:
    """A name that no other delivery has, so that nothing is ever overwritten: what came twice is there twice.

    It begins with the moment, by which mail programs sort, and has the Message-ID's left part to be found by.
    """
    left = re.sub(r"[^A-Za-z0-9_-]", "_", message_id.strip("<>").rpartition("@")[0])[:80]
    return f"{int(now.timestamp())}.{left}R{secrets.token_hex(8)}.course"
