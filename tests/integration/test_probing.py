"""Asking servers on loopback whether they would take messages."""

from __future__ import annotations

import pytest

from course.errors import ProviderError
from course.providers.probing import probe_sendgrid, probe_smtp
from tests.support.sendgrid_server import KEY, Canned, sendgrid_server
from tests.support.smtp_servers import Act, free_port, scripted_smtp, smtp_sink


def test_an_smtp_server_that_takes_the_log_in_says_so_and_gets_no_message() -> None:
    with smtp_sink(login=("ann", "hunter2")) as sink:
        url = sink.url.replace("//", "//ann:hunter2@")
        assert probe_smtp(url, patience=2).endswith("answers and takes the log-in")
        assert sink.taken == []


def test_a_wrong_password_is_an_error_that_does_not_show_it() -> None:
    with smtp_sink(login=("ann", "hunter2")) as sink, pytest.raises(ProviderError, match="cannot be used") as caught:
        probe_smtp(sink.url.replace("//", "//ann:wrong-one@"), patience=2)
    assert "password" in caught.value.hint
    assert "wrong-one" not in str(caught.value)


def test_a_server_is_left_politely() -> None:
    with scripted_smtp() as server:
        probe_smtp(server.url, patience=2)
        assert server.verbs() == ["EHLO", "QUIT"]


def test_a_silent_or_absent_server_is_an_error() -> None:
    with scripted_smtp(GREETING=[Act.SILENCE]) as server, pytest.raises(ProviderError, match="cannot be used"):
        probe_smtp(server.url, patience=0.2)
    with pytest.raises(ProviderError, match="cannot be used"):
        probe_smtp(f"smtp://127.0.0.1:{free_port()}", patience=2)


def test_a_sendgrid_key_that_may_send_is_fine() -> None:
    with sendgrid_server() as server:
        assert probe_sendgrid(KEY, server.url, patience=2).endswith("the key may send")
        assert server.requests == []


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Canned(status=200, body=b'{"scopes": ["stats.read"]}'), "may not send"),
        (Canned(status=200, body=b"<html>"), "may not send"),
        (Canned(status=403), "answered 403"),
        (Canned(status=503), "answered 503"),
        (Canned(status=302, headers={"Location": "/v3/elsewhere"}), "answered 302"),
    ],
)
def test_any_other_answer_is_an_error(answer: Canned, said: str) -> None:
    with sendgrid_server() as server:
        server.script.append(answer)
        with pytest.raises(ProviderError, match=said) as caught:
            probe_sendgrid(KEY, server.url, patience=2)
        assert caught.value.hint
        assert server.paths == ["GET /v3/scopes"]


def test_a_key_that_sendgrid_does_not_know_is_an_error_that_does_not_show_it() -> None:
    with sendgrid_server() as server, pytest.raises(ProviderError, match="answered 401") as caught:
        probe_sendgrid("SG.unknown", server.url, patience=2)
    assert "SG.unknown" not in str(caught.value)


def test_sendgrid_that_cannot_be_reached_is_an_error() -> None:
    with pytest.raises(ProviderError, match="cannot be reached"):
        probe_sendgrid(KEY, f"http://127.0.0.1:{free_port()}", patience=2)
