from __future__ import annotations

import dataclasses
import json
import logging
import os
import signal
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from course.errors import ProviderError
from course.models import FIRST_NAME, Accepted, Outcome, PolicyRefused, Refused, Retry, Stopped, Unknown
from course.providers.sendgrid import SendGrid
from tests.support.certificates import make_trust
from tests.support.emails import a_recipient, an_email
from tests.support.sendgrid_server import KEY, Canned, Endless, HttpAct, sendgrid_server
from tests.support.smtp_servers import free_port

NOW = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
EMAIL = an_email()


def send(host: str, count: int = 1, *, key: str = KEY, **options: Any) -> list[Outcome]:
    provider = SendGrid(key, host=host, **{"timeout": 2, **options})
    return list(provider.send(EMAIL, [a_recipient(number) for number in range(count)], NOW))


def fault(where: str | None, message: str = "not like this") -> bytes:
    return json.dumps({"errors": [{"message": message, "field": where, "help": None}]}).encode()


# --- requests -------------------------------------------------------------------------------------------------


def test_a_thousand_recipients_are_one_request() -> None:
    with sendgrid_server() as server:
        outcomes = send(server.url, 1000)
        assert outcomes == [Accepted(provider_id="request-1")] * 1000
        assert len(server.requests) == 1
        assert len({mail.address for mail in server.taken}) == 1000


def test_custom_arguments_carry_the_delivery_and_nothing_personal() -> None:
    with sendgrid_server() as server:
        send(server.url, 3)
        assert [mail.custom_args for mail in server.taken] == [{"delivery": str(number)} for number in range(3)]
        assert server.requests[0]["categories"] == ["running-and-back-pain"]


def test_sendgrid_adds_no_unsubscribe_link_of_its_own() -> None:
    with sendgrid_server() as server:
        send(server.url)
        assert server.requests[0]["tracking_settings"] == {"subscription_tracking": {"enable": False}}


def test_an_address_twice_goes_out_in_two_requests() -> None:
    with sendgrid_server() as server:
        people = [a_recipient(1), a_recipient(2), a_recipient(3, email="READER1@people.test")]
        outcomes = SendGrid(KEY, host=server.url).send(EMAIL, people, NOW)
        assert all(isinstance(outcome, Accepted) for outcome in outcomes)
        assert [len(request["personalizations"]) for request in server.requests] == [2, 1]


def test_someone_whose_values_are_too_large_is_refused_and_the_others_go() -> None:
    with sendgrid_server() as server:
        wordy = a_recipient(1)
        wordy = dataclasses.replace(wordy, values={**wordy.values, FIRST_NAME: "長" * 2000})
        refused, accepted = SendGrid(KEY, host=server.url).send(EMAIL, [wordy, a_recipient(2)], NOW)
        assert isinstance(refused, Refused)
        assert "10000" in refused.reason
        assert isinstance(accepted, Accepted)
        assert len(server.requests) == 1


def test_everyone_too_large_makes_no_request() -> None:
    with sendgrid_server() as server:
        wordy = a_recipient(1)
        wordy = dataclasses.replace(wordy, values={**wordy.values, FIRST_NAME: "x" * 20_000})
        (refused,) = SendGrid(KEY, host=server.url).send(EMAIL, [wordy], NOW)
        assert isinstance(refused, Refused)
        assert server.requests == []


def test_a_request_that_would_be_too_large_is_divided() -> None:
    with sendgrid_server() as server:
        outcomes = send(server.url, 40, max_request=25_000)
        assert all(isinstance(outcome, Accepted) for outcome in outcomes)
        assert len(server.requests) > 1
        assert max(server.sizes) <= 25_000
        assert len(server.taken) == 40


def test_an_email_too_large_for_a_request_stops_the_run() -> None:
    with sendgrid_server() as server:
        outcomes = send(server.url, 5, max_request=1000)
        assert all(isinstance(outcome, Stopped) for outcome in outcomes)
        assert server.requests == []


def test_https_with_a_certificate_that_is_trusted(tmp_path: Path) -> None:
    trust = make_trust(tmp_path)
    with sendgrid_server(trust.server) as server:
        assert isinstance(send(server.url, tls=trust.client)[0], Accepted)


def test_a_proxy_is_not_asked_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
    monkeypatch.delenv("no_proxy", raising=False)
    with sendgrid_server() as server:
        assert isinstance(send(server.url)[0], Accepted)


# --- refusals -------------------------------------------------------------------------------------------------


def test_one_bad_recipient_among_a_thousand_leaves_the_others() -> None:
    with sendgrid_server() as server:
        bad = a_recipient(617).email
        server.refused[bad] = "Does not contain a valid address."
        outcomes = send(server.url, 1000)
        refused = outcomes.pop(617)
        assert refused == Refused(
            reason="SendGrid answered 400: Does not contain a valid address. (personalizations.0.to.0.email)"
        )
        assert all(isinstance(outcome, Accepted) for outcome in outcomes)
        assert bad not in {mail.address for mail in server.taken}
        assert len(server.taken) == 999
        assert len(server.requests) == 3


def test_a_fault_without_a_place_is_found_by_halving() -> None:
    with sendgrid_server() as server:
        server.script = [Canned(status=400, body=fault("personalizations"))] * 4
        outcomes = send(server.url, 8)
        assert isinstance(outcomes[0], PolicyRefused)
        assert all(isinstance(outcome, Accepted) for outcome in outcomes[1:])
        assert len(server.taken) == 7


@pytest.mark.parametrize("where", ["from.email", "subject", "content.0.value"])
def test_a_fault_of_the_request_itself_stops_at_once(where: str) -> None:
    with sendgrid_server() as server:
        server.script = [Canned(status=400, body=fault(where))]
        outcomes = send(server.url, 100)
        assert all(isinstance(outcome, Stopped) and where in outcome.reason for outcome in outcomes)
        assert len(server.requests) == 1


@pytest.mark.parametrize("body", [fault(None), fault("null"), b"", b"no json", b'{"errors": "x"}', b"[]", b"\xff"])
def test_a_fault_without_a_name_stops_after_few_requests(body: bytes) -> None:
    with sendgrid_server() as server:
        server.script = [Canned(status=400, body=body)] * 100
        outcomes = send(server.url, 1000)
        assert [type(outcome) for outcome in outcomes] == [PolicyRefused] * 3 + [Stopped] * 997
        assert len(server.requests) <= 16


def test_those_whom_nothing_is_said_against_go_before_the_suspects() -> None:
    named = [{"message": "hm", "field": f"personalizations.{place}.headers"} for place in range(5)]
    alone = [Canned(status=400, body=fault("personalizations.0.headers"))] * 5
    with sendgrid_server() as server:
        server.script = [Canned(status=400, body=json.dumps({"errors": named}).encode()), Canned(status=202), *alone]
        outcomes = send(server.url, 10)
        assert [type(outcome) for outcome in outcomes] == [PolicyRefused] * 5 + [Accepted] * 5


def test_a_wrong_key_stops_the_run() -> None:
    with sendgrid_server() as server:
        outcomes = send(server.url, 3, key="SG.another-s3cret")
        assert all(isinstance(outcome, Stopped) for outcome in outcomes)
        assert "SENDGRID_API_KEY" in outcomes[0].hint  # type: ignore[union-attr]
        assert "s3cret" not in repr(outcomes)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (200, Accepted),
        (202, Accepted),
        (204, Unknown),
        (301, Stopped),
        (302, Stopped),
        (307, Stopped),
        (401, Stopped),
        (403, Stopped),
        (404, Stopped),
        (405, Stopped),
        (408, Retry),
        (413, Stopped),
        (415, Stopped),
        (429, Retry),
        (500, Retry),
        (502, Unknown),
        (503, Retry),
        (504, Unknown),
        (599, Unknown),
    ],
)
def test_each_status_has_its_outcome(status: int, kind: type[Outcome]) -> None:
    with sendgrid_server() as server:
        server.script = [Canned(status=status, headers={"Location": f"{server.url}/elsewhere"})]
        (outcome,) = send(server.url)
        assert isinstance(outcome, kind)
        assert server.paths == ["POST /v3/mail/send"]


def test_a_413_of_the_servers_own_divides_the_request() -> None:
    with sendgrid_server() as server:
        server.script = [Canned(status=413)]
        assert all(isinstance(outcome, Accepted) for outcome in send(server.url, 10))
        assert [len(request["personalizations"]) for request in server.requests] == [10, 5, 5]


def test_a_limit_says_how_long_to_wait_and_is_not_tried_again() -> None:
    with sendgrid_server() as server:
        server.script = [Canned(status=413), Canned(status=429, headers={"Retry-After": "30"})]
        outcomes = send(server.url, 10)
        assert outcomes == [Retry(reason="SendGrid answered 429", after_s=30.0)] * 10
        assert len(server.requests) == 2


def test_a_limit_may_name_the_moment_it_ends() -> None:
    with sendgrid_server() as server:
        server.script = [Canned(status=429, headers={"X-RateLimit-Reset": str(int(time.time()) + 60)})]
        (outcome,) = send(server.url)
        assert isinstance(outcome, Retry)
        assert outcome.after_s == pytest.approx(60, abs=5)


def test_a_limit_that_cannot_be_read_is_retried_all_the_same() -> None:
    with sendgrid_server() as server:
        server.script = [Canned(status=429, headers={"Retry-After": "soon"})]
        assert send(server.url) == [Retry(reason="SendGrid answered 429")]


# --- the network ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("act", [HttpAct.DROP, HttpAct.RESET, HttpAct.GARBAGE])
def test_no_answer_to_a_request_that_left_is_unknown(act: HttpAct) -> None:
    with sendgrid_server() as server:
        server.script = [act]
        outcomes = send(server.url, 3)
        assert all(isinstance(outcome, Unknown) for outcome in outcomes)
        assert len(server.requests) == 1


def test_an_answer_that_takes_too_long_is_unknown() -> None:
    with sendgrid_server() as server:
        server.script = [HttpAct.SILENCE]
        assert isinstance(send(server.url, timeout=0.2)[0], Unknown)


def test_an_acceptance_that_breaks_off_is_an_acceptance() -> None:
    with sendgrid_server() as server:
        server.script = [HttpAct.CUT]
        assert send(server.url) == [Accepted(provider_id="cut")]


SLOW = [
    (Endless(start=b"HTTP/1.1 202"), Unknown),
    (Endless(start=b"HTTP/1.1 202 Accepted\r\nX-Message-Id: m\r\nX: "), Accepted),
    (Endless(start=b"HTTP/1.1 403 No\r\nX: "), Stopped),
    (Endless(start=b"HTTP/1.1 429 Later\r\n", again=b"X: y\r\n", pause=0.1), Retry),
    (Endless(start=b"HTTP/1.1 400 Bad\r\nContent-Length: 1000000\r\n\r\n"), PolicyRefused),
    (Endless(start=b"HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n", again=b"1\r\nx\r\n"), Accepted),
    (Endless(start=b"", again=b"HTTP/1.1 100 Continue\r\n\r\n"), Unknown),
]


@pytest.mark.parametrize(("answer", "kind"), SLOW)
def test_an_answer_byte_by_byte_has_one_deadline_and_what_its_status_said(answer: Endless, kind: type[Outcome]) -> None:
    with sendgrid_server() as server:
        server.script = [answer]
        begun = time.monotonic()
        (outcome,) = send(server.url, timeout=0.3)
        assert time.monotonic() - begun < 2
        assert isinstance(outcome, kind)


def test_the_deadline_holds_within_tls_too(tmp_path: Path) -> None:
    trust = make_trust(tmp_path)
    with sendgrid_server(trust.server) as server:
        server.script = [Endless(start=b"HTTP/1.1 2")]
        (outcome,) = send(server.url, tls=trust.client, timeout=0.5)
        assert outcome == Unknown(reason="no answer came from SendGrid: no answer within 0.5 s")


@pytest.mark.parametrize(
    ("start", "again", "kind"),
    [
        (b"HTTP/1.1 403 No\r\n", b"X: y\r\n" * 100, Stopped),
        (b"HTTP/1.1 403 No\r\nX: ", b"y" * 10_000, Stopped),
        (b"HTTP/1.1 403 No\r\nContent-Length: 1000000000000\r\n\r\n", b"y" * 10_000, Stopped),
        (b"HTTP/1.1 403 No\r\n\r\n", b"y" * 10_000, Stopped),
        (b"", b"y" * 10_000, Unknown),
    ],
)
def test_an_answer_without_an_end_is_heard_as_far_as_it_need_be(
    start: bytes, again: bytes, kind: type[Outcome]
) -> None:
    with sendgrid_server() as server:
        server.script = [Endless(start=start, again=again, pause=0)]
        begun = time.monotonic()
        (outcome,) = send(server.url, timeout=10)
        assert time.monotonic() - begun < 5
        assert isinstance(outcome, kind)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (b"HTTP/1.1 202 Accepted\r\nContent-Length: -5\r\n\r\n", Accepted),
        (b"HTTP/1.1 202 Accepted\r\nContent-Length: many\r\n\r\n", Accepted),
        (b"HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", Accepted),
        (b"HTTP/1.1 202 Accepted\r\n\x00\xff no header at all\r\n: \r\n\r\n", Accepted),
        (b"HTTP/1.1 302 Found\r\nLocation: http://[::1\r\n\r\n", Stopped),
        (b"HTTP/1.1 401 No\r\nWWW-Authenticate: ????\r\n\r\n", Stopped),
        (b"HTTP/1.1 400 Bad\r\n\r\n" + b"[" * 60_000, PolicyRefused),
        (b"HTTP/1.1 101 Switching Protocols\r\n\r\n", Unknown),
        (b"HTTP/9.9 202 Accepted\r\n\r\n", Unknown),
        (b"HTTP/1.1 20x Accepted\r\n\r\n", Unknown),
        (b"HTTP/1.1 99999 What\r\n\r\n", Unknown),
        (b"\xff\xfe\r\n\r\n", Unknown),
    ],
)
def test_no_answer_however_odd_is_an_error_of_ours(answer: bytes, kind: type[Outcome]) -> None:
    with sendgrid_server() as server:
        server.script = [answer]
        assert isinstance(send(server.url)[0], kind)


def test_an_interrupt_passes_through() -> None:
    with sendgrid_server() as server:
        server.script = [HttpAct.SILENCE]
        threading.Timer(0.2, os.kill, [os.getpid(), signal.SIGINT]).start()
        with pytest.raises(KeyboardInterrupt):
            send(server.url, timeout=5)


def test_a_proxy_that_cannot_be_used_stops_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "socks5://127.0.0.1:1")
    monkeypatch.delenv("no_proxy", raising=False)
    assert isinstance(send("https://sendgrid.invalid")[0], Stopped)


def test_nobody_listening_stops_the_run() -> None:
    host = f"http://127.0.0.1:{free_port()}"
    outcomes = send(host, 2)
    assert all(isinstance(outcome, Stopped) and host in outcome.reason for outcome in outcomes)


def test_a_certificate_that_is_not_trusted_stops_the_run(tmp_path: Path) -> None:
    with sendgrid_server(make_trust(tmp_path).server) as server:
        (stopped,) = send(server.url)
        assert isinstance(stopped, Stopped)
        assert "certificate" in stopped.reason
        assert server.requests == []


# --- the key --------------------------------------------------------------------------------------------------


def test_the_key_and_the_people_are_never_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), sendgrid_server() as server:
        send(server.url)
        server.script = [Canned(status=500)]
        send(server.url)
    assert KEY not in caplog.text
    assert a_recipient(0).email not in caplog.text


@pytest.mark.parametrize("key", ["", " ", "SG.s3cret\nX: y", "SG.s3crét", "SG. s3cret"])
def test_a_key_that_cannot_be_one_is_refused_without_showing_it(key: str) -> None:
    with pytest.raises(ProviderError) as caught:
        SendGrid(key)
    assert "s3cr" not in caught.value.message + caught.value.hint


def test_spaces_around_a_key_are_left_out() -> None:
    with sendgrid_server() as server:
        assert isinstance(send(server.url, key=f" {KEY}\n")[0], Accepted)


@pytest.mark.parametrize("host", ["http://api.sendgrid.com", "ftp://127.0.0.1", "api.sendgrid.com"])
def test_a_host_that_would_carry_the_key_in_the_clear_is_refused(host: str) -> None:
    with pytest.raises(ProviderError, match="in the clear"):
        SendGrid(KEY, host=host)


def test_sendgrid_itself_is_not_local() -> None:
    assert not SendGrid(KEY).is_local
    assert SendGrid(KEY).chunk_size == 1000
