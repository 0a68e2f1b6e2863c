"""The mailbox: a Maildir on this machine, which any mail program can open. The default until a provider is set."""

from __future__ import annotations

import os
import re
import secrets
from typing import TYPE_CHECKING

from course.emails.message import Composers
from course.models import Accepted, Stopped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from course.models import Email, Outcome, Recipient

_FOLDERS = ("tmp", "new", "cur")


class Mailbox:
    """Delivers into a Maildir: each message is whole in `new`, or it is not there."""

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
                reason=f"the mailbox {self._path} cannot be written: {error.strerror or error}",
                hint="check the folder's permissions and the free space",
            )
            outcomes += [stopped] * (len(recipients) - len(outcomes))
        return outcomes

    def close(self) -> None:
        """Nothing is kept open."""

    def _make_folders(self) -> None:
        for folder in _FOLDERS:
            (self._path / folder).mkdir(parents=True, exist_ok=True)

    def _deliver(self, name: str, message: bytes) -> None:
        temporary = self._path / "tmp" / name
        try:
            with temporary.open("xb") as file:
                file.write(message)
                file.flush()
                os.fsync(file.fileno())
            temporary.rename(self._path / "new" / name)
        finally:
            temporary.unlink(missing_ok=True)


def _unique_name(message_id: str, now: datetime) -> str:
    """A name that no other delivery has, so that nothing is ever overwritten: what came twice is there twice.

    It begins with the moment, by which mail programs sort, and has the Message-ID's left part to be found by.
    """
    left = re.sub(r"[^A-Za-z0-9_-]", "_", message_id.strip("<>").rpartition("@")[0])[:80]
    return f"{int(now.timestamp())}.{left}R{secrets.token_hex(8)}.course"
