from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.models import Accepted, Outcome, PolicyRefused, Refused, Retry, Stopped, Unknown
from course.providers.sendgrid_answers import Answer, Division, judge


def bad_request(*fields: str | None) -> Answer:
    errors = [{"message": f"fault {number}", "field": field} for number, field in enumerate(fields)]
    return Answer(status=400, headers={}, body=json.dumps({"errors": errors}).encode())


@given(batch=st.lists(st.integers(), min_size=2, max_size=50, unique=True), suspects=st.frozensets(st.integers(0, 49)))
def test_a_division_loses_nobody_and_makes_every_part_smaller(batch: list[int], suspects: frozenset[int]) -> None:
    parts = Division(suspects=frozenset(place for place in suspects if place < len(batch))).parts(batch)
    assert sorted(one for part in parts for one in part) == sorted(batch)
    assert all(0 < len(part) < len(batch) for part in parts)


def test_the_recipients_that_are_named_are_the_suspects() -> None:
    answer = bad_request("personalizations.3.to.0.email", "personalizations.7", "personalizations.12.headers")
    assert judge(answer, 10) == Division(suspects=frozenset({3, 7}))


def test_a_recipient_that_is_refused_alone_is_refused() -> None:
    refused = judge(bad_request("personalizations.0.to.0.email"), 1)
    assert refused == Refused(reason="SendGrid answered 400: fault 0 (personalizations.0.to.0.email)")


@pytest.mark.parametrize("where", [None, "null", "personalizations", "personalizations.0.headers", "to", "what.ever"])
def test_a_fault_that_may_be_anyones_is_no_verdict_on_a_single_recipient(where: str | None) -> None:
    assert isinstance(judge(bad_request(where), 1), PolicyRefused)


@pytest.mark.parametrize("count", [1, 5])
@pytest.mark.parametrize("where", ["from.email", "subject", "content[0].value", "reply_to", "headers.X"])
def test_the_requests_own_fault_is_nobodys(where: str, count: int) -> None:
    assert isinstance(judge(bad_request(where), count), Stopped)


def test_a_recipients_fault_beside_the_requests_own_is_looked_for() -> None:
    assert judge(bad_request("from.email", "personalizations.1.to"), 5) == Division(suspects=frozenset({1}))


@given(status=st.integers(100, 599), body=st.binary(max_size=200), count=st.integers(1, 1000))
def test_every_answer_means_something_in_one_printable_line(status: int, body: bytes, count: int) -> None:
    verdict = judge(Answer(status=status, headers={}, body=body), count)
    assert isinstance(verdict, Division) <= (count > 1)
    if not isinstance(verdict, Division | Accepted):
        assert verdict.reason.isprintable()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["errors", "message", "field"]), inner),
    max_leaves=10,
)


@given(body=json_values, count=st.integers(1, 1000))
def test_errors_of_any_shape_are_survived(body: object, count: int) -> None:
    verdict = judge(Answer(status=400, headers={}, body=json.dumps(body).encode()), count)
    assert isinstance(verdict, Division | Refused | PolicyRefused | Stopped)


@given(wait=st.text(max_size=15), name=st.sampled_from(["retry-after", "x-ratelimit-reset"]))
def test_a_wait_is_never_negative(wait: str, name: str) -> None:
    verdict: Outcome | Division = judge(Answer(status=429, headers={name: wait}), 1)
    assert isinstance(verdict, Retry)
    assert verdict.after_s is None or 0 <= verdict.after_s <= 86_400


@pytest.mark.parametrize(
    ("asked", "wait"), [("30", 30), ("999999999", 86_400), ("-5", None), ("1e9", None), ("٣", None)]
)
def test_a_wait_is_a_day_at_most_and_garbage_is_none(asked: str, wait: float | None) -> None:
    assert judge(Answer(status=429, headers={"retry-after": asked}), 1) == Retry(
        reason="SendGrid answered 429", after_s=wait
    )


def test_no_more_than_a_hundred_errors_are_looked_at() -> None:
    verdict = judge(bad_request(*(f"personalizations.{place}.to" for place in range(1000))), 1000)
    assert verdict == Division(suspects=frozenset(range(100)))


@given(text=st.text(max_size=600))
def test_what_is_kept_of_an_answer_is_short_and_printable(text: str) -> None:
    accepted = judge(Answer(status=202, headers={"x-message-id": text}), 1)
    assert isinstance(accepted, Accepted)
    assert len(accepted.provider_id) <= 200
    assert accepted.provider_id.isprintable()
    body = json.dumps({"errors": [{"message": text, "field": text}] * 9}).encode()
    unknown = judge(Answer(status=502, headers={}, body=body), 1)
    assert isinstance(unknown, Unknown)
    assert len(unknown.reason) <= 300
    assert unknown.reason.isprintable()
