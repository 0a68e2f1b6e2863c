"""What sending decides, apart from all it does: who goes now, and where a delivery and its enrollment go next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, assert_never

from course.models import (
    Accepted,
    Claim,
    DeliveryState,
    Drop,
    Due,
    EnrollmentState,
    PolicyRefused,
    Record,
    Refused,
    Retry,
    Slot,
    Take,
    Unknown,
    Verdict,
    Wait,
)
from course.schedule import Calendar

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from course.models import ScheduleSettings

# Waits between tries of one delivery: "full jitter" below a ceiling that doubles, so that retries spread out.
_FIRST_CEILING = timedelta(minutes=2)
_LAST_CEILING = timedelta(hours=1)
_SHORTEST_WAIT = timedelta(seconds=15)
_LONGEST_WAIT = timedelta(days=1)  # whatever a provider asks for


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the decisions rest on, the same for a whole run."""

    schedule: ScheduleSettings
    last_day: int
    chance: Callable[[], float]  # from 0 up to 1

    def judge(self, due: Due, now: datetime) -> Verdict:
        """Whether someone whose lesson is due gets it now."""
        enrollment = due.enrollment
        if enrollment.state is not EnrollmentState.ACTIVE:
            return Drop(reason=enrollment.left_reason or str(enrollment.state), state=enrollment.state)
        if due.suppressed:
            return Drop(reason=f"suppressed: {due.suppressed}", state=EnrollmentState.SUPPRESSED)
        if enrollment.day > self.last_day:
            return Drop(reason=f"the course has no day {enrollment.day}", state=EnrollmentState.FINISHED)
        calendar = Calendar.of(self.schedule, enrollment.timezone)
        slot = calendar.slot_for(due.slot, now, last_sent_at=enrollment.last_sent_at)
        if self.schedule.start is not None and slot.on < self.schedule.start:
            slot = calendar.first_slot(now)
        ready_at = max(slot.at, calendar.permitted_from(now))
        return Take(slot=slot) if ready_at <= now else Wait(slot=slot, due_at=ready_at)

    def may_leave(self, claim: Claim, now: datetime) -> bool:
        """Whether a claim's time is still right: a slow hand-over must not run into the quiet hours or lateness."""
        calendar = Calendar.of(self.schedule, claim.enrollment.timezone)
        return now - claim.slot.at <= self.schedule.max_lateness and calendar.permitted_from(now) <= now

    def follow(
        self, claim: Claim, outcome: Accepted | Refused | PolicyRefused | Retry | Unknown, at: datetime
    ) -> Record:
        """What to write down after a hand-over."""
        match outcome:
            case Accepted():
                return self._move_on(claim, DeliveryState.SENT, at, provider_id=outcome.provider_id, sent_at=at)
            case Refused(suppress=True):
                return self._give_up(claim, outcome.reason, at)
            case Refused():
                return self._move_on(claim, DeliveryState.FAILED, at, reason=outcome.reason)
            case PolicyRefused():
                return self._again(claim, Retry(reason=outcome.reason), at)
            case Retry():
                return self._again(claim, outcome, at)
            case Unknown():
                return self.hold(claim, outcome.reason, at)
            case _:
                assert_never(outcome)

    def hold(self, claim: Claim, reason: str, at: datetime) -> Record:
        """Nobody knows whether it left: hold it, and go on with the next lesson as if it had."""
        return self._move_on(claim, DeliveryState.HELD, at, reason=reason, sent_at=claim.sending_at or at)

    def settle_abandoned(self, claim: Claim, policy: str, at: datetime) -> Record:
        """What becomes of a delivery that a run was handing over when it died, by the policy `on_unknown`."""
        reason = f"the run that was handing it over at {_shown(claim.sending_at or at)} ended before the answer"
        if policy == "resend":
            return self._again(claim, Retry(reason=f"{reason}; sent again by on_unknown", after_s=0), at)
        if policy == "skip":
            return self._move_on(claim, DeliveryState.FAILED, at, reason=f"{reason}; skipped by on_unknown")
        return self.hold(claim, f"{reason}: it may have left", at)

    def _move_on(
        self,
        claim: Claim,
        state: DeliveryState,
        at: datetime,
        *,
        reason: str = "",
        provider_id: str = "",
        sent_at: datetime | None = None,
    ) -> Record:
        """Settle this lesson and look to the next one."""
        slot = self._slot_after(claim, sent_at or at)
        return Record(
            claim=claim,
            state=state,
            at=at,
            reason=reason,
            provider_id=provider_id,
            day=claim.day + 1,
            slot=slot,
            due_at=slot.at if slot else None,
            enrollment_state=EnrollmentState.ACTIVE if slot else EnrollmentState.FINISHED,
            last_sent_at=sent_at or claim.enrollment.last_sent_at,
        )

    def _slot_after(self, claim: Claim, sent_at: datetime) -> Slot | None:
        if claim.day >= self.last_day:
            return None
        calendar = Calendar.of(self.schedule, claim.enrollment.timezone)
        return calendar.next_slot(previous=claim.slot.on, last_sent_at=sent_at)

    def _again(self, claim: Claim, outcome: Retry, at: datetime) -> Record:
        """The same lesson later; too late for its slot, the claim moves it to another."""
        return Record(
            claim=claim,
            state=DeliveryState.RETRYING,
            at=at,
            reason=outcome.reason,
            day=claim.day,
            slot=claim.slot,
            due_at=at + self._wait(claim.attempts, outcome.after_s),
            enrollment_state=EnrollmentState.ACTIVE,
            last_sent_at=claim.enrollment.last_sent_at,
        )

    def _give_up(self, claim: Claim, reason: str, at: datetime) -> Record:
        """The address is dead: this lesson failed, and no other will be tried."""
        return Record(
            claim=claim,
            state=DeliveryState.FAILED,
            at=at,
            reason=reason,
            day=claim.day,
            slot=None,
            due_at=None,
            enrollment_state=EnrollmentState.SUPPRESSED,
            last_sent_at=claim.enrollment.last_sent_at,
            suppress=True,
        )

    def _wait(self, attempts: int, after_s: float | None) -> timedelta:
        if after_s is not None:
            return min(max(timedelta(seconds=after_s), _SHORTEST_WAIT), _LONGEST_WAIT)
        ceiling: timedelta = min(_FIRST_CEILING * 2.0 ** min(attempts, 16), _LAST_CEILING)
        return max(ceiling * self.chance(), _SHORTEST_WAIT)


def _shown(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S UTC")
