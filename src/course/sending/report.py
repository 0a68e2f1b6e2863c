"""What a pass of sending did, counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course.models import DeliveryState

if TYPE_CHECKING:
    from datetime import datetime

    from course.models import Record, Stopped


@dataclass(slots=True, kw_only=True)
class Report:
    """The counts of one pass, growing while it runs."""

    sent: int = 0
    failed: int = 0
    retrying: int = 0
    held: int = 0
    skipped: int = 0  # due, but left, suppressed, or too late and moved to another slot
    next_due_at: datetime | None = None
    stopped: Stopped | None = None  # why the pass ended early, where the provider could not go on
    interrupted: bool = False  # whether it was asked to stop

    def count(self, record: Record) -> None:
        """Add one delivery that was settled or put off."""
        match record.state:
            case DeliveryState.SENT:
                self.sent += 1
            case DeliveryState.FAILED:
                self.failed += 1
            case DeliveryState.RETRYING:
                self.retrying += 1
            case DeliveryState.HELD:
                self.held += 1

    @property
    def needs_attention(self) -> bool:
        """Whether a person should look: something failed or is held."""
        return bool(self.failed or self.held)

    def as_json(self) -> dict[str, Any]:
        """For `--json`."""
        return {
            "sent": self.sent,
            "failed": self.failed,
            "retrying": self.retrying,
            "held": self.held,
            "skipped": self.skipped,
            "next_due_at": self.next_due_at.isoformat() if self.next_due_at else None,
        }
