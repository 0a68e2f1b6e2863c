"""A provider that remembers, and answers as it is told. It keeps the contract; see tests/contract."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from course.models import Accepted, Email, Outcome, Recipient


class FakeProvider:
    """Accepts everything, until `answer` says something else for a recipient."""

    name = "fake"
    is_local = True

    def __init__(self, chunk_size: int = 3) -> None:
        self.chunk_size = chunk_size
        self.sent: list[tuple[str, int]] = []  # address and day, in the order of acceptance
        self.calls: list[list[str]] = []
        self.answer: Callable[[Email, Recipient], Outcome] = lambda email, recipient: Accepted(provider_id="x")
        self.before_send: Callable[[], None] = lambda: None

    def send(self, email: Email, recipients: Sequence[Recipient], now: datetime) -> Sequence[Outcome]:
        assert 1 <= len(recipients) <= self.chunk_size
        self.calls.append([recipient.email for recipient in recipients])
        self.before_send()
        outcomes = [self.answer(email, recipient) for recipient in recipients]
        for recipient, outcome in zip(recipients, outcomes, strict=True):
            if isinstance(outcome, Accepted):
                self.sent.append((recipient.email, email.day))
        return outcomes

    def close(self) -> None:
        pass
