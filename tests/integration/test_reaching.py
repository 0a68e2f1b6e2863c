"""Addresses asked for their headers alone, at real servers on loopback."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from course.articles.web import Limits
from course.articles.web.reaching import NO_HOST, Bounds, Reached, reach, reach_all
from tests.support.certificates import make_trust
from tests.support.web_servers import Request, Send, Site, answer, site

HERE = Limits(allow_private=True, seconds=20.0)


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as running:
        yield running


def sends_on(to: str) -> bytes:
    return answer(b"", status="302 Found", Location=to)


def test_an_answer_has_its_status_its_kind_and_its_size(web: Site) -> None:
    url = web.holds("/a.png", b"p" * 1234, "image/PNG; x=y")
    assert reach(url, HERE) == Reached(status=200, kind="image/png", size=1234)


def test_a_server_that_refuses_to_be_asked_for_headers_is_asked_for_the_first_bytes(web: Site) -> None:
    def some(request: Request, send: Send) -> None:
        if "range" not in request.headers:
            send(answer(b"", status="405 Method Not Allowed"))
        else:
            send(answer(b"", kind="image/png", status="206 Partial Content", Content_Range="bytes 0-0/2000000"))

    web.answers["/a.png"] = some
    assert reach(web.url("/a.png"), HERE) == Reached(status=206, kind="image/png", size=2_000_000)


def test_a_server_that_hangs_up_on_a_head_is_asked_again(web: Site) -> None:
    def some(request: Request, send: Send) -> None:
        if "range" in request.headers:
            send(answer(b"x", kind="image/gif"))

    web.answers["/a.gif"] = some
    assert reach(web.url("/a.gif"), HERE).status == 200


def test_a_server_that_turns_programs_away_is_asked_once(web: Site) -> None:
    url = web.holds("/a", b"", status="403 Forbidden")
    assert reach(url, HERE).status == 403
    assert len(web.asked) == 1


def test_redirects_are_followed_to_their_end(web: Site) -> None:
    web.answers["/old"] = sends_on("/new")
    web.holds("/new", b"here")
    assert reach(web.url("/old"), HERE).status == 200


def test_redirects_in_a_circle_come_to_an_end(web: Site) -> None:
    web.answers["/a"] = sends_on("/a")
    assert reach(web.url("/a"), HERE).problem == "redirects more than 5 times"
    assert len(web.asked) == 6


def test_a_redirect_to_no_web_address_is_a_problem(web: Site) -> None:
    web.answers["/a"] = sends_on("ftp://example.com/a")
    assert "no address" in reach(web.url("/a"), HERE).problem


def test_a_redirect_from_an_encrypted_address_to_an_open_one_is_noted(web: Site, tmp_path: Path) -> None:
    trust = make_trust(tmp_path)
    end = web.holds("/end", b"here")
    with site(trust.server) as secure:
        secure.answers["/a"] = sends_on(end)
        reached = reach(secure.url("/a"), replace(HERE, tls=trust.client))
    assert (reached.status, reached.unsafe) == (200, end)


def test_a_host_that_cannot_prove_who_it_is_is_a_problem(tmp_path: Path) -> None:
    with site(make_trust(tmp_path).server) as secure:
        secure.holds("/a", b"here")
        assert "does not prove" in reach(secure.url("/a"), HERE).problem


def test_a_port_where_nobody_listens_is_a_problem() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        reached = reach(f"http://127.0.0.1:{taken.getsockname()[1]}/", HERE)
    assert "refuses the connection" in reached.problem


def test_a_host_that_nobody_knows_is_a_problem() -> None:
    assert reach("http://no-such-host.invalid/", HERE).problem == NO_HOST


def test_a_server_that_never_answers_is_not_waited_for(web: Site) -> None:
    web.answers["/a"] = lambda _, __: web.ending.wait(20) and None
    assert reach(web.url("/a"), replace(HERE, seconds=0.3)).problem == "gives no answer within 0.3 s"


def test_what_is_no_answer_is_a_problem(web: Site) -> None:
    web.answers["/a"] = b"SSH-2.0-nothing\r\n\r\n"
    assert "no answer that can be read" in reach(web.url("/a"), HERE).problem


def test_machines_of_this_network_are_not_connected_to(web: Site) -> None:
    reached = reach(web.url("/a"), Limits())
    assert not reached.is_public
    assert not web.asked


def test_a_redirect_does_not_lead_into_this_network_either(web: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("course.articles.web.addresses.is_public", lambda address: address == "127.0.0.1")
    web.answers["/a"] = sends_on("http://127.0.0.2/secret")
    assert not reach(web.url("/a"), Limits(seconds=20.0)).is_public


def test_each_address_is_asked_once_whatever_its_fragment(web: Site) -> None:
    url = web.holds("/a", b"here")
    answers = reach_all([url, f"{url}#one", f"{url}#two", url], HERE)
    assert list(answers) == [url, f"{url}#one", f"{url}#two"]
    assert len(web.asked) == 1


def test_no_more_addresses_are_asked_than_may_be(web: Site) -> None:
    urls = [web.holds(f"/{number}", b"here") for number in range(5)]
    assert list(reach_all(urls, HERE, Bounds(addresses=3))) == urls[:3]


def test_nothing_is_asked_that_could_not_end_in_time(web: Site) -> None:
    assert reach_all([web.holds("/a", b"here")], HERE, Bounds(seconds=HERE.seconds / 2)) == {}
    assert not web.asked


def test_what_is_no_address_is_left_out() -> None:
    assert reach_all(["mailto:me@example.com", "http://me:secret@example.com/", "http://["], HERE) == {}
