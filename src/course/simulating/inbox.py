"""A real SMTP server on loopback that keeps what it is given, with the time that the moved clock showed."""

from __future__ import annotations

import mailbox
from dataclasses import dataclass
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from aiosmtpd.controller import Controller

from course.simulating.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from email.message import EmailMessage
    from pathlib import Path

    from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A message that the server took."""

    email: str
    message_id: str
    day: int
    at: datetime  # by the moved clock
    unsubscribe_url: str  # from List-Unsubscribe


class Inbox:
    """The server. A context manager; `url` is what `COURSE_SMTP_URL` takes while it runs.

    Attributes:
        receipts: what was taken, in order.
    """

    def __init__(self, folder: Path, *, clock: Callable[[], datetime], refuse: str) -> None:
        """Keep messages in a Maildir at `folder`; answer the address `refuse` as one that does not exist."""
        self.receipts: list[Receipt] = []
        self._clock = clock
        self._refuse = refuse
        self._maildir = mailbox.Maildir(folder, create=True)
        self._port = free_port()
        self._controller = Controller(self, hostname="127.0.0.1", port=self._port)

    @property
    def url(self) -> str:
        """Where the server listens, as a setting has it."""
        return f"smtp://127.0.0.1:{self._port}"

    def __enter__(self) -> Inbox:
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()

    # aiosmtpd calls these by their names.

    async def handle_RCPT(  # noqa: N802 (aiosmtpd's name)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, rcpt_options: list[str]
    ) -> str:
        """Take every recipient but one."""
        del server, session, rcpt_options
        if address == self._refuse:
            return "550 5.1.1 There is no such mailbox here"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 (aiosmtpd's)
        """Keep the message, and remember who got it when."""
        del server, session
        content = envelope.content
        data = content if isinstance(content, bytes) else (content or "").encode()
        message: EmailMessage = message_from_bytes(data, policy=policy.default)
        self._maildir.add(data)
        for address in envelope.rcpt_tos:
            self.receipts.append(_receipt(address, message, self._clock()))
        return "250 2.0.0 kept"


def _receipt(address: str, message: EmailMessage, at: datetime) -> Receipt:
    message_id = str(message["Message-ID"]).strip()
    return Receipt(
        email=address,
        message_id=message_id,
        day=int(message_id.rpartition("@")[0].split(".")[-2]),
        at=at,
        unsubscribe_url=str(message["List-Unsubscribe"]).strip("<> "),
    )
