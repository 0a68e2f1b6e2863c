"""What is said of each answer to a test message."""

from __future__ import annotations

import pytest

from course.cli.test_send_view import verdict_of
from course.models import Accepted, Outcome, PolicyRefused, Refused, Retry, Stopped, Unknown

BAD: list[Outcome] = [
    Refused(reason="why"),
    PolicyRefused(reason="why"),
    Retry(reason="why"),
    Unknown(reason="why"),
    Stopped(reason="why"),
]


def test_what_was_accepted_needs_no_next_step() -> None:
    verdict = verdict_of(Accepted(provider_id="q1"))
    assert (verdict.said, verdict.provider_id, verdict.reason, verdict.hint) == ("accepted", "q1", "", "")


@pytest.mark.parametrize("outcome", BAD)
def test_whatever_else_becomes_of_it_has_the_reason_and_a_next_step(outcome: Outcome) -> None:
    verdict = verdict_of(outcome)
    assert verdict.said != "accepted"
    assert verdict.reason == "why"
    assert verdict.hint


@pytest.mark.parametrize(
    "outcome", [PolicyRefused(reason="why", hint="do this"), Stopped(reason="why", hint="do this")]
)
def test_the_providers_own_hint_comes_first(outcome: Outcome) -> None:
    assert verdict_of(outcome).hint == "do this"


@pytest.mark.parametrize(
    ("after_s", "said"), [(None, "a few minutes"), (0.4, "1 s"), (30, "30 s"), (3600, "60 minutes")]
)
def test_how_long_to_wait_is_said_where_the_provider_says_it(after_s: float | None, said: str) -> None:
    assert verdict_of(Retry(reason="busy", after_s=after_s)).hint.endswith(f"in {said}")
