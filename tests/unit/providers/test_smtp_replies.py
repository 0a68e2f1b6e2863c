from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.models import Accepted, Outcome, PolicyRefused, Refused, Retry, Stopped, Unknown
from course.providers.smtp_replies import Phase, Reply, goes_on, outcome_of

phases = st.sampled_from(list(Phase))


def outcome(phase: Phase, line: str) -> Outcome:
    code, _, text = line.partition(" ")
    return outcome_of(phase, Reply(code=int(code), text=text))


@given(phase=phases, code=st.integers(400, 499), text=st.text(max_size=50))
def test_a_temporary_refusal_is_always_retried(phase: Phase, code: int, text: str) -> None:
    assert isinstance(outcome_of(phase, Reply(code=code, text=text)), Retry)


@pytest.mark.parametrize("status", ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"])
def test_an_address_that_cannot_exist_is_suppressed(status: str) -> None:
    refused = outcome(Phase.RCPT, f"550 {status} no such user here")
    assert isinstance(refused, Refused)
    assert refused.suppress
    assert "no such user here" in refused.reason


@pytest.mark.parametrize(
    ("phase", "line"),
    [
        (Phase.RCPT, "550 no such user"),
        (Phase.RCPT, "550 5.2.1 mailbox disabled"),
        (Phase.RCPT, "553 what an address"),
        (Phase.DATA, "554 no valid recipients"),
        (Phase.CONTENT, "552 message too big"),
        (Phase.CONTENT, "554 5.6.0 malformed"),
    ],
)
def test_any_other_permanent_refusal_fails_this_message_alone(phase: Phase, line: str) -> None:
    refused = outcome(phase, line)
    assert isinstance(refused, Refused)
    assert not refused.suppress


@pytest.mark.parametrize(
    ("phase", "line"),
    [
        (Phase.MAIL, "550 sender rejected"),
        (Phase.MAIL, "553 5.1.8 sender's domain does not exist"),
        (Phase.MAIL, "550 5.7.1 not you"),
        (Phase.MAIL, "553 5.1.3 no such address"),
        (Phase.RCPT, "550 5.1.8 sender's domain does not exist"),
        (Phase.MAIL, "530 5.7.0 authentication required"),
        (Phase.RCPT, "530 authentication required"),
        (Phase.MAIL, "503 bad sequence"),
        (Phase.RCPT, "530 5.7.1 authentication required"),
    ],
)
def test_what_is_not_the_persons_stops_the_run(phase: Phase, line: str) -> None:
    stopped = outcome(phase, line)
    assert isinstance(stopped, Stopped)
    assert stopped.hint


@pytest.mark.parametrize("phase", [Phase.RCPT, Phase.DATA, Phase.CONTENT])
@pytest.mark.parametrize("line", ["550 5.7.1 denied", "554 5.7.26 unauthenticated", "503 bad sequence", "502 what?"])
def test_policy_once_someone_is_named_may_be_about_them_or_about_us(phase: Phase, line: str) -> None:
    refused = outcome(phase, line)
    assert isinstance(refused, PolicyRefused)
    assert refused.hint


@pytest.mark.parametrize("line", ["552 5.2.2 mailbox full", "552 too many recipients"])
def test_a_full_mailbox_is_tried_again(line: str) -> None:
    assert isinstance(outcome(Phase.RCPT, line), Retry)


def test_a_status_of_another_class_than_the_code_is_not_believed() -> None:
    assert isinstance(outcome(Phase.RCPT, "450 5.1.1 greylisted"), Retry)
    refused = outcome(Phase.RCPT, "550 4.1.1 odd")
    assert isinstance(refused, Refused)
    assert not refused.suppress


def test_a_status_inside_the_words_is_not_a_status() -> None:
    refused = outcome(Phase.RCPT, "550 server 5.1.1 says no")
    assert isinstance(refused, Refused)
    assert not refused.suppress


@pytest.mark.parametrize(
    ("line", "provider_id"),
    [("250 2.0.0 Ok: queued as 4F2B", "Ok: queued as 4F2B"), ("250 ", ""), ("200 2.6.0\tid\n=7", "id =7")],
)
def test_an_accepted_message_has_the_servers_words_as_its_id(line: str, provider_id: str) -> None:
    assert outcome(Phase.CONTENT, line) == Accepted(provider_id=provider_id)


@given(code=st.integers(-1, 399).filter(lambda code: not 200 <= code <= 299))
def test_no_answer_to_the_content_leaves_it_unknown(code: int) -> None:
    assert isinstance(outcome_of(Phase.CONTENT, Reply(code=code, text="hm")), Unknown)


@given(phase=phases, code=st.integers(-1, 999), text=st.text())
def test_every_reply_goes_on_or_has_an_outcome_in_one_short_line(phase: Phase, code: int, text: str) -> None:
    reply = Reply(code=code, text=text)
    result = outcome_of(phase, reply)
    words = result.provider_id if isinstance(result, Accepted) else result.reason
    assert words.isprintable()
    assert len(words) <= (200 if isinstance(result, Accepted) else 300)
    assert isinstance(result, Accepted) == (phase is Phase.CONTENT and goes_on(phase, reply))


@given(phase=st.sampled_from([Phase.MAIL, Phase.RCPT, Phase.DATA]), code=st.integers(-1, 999), text=st.text())
def test_nothing_is_unknown_or_accepted_before_the_content_left(phase: Phase, code: int, text: str) -> None:
    assert not isinstance(outcome_of(phase, Reply(code=code, text=text)), Unknown | Accepted)
