"""Pages from real servers on loopback, the ill-behaved ones too."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from course.articles import read_article
from course.articles.web import Limits, Web
from course.articles.web.fetching import fetch
from course.errors import ArticleError
from course.models import SourceUnit
from tests.support.certificates import make_trust
from tests.support.web_servers import Request, Send, Site, answer, site
from tests.support.word_files import p, word_file

PAGE = b"""<!doctype html><html><head><title>Sleep Well</title></head><body><article><h1>Sleep Well</h1>
<p>Go to bed at the same hour each night, and your body learns when it is time to rest.</p>
<h2>The room</h2><p>Keep it dark and cool, and <a href="/map">see the map</a> for more.</p></article></body></html>"""
HERE = Limits(allow_private=True, seconds=20.0)
NOW = datetime(2027, 1, 4, 8, 0, tzinfo=UTC)


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as running:
        yield running


def problem(url: str, limits: Limits = HERE) -> ArticleError:
    with pytest.raises(ArticleError) as caught:
        fetch(url, limits)
    assert caught.value.hint
    return caught.value


def test_a_page_is_an_article_with_links_that_lead_to_its_site(web: Site) -> None:
    article = read_article(web.holds("/sleep", PAGE), web=Web(limits=HERE))

    assert article.title == "Sleep Well"
    assert article.source == web.url("/sleep")
    assert f"[see the map]({web.url('/map')})" in article.blocks[-1].markdown


@pytest.mark.parametrize(
    ("path", "kind", "body", "title"),
    [
        ("/a.md", "text/plain", b"# From Markdown\n\nSome words.\n", "From Markdown"),
        ("/a", "text/markdown; charset=utf-8", b"# From Markdown\n\nSome words.\n", "From Markdown"),
        ("/a", "text/plain", b"From Text\n\nSome words stand here, and then some.\n", "From Text"),
        ("/a", "application/octet-stream", word_file(p("From Word", "Title"), p("Some words.")), "From Word"),
        ("/a", "", PAGE, "Sleep Well"),
    ],
)
def test_a_page_of_any_format_is_read(web: Site, path: str, kind: str, body: bytes, title: str) -> None:
    assert read_article(web.holds(path, body, kind), web=Web(limits=HERE)).title == title


def test_a_word_file_from_the_web_counts_paragraphs(web: Site) -> None:
    url = web.holds("/a.docx", word_file(p("Title", "Title"), p("Words.")), "application/octet-stream")

    assert read_article(url, web=Web(limits=HERE)).unit is SourceUnit.PARAGRAPH


def test_the_charset_of_the_server_is_heeded(web: Site) -> None:
    body = "<article><h1>Крепкий сон</h1><p>Спите в темноте и прохладе, и тело отдохнёт.</p></article>"
    url = web.holds("/a", body.encode("koi8-r"), "text/html; charset=KOI8-R")

    assert read_article(url, web=Web(limits=HERE)).title == "Крепкий сон"


def test_it_says_who_asks_and_in_which_language(web: Site) -> None:
    fetch(web.holds("/", PAGE), replace(HERE, language="de"))

    headers = web.asked[0].headers
    assert headers["user-agent"].startswith("course/")
    assert headers["accept-language"] == "de, en;q=0.5"
    assert headers["host"] == f"127.0.0.1:{web.port}"


def test_an_address_in_any_script_is_asked_for_as_browsers_do(web: Site) -> None:
    web.holds("/caf%C3%A9%20one?q=%C3%A9", PAGE)

    assert fetch(web.url("/café one?q=é#part"), HERE).body == PAGE


# --- redirects and addresses --------------------------------------------------------------------------------


def test_redirects_are_followed_to_where_the_page_is(web: Site) -> None:
    web.holds("/old", b"", status="301 Moved", Location="new?x=1")
    web.holds("/new?x=1", PAGE)

    page = fetch(web.url("/old"), HERE)

    assert (page.asked, page.url, page.body) == (web.url("/old"), web.url("/new?x=1"), PAGE)


def test_redirects_in_a_circle_end(web: Site) -> None:
    url = web.holds("/", b"", status="302 Found", Location="/")

    assert "redirects more than 5 times" in problem(url).message
    assert len(web.asked) == 6


@pytest.mark.parametrize("where", ["file:///etc/passwd", "ftp://example.com/a", "javascript:alert(1)", "//[::1"])
def test_redirects_lead_to_pages_only(web: Site, where: str) -> None:
    error = problem(web.holds("/", b"", status="302 Found", Location=where))

    assert error.hint
    assert len(web.asked) == 1


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_this_machine_is_not_asked_unless_that_is_allowed(web: Site, host: str) -> None:
    web.holds("/", PAGE)

    error = problem(web.url("/", host), Limits())

    assert "not on the public internet" in error.message
    assert "--allow-private" in error.hint
    assert web.asked == []


def test_a_redirect_to_a_private_address_is_refused(web: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    # One address stands for the public internet here: the one that is asked for first.
    monkeypatch.setattr("course.articles.web.addresses.is_public", lambda address: address == "127.0.0.1")
    url = web.holds("/", b"", status="302 Found", Location=web.url("/secret", "127.0.0.2"))

    assert "127.0.0.2" in problem(url, Limits()).message
    assert [request.path for request in web.asked] == ["/"]


def test_a_host_that_is_not_there_is_said_to_be_missing() -> None:
    assert "is not found" in problem("http://nowhere.invalid/").message


def test_nobody_listening_is_said(web: Site) -> None:
    with site() as closed:
        url = closed.url()

    assert "cannot be fetched" in problem(url).message


# --- answers that are no page -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("401 X", "login"),
        ("403 X", "login"),
        ("404 X", "no such page"),
        ("410 X", "gone"),
        ("429 X", "too often"),
        ("418 X", "418"),
        ("503 X", "fault of its own"),
        ("304 X", "304"),
        ("206 X", "206"),
    ],
)
def test_a_status_is_explained(web: Site, status: str, said: str) -> None:
    assert said in problem(web.holds("/", b"", status=status)).message


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "video/mp4", "application/json", "text/css"])
def test_what_is_no_page_is_refused(web: Site, kind: str) -> None:
    assert kind in problem(web.holds("/", b"x", kind)).message


def test_a_page_that_scripts_would_write_is_said_to_be_one(web: Site) -> None:
    url = web.holds("/", b"<html><body><div id=root></div><script src=app.js></script>Loading</body></html>")

    with pytest.raises(ArticleError, match="JavaScript"):
        read_article(url, web=Web(limits=HERE))


# --- sizes and times ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("x-gzip", gzip.compress(PAGE[:100]) + gzip.compress(PAGE[100:])),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE, wbits=-15)),
        ("identity", PAGE),
    ],
)
def test_a_packed_page_is_unpacked(web: Site, encoding: str, packed: bytes) -> None:
    assert fetch(web.holds("/", packed, Content_Encoding=encoding), HERE).body == PAGE


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(PAGE)[:-20]),
        ("gzip", b"not gzip at all"),
        ("br", PAGE),
        ("gzip, gzip", PAGE),
        ("gzip", gzip.compress(b"") * 1000),
    ],
)
def test_a_page_packed_otherwise_is_an_error(web: Site, encoding: str, packed: bytes) -> None:
    assert "packed" in problem(web.holds("/", packed, Content_Encoding=encoding)).message


def test_what_unpacks_to_more_than_is_allowed_is_refused(web: Site) -> None:
    bomb = gzip.compress(b"\0" * (64 * 1024 * 1024))

    assert "larger than 10 MB" in problem(web.holds("/", bomb, Content_Encoding="gzip")).message


def test_a_page_that_says_it_is_too_long_is_not_even_read(web: Site) -> None:
    web.answers["/"] = answer(b"", Content_Length=str(11 * 1024 * 1024))

    assert "larger than 10 MB" in problem(web.url()).message


def test_a_page_without_end_is_not_read_to_it(web: Site) -> None:
    def endless(_: Request, send: Send) -> None:
        send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while not web.ending.is_set():
            send(b"x" * 65_536)

    web.answers["/"] = endless

    assert "larger than 10 MB" in problem(web.url()).message


def test_a_page_in_pieces_is_put_together(web: Site) -> None:
    def pieces(_: Request, send: Send) -> None:
        send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
        for start in range(0, len(PAGE), 50):
            piece = PAGE[start : start + 50]
            send(b"%x\r\n%s\r\n" % (len(piece), piece))
        send(b"0\r\n\r\n")

    web.answers["/"] = pieces

    assert fetch(web.url(), HERE).body == PAGE


@pytest.mark.parametrize(
    "reply",
    [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<p>short",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc",
        b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 200 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX-A: " + b"b" * 100_000 + b"\r\n\r\n",
        b"SSH-2.0-OpenSSH\r\n",
        b"",
    ],
)
def test_an_answer_that_is_broken_is_an_error(web: Site, reply: bytes) -> None:
    web.answers["/"] = reply

    assert "cannot be fetched" in problem(web.url()).message


@pytest.mark.parametrize(
    "begins", [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"]
)
def test_a_server_that_goes_on_drop_by_drop_is_left(web: Site, begins: bytes) -> None:
    def drip(_: Request, send: Send) -> None:
        send(begins)
        while not web.ending.wait(0.05):
            send(b"x")

    web.answers["/"] = drip

    assert "took longer than 0.5 s" in problem(web.url(), replace(HERE, seconds=0.5)).message


# --- TLS ----------------------------------------------------------------------------------------------------


def test_a_site_that_proves_who_it_is_is_read(tmp_path: Path) -> None:
    trust = make_trust(tmp_path)
    with site(trust.server) as secure:
        assert fetch(secure.holds("/", PAGE), replace(HERE, tls=trust.client)).body == PAGE


def test_a_certificate_for_another_host_is_refused(tmp_path: Path) -> None:
    trust = make_trust(tmp_path, host="127.0.0.9")
    with site(trust.server) as secure:
        error = problem(secure.holds("/", PAGE), replace(HERE, tls=trust.client))

    assert "does not prove" in error.message
    assert secure.asked == []


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    with site(make_trust(tmp_path).server) as secure:
        assert "does not prove" in problem(secure.holds("/", PAGE)).message


# --- pages that are kept ------------------------------------------------------------------------------------


class Reader:
    """Fetches with a cache, and hears what is said of it."""

    def __init__(self, folder: Path) -> None:
        self.said: list[str] = []
        self.at = NOW
        self.web = Web(limits=HERE, cache=folder, tell=self.said.append, now=lambda: self.at)


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(tmp_path / "pages")


def test_a_page_is_fetched_once_a_day(web: Site, reader: Reader) -> None:
    url = web.holds("/", PAGE)

    first, again = reader.web.page(url), reader.web.page(url)
    reader.at += timedelta(hours=25)
    reader.web.page(url)

    assert first == again
    assert len(web.asked) == 2
    assert ["fetched" in reader.said[0], "read" in reader.said[1], "fetched" in reader.said[2]] == [True] * 3


def test_refreshing_asks_whether_the_page_has_changed(web: Site, reader: Reader) -> None:
    def only_once(request: Request, send: Send) -> None:
        is_known = request.headers.get("if-none-match") == '"one"'
        send(answer(b"", status="304 Not Modified") if is_known else answer(PAGE, ETag='"one"'))

    web.answers["/"] = only_once
    reader.web.page(web.url())

    page = replace(reader.web, refresh=True).page(web.url())

    assert page.body == PAGE
    assert "not changed" in reader.said[-1]
    assert len(web.asked) == 2


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]\n", b'{"format": 1}\nbody', b"\xff\xff\n"])
def test_a_damaged_page_is_fetched_anew(web: Site, reader: Reader, tmp_path: Path, damage: bytes) -> None:
    url = web.holds("/", PAGE)
    reader.web.page(url)
    [kept] = (tmp_path / "pages").iterdir()
    kept.write_bytes(damage)

    assert reader.web.page(url).body == PAGE
    assert len(web.asked) == 2


def test_a_kept_page_with_one_byte_changed_is_fetched_anew(web: Site, reader: Reader, tmp_path: Path) -> None:
    url = web.holds("/", PAGE)
    reader.web.page(url)
    [kept] = (tmp_path / "pages").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1] + b"?")

    assert reader.web.page(url).body == PAGE


def test_what_a_private_network_gave_is_not_read_without_leave(web: Site, reader: Reader) -> None:
    url = web.holds("/", PAGE)
    reader.web.page(url)

    with pytest.raises(ArticleError, match="not on the public internet"):
        replace(reader.web, limits=Limits()).page(url)


def test_a_failed_fetch_is_not_kept(web: Site, reader: Reader, tmp_path: Path) -> None:
    with pytest.raises(ArticleError):
        reader.web.page(web.url("/missing"))

    assert not (tmp_path / "pages").exists()
