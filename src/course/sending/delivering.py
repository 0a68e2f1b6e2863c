"""One pass of sending: everything that is due, once.

A chunk is marked as sending, on the disk, before its first byte goes out, and recorded as its answers come. Whatever
kills the pass in between leaves only that chunk unknown; the next pass finds it and holds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from course.models import DeliveryState, Stopped, Take
from course.sending.doubts import Doubts
from course.sending.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from course.models import Claim, Due, Email, Outcome, Record, RunId, Verdict
    from course.providers.contract import Provider
    from course.sending.decisions import Rules
    from course.sending.recipients import Addresser
    from course.store import Store

# How many are claimed in one transaction: enough to fill some requests of a provider that takes many at a time, even
# where several lessons are due at once. After a crash, claims are simply due again.
_CLAIM_SIZE = 500
_CHUNKS_IN_A_CLAIM = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a pass works with."""

    store: Store
    provider: Provider
    emails: Mapping[int, Email]  # by day
    rules: Rules
    addresser: Addresser
    on_unknown: str
    clock: Callable[[], datetime]
    asked_to_stop: Callable[[], bool] = lambda: False
    progress: Callable[[Report], None] = lambda _: None

    @property
    def course(self) -> str:
        """The slug."""
        return self.addresser.settings.course.slug


def send_due(parts: Parts, *, limit: int | None = None) -> Report:
    """Send each lesson that is due to whom it is due, at most `limit` of them, oldest first.

    Raises:
        StoreError: the database refuses; what was handed over by then is recorded, or held by the next pass.
    """
    report, doubts = Report(), Doubts()
    with parts.store.run(parts.clock()) as run:
        run.take_over()
        _settle_abandoned(parts, run.id, report)
        for claims in _claims(parts, run.id, report, limit):
            _deliver(parts, claims, report, doubts)
            if report.stopped or report.interrupted:
                break
    report.stopped = report.stopped or doubts.at_the_end()
    report.next_due_at = parts.store.ledger.next_due_at(parts.course)
    return report


def preview(store: Store, rules: Rules, course: str, now: datetime, *, limit: int) -> list[tuple[Due, Verdict]]:
    """Up to `limit` of those who are due at `now`, and what a pass would do with each. Changes nothing."""
    return [(due, rules.judge(due, now)) for due in store.ledger.due(course, now, limit)]


def _settle_abandoned(parts: Parts, run: RunId, report: Report) -> None:
    """What runs that died left in hand: the claimed are due again, the unknown go by the policy."""
    in_hand = parts.store.ledger.in_hand(run)
    claimed = [claim for claim in in_hand if claim.state is DeliveryState.CLAIMED]
    parts.store.ledger.release(claimed, "the run that had taken it ended before it left")
    now = parts.clock()
    unknown = [claim for claim in in_hand if claim.state is DeliveryState.SENDING]
    _record(parts, [parts.rules.settle_abandoned(claim, parts.on_unknown, now) for claim in unknown], report)


def _claims(parts: Parts, run: RunId, report: Report, limit: int | None) -> Iterator[list[Claim]]:
    """Claims, some hundreds at a time, until nothing is due or `limit` is reached.

    Only what was due when the pass began: a delivery that is put off within it waits for the next one, so that a
    pass always ends, and nobody is tried twice in it.
    """
    began, taken = parts.clock(), 0
    most = max(_CLAIM_SIZE, _CHUNKS_IN_A_CLAIM * parts.provider.chunk_size)
    while limit is None or taken < limit:
        size = most if limit is None else min(most, limit - taken)
        now = parts.clock()

        def judge(due: Due, now: datetime = now) -> Verdict:
            return parts.rules.judge(due, now)

        claims, seen = parts.store.ledger.claim(run, parts.course, min(began, now), size, judge)
        taken += len(claims)
        report.skipped += seen - len(claims)
        if claims:
            yield claims
        if seen < size or parts.asked_to_stop():
            return


def _deliver(parts: Parts, claims: Sequence[Claim], report: Report, doubts: Doubts) -> None:
    """Hand claims over, chunk by chunk. Those that the pass does not come to are given back."""
    for chunk in _chunks(claims, parts.provider.chunk_size):
        report.interrupted = report.interrupted or parts.asked_to_stop()
        if report.stopped:
            parts.store.ledger.release(chunk, report.stopped.reason)
        elif report.interrupted:
            parts.store.ledger.release(chunk, "the run was asked to stop before it left")
        else:
            _hand_over(parts, chunk, report, doubts)
            parts.progress(report)


def _hand_over(parts: Parts, chunk: Sequence[Claim], report: Report, doubts: Doubts) -> None:
    now = parts.clock()
    parts.store.ledger.release(
        [claim for claim in chunk if not parts.rules.may_leave(claim, now)], "its time passed before it left"
    )
    punctual = [claim for claim in chunk if parts.rules.may_leave(claim, now)]
    going = parts.store.ledger.mark_sending(punctual, now)
    report.skipped += len(punctual) - len(going)
    if not going:
        return
    recipients = [parts.addresser.recipient(claim) for claim in going]
    outcomes = parts.provider.send(parts.emails[chunk[0].day], recipients, now)
    report.stopped = doubts.look_at(outcomes)
    _write_down(parts, list(zip(going, outcomes, strict=True)), report)


def _write_down(parts: Parts, answered: Sequence[tuple[Claim, Outcome]], report: Report) -> None:
    now = parts.clock()
    records = [
        parts.rules.follow(claim, outcome, now) for claim, outcome in answered if not isinstance(outcome, Stopped)
    ]
    _record(parts, records, report)
    stops = [(claim, outcome) for claim, outcome in answered if isinstance(outcome, Stopped)]
    if stops:
        parts.store.ledger.release([claim for claim, _ in stops], stops[0][1].reason)


def _record(parts: Parts, records: Sequence[Record], report: Report) -> None:
    if records:
        parts.store.ledger.record(records)
    for record in records:
        report.count(record)


def _chunks(claims: Sequence[Claim], size: int) -> Iterator[list[Claim]]:
    """Stretches of at most `size` claims of one day: an email goes to many, but one at a time."""
    by_day: dict[int, list[Claim]] = {}
    for claim in claims:
        by_day.setdefault(claim.day, []).append(claim)
    for same_day in by_day.values():
        stretch = iter(same_day)
        while chunk := list(islice(stretch, size)):
            yield chunk


def would_send(judged: Iterable[tuple[Due, Verdict]]) -> list[tuple[Due, Take]]:
    """Those of a preview that would go now."""
    return [(due, verdict) for due, verdict in judged if isinstance(verdict, Take)]
