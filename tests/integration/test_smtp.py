from __future__ import annotations

import dataclasses
import os
import signal
import ssl
import threading
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from course.errors import ProviderError
from course.models import Accepted, Outcome, PolicyRefused, Refused, Retry, Stopped, Unknown
from course.providers.smtp import Smtp
from course.providers.smtp_session import Timeouts
from tests.support.certificates import Trust, make_trust
from tests.support.emails import a_recipient, an_email, body, read
from tests.support.smtp_servers import Act, free_port, scripted_smtp, smtp_sink

NOW = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
SOON = Timeouts(connect=2, command=0.3, accept=0.3, quit=0.2)
EMAIL = an_email()


@contextmanager
def smtp(url: str, **options: Any) -> Iterator[Smtp]:
    provider = Smtp(url, **{"timeouts": SOON, **options})
    try:
        yield provider
    finally:
        provider.close()


def send_one(url: str, **options: Any) -> Outcome:
    with smtp(url, **options) as provider:
        (outcome,) = provider.send(EMAIL, [a_recipient()], NOW)
        return outcome


def send_in_turn(provider: Smtp, count: int) -> Sequence[Outcome]:
    return [provider.send(EMAIL, [a_recipient(number)], NOW)[0] for number in range(count)]


@pytest.fixture(scope="module")
def trust(tmp_path_factory: pytest.TempPathFactory) -> Trust:
    return make_trust(tmp_path_factory.mktemp("certificate"))


# --- on good days ---------------------------------------------------------------------------------------------


def test_an_accepted_message_has_the_servers_name_for_it() -> None:
    with smtp_sink() as sink:
        assert send_one(sink.url) == Accepted(provider_id="Ok: queued as Q1")
        assert [(one.sender, one.recipients) for one in sink.taken] == [
            (EMAIL.sender.email, (a_recipient().email,)),
        ]


def test_connections_are_kept_between_chunks_and_never_more_than_allowed() -> None:
    with smtp_sink() as sink, smtp(sink.url, connections=3) as provider:
        for chunk in range(4):
            outcomes = provider.send(EMAIL, [a_recipient(chunk * 3 + n) for n in range(3)], NOW)
            assert all(isinstance(outcome, Accepted) for outcome in outcomes)
        assert len(sink.taken) == 12
        assert len(sink.connections) <= 3


def test_a_lone_dot_and_leading_dots_survive() -> None:
    with smtp_sink() as sink:
        send_one(sink.url)
        assert "\n.\n..and a line that starts with dots" in body(read(sink.taken[0].content), "plain")


def test_a_chunk_is_as_large_as_the_connections_are_many() -> None:
    with smtp("smtp://127.0.0.1:1", connections=4) as provider:
        assert provider.chunk_size == 4


def test_only_this_machine_is_local() -> None:
    with smtp("smtp://localhost:1") as here, smtp("smtp://mail.example.com") as there:
        assert here.is_local
        assert not there.is_local


# --- privacy --------------------------------------------------------------------------------------------------


def with_login(url: str, login: str, options: str = "") -> str:
    return url.replace("://", f"://{login}@") + options


def test_starttls_comes_before_the_password(trust: Trust) -> None:
    with smtp_sink(tls=trust.server, require_starttls=True, login=("ada@course.test", "p@ss/word")) as sink:
        url = with_login(sink.url, "ada%40course.test:p%40ss%2Fword", "?tls=require")
        assert isinstance(send_one(url, tls=trust.client), Accepted)
        assert [(one.tls, one.user) for one in sink.taken] == [(True, "ada@course.test")]


def test_implicit_tls_and_login(trust: Trust) -> None:
    with smtp_sink(tls=trust.server, implicit_tls=True, login=("ada", "s3cret")) as sink:
        assert isinstance(send_one(with_login(sink.url, "ada:s3cret"), tls=trust.client), Accepted)
        assert [(one.tls, one.user) for one in sink.taken] == [(True, "ada")]


@pytest.mark.parametrize("implicit", [True, False])
def test_a_certificate_that_is_not_trusted_stops_the_run(trust: Trust, implicit: bool) -> None:
    with smtp_sink(tls=trust.server, implicit_tls=implicit) as sink:
        stopped = send_one(sink.url if implicit else f"{sink.url}?tls=require", tls=ssl.create_default_context())
        assert isinstance(stopped, Stopped)
        assert "certificate" in stopped.hint
        assert sink.taken == []


def test_no_starttls_where_it_is_required_stops_the_run() -> None:
    with smtp_sink() as sink:
        stopped = send_one(f"{sink.url}?tls=require")
        assert isinstance(stopped, Stopped)
        assert "STARTTLS" in stopped.reason


def test_a_wrong_password_stops_everyone_and_is_tried_once() -> None:
    answers = [b"250-scripted\r\n250 AUTH PLAIN\r\n"]
    with scripted_smtp(EHLO=answers, AUTH=[b"535 5.7.8 Authentication credentials invalid\r\n"]) as server:
        with smtp(with_login(server.url, "ada:s3cret"), connections=5) as provider:
            outcomes = provider.send(EMAIL, [a_recipient(n) for n in range(5)], NOW)
        assert all(isinstance(outcome, Stopped) for outcome in outcomes)
        assert server.verbs().count("AUTH") == 1
        shown = repr(outcomes)
        assert "535" in shown
        assert "s3cret" not in shown


PLAIN = b64encode(b"\0ada\0s3cret").decode()
ECHOES = f"AUTH PLAIN {PLAIN} {b64encode(b's3cret').decode()} s3cret".encode()
OFFERS_LOGIN = [b"250-scripted\r\n250 AUTH PLAIN\r\n"]


@pytest.mark.parametrize("code", [b"535 5.7.8 ", b"421 4.7.0 ", b"hm: ", b"999 "])
def test_a_refused_log_in_is_told_by_its_numbers_alone(code: bytes) -> None:
    with scripted_smtp(EHLO=OFFERS_LOGIN, AUTH=[code + ECHOES + b"\r\n"]) as server:
        stopped = send_one(with_login(server.url, "ada:s3cret"))
        assert isinstance(stopped, Stopped)
        assert not any(secret in stopped.reason for secret in ("s3cret", PLAIN, "AUTH PLAIN", "ada"))
        if code.startswith(b"5"):
            assert stopped.reason.endswith("the log-in was answered 535 5.7.8")
            assert "COURSE_SMTP_URL" in stopped.hint


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA", "DOT"])
@pytest.mark.parametrize("code", [b"250 2.0.0 ", b"550 5.7.1 ", b"451 4.0.0 ", b"hm: "])
def test_a_server_that_repeats_the_log_in_later_is_masked(step: str, code: bytes) -> None:
    script = {"EHLO": OFFERS_LOGIN, "AUTH": [b"235 2.7.0 ok\r\n"], step: [code + ECHOES + b"\r\n"]}
    with scripted_smtp(**script) as server:
        shown = repr(send_one(with_login(server.url, "ada:s3cret")))
        assert not any(secret in shown for secret in ("s3cret", PLAIN, "ada"))


@pytest.mark.parametrize("challenge", [b"334 abc\r\n", b"334 \xff\r\n"])
def test_a_challenge_that_cannot_be_read_stops_the_run(challenge: bytes) -> None:
    offers = [b"250-scripted\r\n250 AUTH CRAM-MD5\r\n"]
    with scripted_smtp(EHLO=offers, AUTH=[challenge]) as server:
        assert isinstance(send_one(with_login(server.url, "ada:s3cret")), Stopped)


def test_a_password_for_a_server_without_login_stops_the_run() -> None:
    with scripted_smtp() as server:
        stopped = send_one(with_login(server.url, "ada:s3cret"))
        assert isinstance(stopped, Stopped)
        assert "AUTH" in stopped.reason


def test_a_url_that_cannot_be_used_is_refused_at_once() -> None:
    with pytest.raises(ProviderError):
        Smtp("smtp://ada:s3cret@mail.example.com?tls=none")


# --- a server that cannot be reached --------------------------------------------------------------------------


def test_nobody_listening_stops_the_run() -> None:
    port = free_port()
    stopped = send_one(f"smtp://127.0.0.1:{port}")
    assert isinstance(stopped, Stopped)
    assert f"127.0.0.1:{port}" in stopped.reason
    assert "firewall" in stopped.hint


@pytest.mark.parametrize(
    "greeting", [b"421 4.3.2 too busy\r\n", b"554 5.7.1 you are listed\r\n", b"hello?\r\n", Act.DROP, Act.RESET]
)
def test_being_turned_away_at_the_door_stops_the_run(greeting: Any) -> None:
    with scripted_smtp(GREETING=[greeting]) as server:
        stopped = send_one(server.url)
        assert isinstance(stopped, Stopped)
        assert stopped.hint


def test_a_server_that_never_greets_stops_the_run() -> None:
    with scripted_smtp(GREETING=[Act.SILENCE]) as server:
        stopped = send_one(server.url, timeouts=dataclasses.replace(SOON, connect=0.2))
        assert isinstance(stopped, Stopped)


def test_a_server_of_the_old_protocol_is_served() -> None:
    with scripted_smtp(EHLO=[b"502 what?\r\n"], HELO=[b"250 hello\r\n"]) as server:
        assert isinstance(send_one(server.url), Accepted)


def test_fewer_connections_than_wanted_carry_everyone() -> None:
    with scripted_smtp(GREETING=[b"220 one\r\n", b"220 two\r\n", b"421 4.7.0 enough of you\r\n"]) as server:
        with smtp(server.url, connections=6) as provider:
            outcomes = provider.send(EMAIL, [a_recipient(n) for n in range(6)], NOW)
        assert all(isinstance(outcome, Accepted) for outcome in outcomes)
        assert len(server.contents) == 6


# --- refusals -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("step", "line", "kind"),
    [
        ("MAIL", b"451 4.3.0 later\r\n", Retry),
        ("MAIL", b"550 5.1.8 who are you\r\n", Stopped),
        ("RCPT", b"450 4.2.1 busy\r\n", Retry),
        ("RCPT", b"452 4.2.2 full\r\n", Retry),
        ("RCPT", b"550 5.1.1 no such user\r\n", Refused),
        ("RCPT", b"550-5.7.1 not\r\n550 5.7.1 from here\r\n", PolicyRefused),
        ("DATA", b"451 later\r\n", Retry),
        ("DATA", b"250 what?\r\n", Retry),
        ("DOT", b"451 4.7.1 greylisted\r\n", Retry),
        ("DOT", b"421 4.3.2 shutting down\r\n", Retry),
        ("DOT", b"554 5.6.0 no\r\n", Refused),
        ("DOT", b"554 5.7.1 spam\r\n", PolicyRefused),
        ("DOT", b"354 hm\r\n", Unknown),
    ],
)
def test_each_reply_has_its_outcome(step: str, line: bytes, kind: type[Outcome]) -> None:
    with scripted_smtp(**{step: [line]}) as server:
        assert isinstance(send_one(server.url), kind)


def test_a_refusal_leaves_the_connection_to_the_next() -> None:
    with scripted_smtp(RCPT=[b"550 5.1.1 no\r\n", b"250 yes\r\n"]) as server:
        with smtp(server.url, connections=1) as provider:
            first, second = send_in_turn(provider, 2)
        assert first == Refused(reason="the recipient was answered 550 5.1.1 no", suppress=True)
        assert isinstance(second, Accepted)
        assert server.connections == 1
        assert "RSET" in server.verbs()


def test_a_connection_that_cannot_be_reset_is_left() -> None:
    with scripted_smtp(RCPT=[b"550 no\r\n", b"250 yes\r\n"], RSET=[b"500 what?\r\n"]) as server:
        with smtp(server.url, connections=1) as provider:
            send_in_turn(provider, 2)
        assert server.connections == 2


def test_a_refusal_by_policy_leaves_the_others() -> None:
    with scripted_smtp(RCPT=[b"550 5.7.1 no\r\n", b"250 yes\r\n"]) as server:
        with smtp(server.url, connections=1) as provider:
            first, second = send_in_turn(provider, 2)
        assert isinstance(first, PolicyRefused)
        assert isinstance(second, Accepted)


def test_a_stop_reaches_those_who_wait() -> None:
    with scripted_smtp(GREETING=[b"220 one\r\n", b"421 no more\r\n"], MAIL=[b"550 5.7.1 stop\r\n"]) as server:
        with smtp(server.url, connections=4) as provider:
            outcomes = provider.send(EMAIL, [a_recipient(n) for n in range(4)], NOW)
        assert all(isinstance(outcome, Stopped) for outcome in outcomes)
        assert server.verbs().count("MAIL") == 1


def test_a_busy_server_is_left_and_come_back_to() -> None:
    with scripted_smtp(RCPT=[b"421 4.3.2 later\r\n", b"250 yes\r\n"]) as server:
        with smtp(server.url, connections=1) as provider:
            first, second = send_in_turn(provider, 2)
        assert isinstance(first, Retry)
        assert isinstance(second, Accepted)
        assert server.connections == 2


# --- broken connections ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("act", list(Act))
@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
def test_a_connection_lost_before_the_content_means_it_did_not_leave(step: str, act: Act) -> None:
    with scripted_smtp(**{step: [act]}) as server:
        assert isinstance(send_one(server.url), Retry)
        assert server.contents == []


@pytest.mark.parametrize("act", list(Act))
def test_a_connection_lost_within_the_content_means_it_did_not_leave(act: Act) -> None:
    large = an_email(text="x" * 20_000_000)  # more than the sockets between them hold
    with scripted_smtp(BODY=[act]) as server, smtp(server.url) as provider:
        (outcome,) = provider.send(large, [a_recipient()], NOW)
        assert isinstance(outcome, Retry)
        assert server.contents == []


@pytest.mark.parametrize("act", list(Act))
def test_a_connection_lost_after_the_final_dot_leaves_it_unknown(act: Act) -> None:
    with scripted_smtp(DOT=[act]) as server:
        assert isinstance(send_one(server.url), Unknown)
        assert len(server.contents) == 1


@pytest.mark.parametrize("garbage", [b"\x00\xff\r\n", b"fine\r\n", b"2x0 ok\r\n", b"x" * 100_000, b"-1 no\r\n"])
def test_garbage_after_the_final_dot_leaves_it_unknown(garbage: bytes) -> None:
    with scripted_smtp(DOT=[garbage]) as server:
        assert isinstance(send_one(server.url), Unknown)


@pytest.mark.parametrize("garbage", [b"\x00\xff\r\n", b"fine\r\n", b"354 go on\r\n"])
def test_garbage_before_the_content_means_it_did_not_leave(garbage: bytes) -> None:
    with scripted_smtp(RCPT=[garbage, b"250 yes\r\n"]) as server:
        with smtp(server.url, connections=1) as provider:
            first, second = send_in_turn(provider, 2)
        assert isinstance(first, Retry)
        assert isinstance(second, Accepted)


def test_a_reply_of_many_lines_may_come_in_pieces() -> None:
    pieces = [b"25", b"0-2.0.0 first\r", b"\n250-2.0.0 se", b"cond\r\n250", b" 2.0.0 queued as P1\r\n"]
    with scripted_smtp(DOT=[pieces]) as server:
        accepted = send_one(server.url)
        assert isinstance(accepted, Accepted)
        assert "queued as P1" in accepted.provider_id


@pytest.mark.parametrize("step", ["DROP", "421"])
def test_a_connection_that_went_stale_between_chunks_is_replaced(step: str) -> None:
    stale = Act.DROP if step == "DROP" else b"421 4.4.2 idle too long\r\n"
    with scripted_smtp(MAIL=[b"250 yes\r\n", stale, b"250 yes\r\n"]) as server:
        with smtp(server.url, connections=1) as provider:
            outcomes = send_in_turn(provider, 3)
        assert all(isinstance(outcome, Accepted) for outcome in outcomes)
        assert server.connections == 2
        assert len(server.contents) == 3


def test_after_an_unknown_outcome_the_next_message_has_a_new_connection() -> None:
    with scripted_smtp(DOT=[Act.SILENCE, b"250 yes\r\n"]) as server:
        with smtp(server.url, connections=1) as provider:
            first, second = send_in_turn(provider, 2)
        assert isinstance(first, Unknown)
        assert isinstance(second, Accepted)
        assert server.connections == 2


def test_one_broken_connection_leaves_the_others() -> None:
    with scripted_smtp(DOT=[Act.RESET, b"250 yes\r\n"]) as server:
        with smtp(server.url, connections=4) as provider:
            outcomes = provider.send(EMAIL, [a_recipient(n) for n in range(4)], NOW)
        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Accepted", "Accepted", "Accepted", "Unknown"]


# --- the end --------------------------------------------------------------------------------------------------


def test_closing_says_goodbye_on_every_connection() -> None:
    with scripted_smtp() as server:
        provider = Smtp(server.url, connections=2, timeouts=SOON)
        provider.send(EMAIL, [a_recipient(1), a_recipient(2)], NOW)
        provider.close()
        provider.close()
        assert server.verbs().count("QUIT") == server.connections


def test_closing_does_not_wait_for_a_server_that_is_silent() -> None:
    with scripted_smtp(QUIT=[Act.SILENCE]) as server:
        assert isinstance(send_one(server.url), Accepted)


def test_an_interrupt_passes_through_and_the_provider_can_still_be_closed() -> None:
    with scripted_smtp(MAIL=[Act.SILENCE]) as server:
        provider = Smtp(server.url, timeouts=dataclasses.replace(SOON, command=5))
        threading.Timer(0.2, os.kill, [os.getpid(), signal.SIGINT]).start()
        with pytest.raises(KeyboardInterrupt):
            provider.send(EMAIL, [a_recipient()], NOW)
        provider.close()
        assert server.contents == []


def test_a_closed_provider_can_send_again() -> None:
    with scripted_smtp() as server:
        provider = Smtp(server.url, timeouts=SOON)
        provider.close()
        assert isinstance(provider.send(EMAIL, [a_recipient()], NOW)[0], Accepted)
        provider.close()
