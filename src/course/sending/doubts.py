"""Whose fault it is: answers that are bad for everyone end the pass, those about one person do not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.models import Accepted, PolicyRefused, Stopped, Unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.models import Outcome

# Policy refusals in a row, with nothing accepted between them, that cannot be chance.
_REFUSALS = 3
# Chunks in a row without a single answer: the next one would be as lost.
_SILENT_CHUNKS = 2


@dataclass(slots=True)
class Doubts:
    """What the answers of one pass say so far about the provider."""

    accepted: int = 0
    silent_chunks: int = 0
    refusals: int = 0  # in a row
    refusal: PolicyRefused | None = None  # the last one

    def look_at(self, outcomes: Sequence[Outcome]) -> Stopped | None:
        """Take in the answers to one chunk; why the pass must end, where it must."""
        for outcome in outcomes:
            match outcome:
                case Stopped():
                    return outcome
                case Accepted():
                    self.accepted, self.refusals = self.accepted + 1, 0
                case PolicyRefused():
                    self.refusal, self.refusals = outcome, self.refusals + 1
        if self.refusal is not None and self.refusals >= _REFUSALS:
            return Stopped(reason=self.refusal.reason, hint=self.refusal.hint)
        return self._silence(outcomes)

    def at_the_end(self) -> Stopped | None:
        """Why the pass should count as stopped after all: someone was refused by policy, and nobody was accepted."""
        if self.refusal is not None and not self.accepted:
            return Stopped(reason=self.refusal.reason, hint=self.refusal.hint)
        return None

    def _silence(self, outcomes: Sequence[Outcome]) -> Stopped | None:
        unknown = [outcome for outcome in outcomes if isinstance(outcome, Unknown)]
        self.silent_chunks = self.silent_chunks + 1 if len(unknown) == len(outcomes) else 0
        if self.silent_chunks < _SILENT_CHUNKS:
            return None
        return Stopped(
            reason=f"no answer came for {_SILENT_CHUNKS} hand-overs in a row: {unknown[-1].reason}",
            hint="those are held; find out what is wrong with the provider before the next run",
        )
