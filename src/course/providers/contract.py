"""What every provider keeps to; `tests/contract/test_providers.py` holds each of them to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from course.models import Email, Outcome, Recipient


class Provider(Protocol):
    """Hands one email over for many recipients.

    Not for threads: one provider belongs to one run.
    """

    @property
    def name(self) -> str:
        """As in `[provider] name`."""

    @property
    def chunk_size(self) -> int:
        """How many recipients `send` takes at most. After a crash, one chunk is what may be unknown."""

    @property
    def is_local(self) -> bool:
        """Whether messages stay on this machine, so that a moved clock can do no harm."""

    def send(self, email: Email, recipients: Sequence[Recipient], now: datetime) -> Sequence[Outcome]:
        """Hand `email` over once for each recipient, whose addresses all differ.

        Never raises for what the other side does, and never sends a second time by itself.

        Args:
            email: the lesson, rendered.
            recipients: from one to `chunk_size` of them.
            now: the moment that the Date header shows.

        Returns:
            One outcome for each recipient, in their order.
        """

    def close(self) -> None:
        """Let connections go, politely where there is time. May be called twice."""
