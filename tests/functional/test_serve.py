"""The pages: what mail programs, link scanners and people get, and what they change."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import re
import signal
import socket
import sqlite3
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from starlette.testclient import TestClient

from course.errors import RenderError, StoreError, UsageError
from course.models import PREFERENCES_URL, UNSUBSCRIBE_URL, Enrollment, EnrollmentId, EnrollmentState
from course.personas import NO_NAME, SAMPLE, recipient_of
from course.settings import zone_name
from course.shipped import shipped
from course.store.people import People
from course.tokens import preferences_token, unsubscribe_token
from course.web.app import create_app
from course.web.forms import LARGEST_BODY
from course.web.pages import Pages
from course.web.server import listen
from course.web.site import Site
from course.wiring import open_project
from course.wiring.sending import secret_key
from tests.support.office import MONDAY, Desk
from tests.support.project import ProjectFolder
from tests.support.serving import serving

SECRET = "a key that is only for these tests"
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


class Visit:
    """A course with one person in it, its pages, and a browser that follows nothing by itself."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        desk.enroll("ann@a.invalid", timezone="Europe/London", now=MONDAY + timedelta(hours=1))
        person = self.person()
        self.unsubscribe = f"/unsubscribe/{unsubscribe_token(SECRET, person)}"
        self.preferences = f"/preferences/{preferences_token(SECRET, person)}"
        self.browser = self.browse(desk.store.people)

    def person(self) -> Enrollment:
        person = self.desk.store.people.find("pain", "ann@a.invalid")
        assert person is not None
        return person

    def browse(self, people: People) -> TestClient:
        return TestClient(create_app(self.site(people)), follow_redirects=False, raise_server_exceptions=False)

    def site(self, people: People) -> Site:
        return Site(
            settings=self.desk.settings,
            people=people,
            pages=Pages(self.desk.settings, [shipped("templates")]),
            lessons_folder=Path("lessons-that-are-not-there"),
            secret=SECRET,
            clock=lambda: self.desk.now,
            queue_s=0.1,
        )


@pytest.fixture
def visit(desk: Desk) -> Visit:
    desk.now = MONDAY + timedelta(hours=2)
    return Visit(desk)


# --- unsubscribing ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_looking_at_the_unsubscribe_page_changes_nothing(visit, method):
    before = visit.person()
    assert visit.browser.request(method, visit.unsubscribe).status_code == 200
    assert visit.person() == before


def test_the_page_has_one_button_which_posts_to_the_pages_own_address(visit):
    page = visit.browser.get(visit.unsubscribe).text
    assert '<form method="post">' in page  # without an action
    assert '<input type="hidden" name="confirm" value="yes">' in page
    assert page.count("<button>") == 1


def test_the_button_lets_a_person_go_and_leads_to_a_page_that_says_so(visit):
    answer = visit.browser.post(visit.unsubscribe, data={"confirm": "yes"})
    assert (answer.status_code, answer.headers["location"]) == (303, "?done")
    assert visit.person().state is EnrollmentState.UNSUBSCRIBED
    assert "<h1>You are unsubscribed</h1>" in visit.browser.get(f"{visit.unsubscribe}?done").text


def test_the_link_of_who_has_left_says_so_has_no_button_and_changes_nothing(visit):
    visit.browser.post(visit.unsubscribe, data=ONE_CLICK)
    left = visit.person()
    page = visit.browser.get(visit.unsubscribe)
    assert page.status_code == 200
    assert "<h1>You are already unsubscribed</h1>" in page.text
    assert "<button" not in page.text
    assert visit.person() == left


def test_saying_done_in_the_address_does_not_make_it_so(visit):
    assert "Unsubscribe from this course?" in visit.browser.get(f"{visit.unsubscribe}?done").text


@pytest.mark.parametrize(
    "body", [{"data": ONE_CLICK}, {"files": {"List-Unsubscribe": (None, "One-Click")}}], ids=["urlencoded", "multipart"]
)
def test_one_click_lets_a_person_go_without_cookie_or_redirect(visit, body):
    answer = visit.browser.post(visit.unsubscribe, **body)
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    person = visit.person()
    assert (person.state, person.left_at) == (EnrollmentState.UNSUBSCRIBED, visit.desk.now)
    assert person.left_reason == "unsubscribed by the link in an email"


def test_the_next_run_sends_nothing_to_who_clicked(visit):
    visit.browser.post(visit.unsubscribe, data=ONE_CLICK)
    visit.desk.pass_days(2)
    report = visit.desk.send()
    assert (report.sent, report.skipped) == (0, 1)


def test_a_second_click_says_the_same_and_changes_nothing(visit):
    first = visit.browser.post(visit.unsubscribe, data=ONE_CLICK)
    left = visit.person()
    visit.desk.pass_days(1)
    second = visit.browser.post(visit.unsubscribe, data=ONE_CLICK)
    assert (second.status_code, second.text) == (first.status_code, first.text)
    assert visit.person() == left


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"data": {"List-Unsubscribe": "yes"}},
        {"data": {"confirm": "no"}},
        {"data": {"list-unsubscribe": "One-Click"}},
        {"data": {"other": "One-Click"}},
        {"json": ONE_CLICK},
        {"content": b"List-Unsubscribe=One-Click"},
        {"files": {"List-Unsubscribe": ("a.txt", "One-Click")}},
        {"content": b"--x", "headers": {"content-type": "multipart/form-data"}},
        {"content": b"--x\r\nbroken", "headers": {"content-type": "multipart/form-data; boundary=x"}},
        {"data": {str(number): "" for number in range(30)}},
    ],
)
def test_any_other_body_is_refused_and_changes_nothing(visit, body):
    answer = visit.browser.post(visit.unsubscribe, **body)
    assert answer.status_code == 400
    assert "That did not work" in answer.text
    assert visit.person().state is EnrollmentState.ACTIVE


@pytest.mark.parametrize("declared", [True, False])
def test_a_body_that_is_too_large_is_refused(visit, declared):
    body = b"List-Unsubscribe=One-Click&x=" + b"x" * LARGEST_BODY
    content = body if declared else iter([body[:100], body[100:]])
    headers = {"content-type": "application/x-www-form-urlencoded"}
    answer = visit.browser.post(visit.unsubscribe, content=content, headers=headers)
    assert answer.status_code == 413
    assert visit.person().state is EnrollmentState.ACTIVE


# --- links of tests and previews ----------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["unsubscribe", "preferences"])
@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("end", ["", ".", "/"])
def test_the_link_of_a_sample_reader_says_what_it_is_and_changes_nothing(visit, page, method, end):
    before = visit.person()
    data = {**ONE_CLICK, "confirm": "yes", "timezone": "Asia/Tokyo"} if method == "POST" else None
    answer = visit.browser.request(method, f"/{page}/{SAMPLE}{end}", data=data)
    assert answer.status_code == 200
    assert "<h1>This is a sample link</h1>" in answer.text
    assert "<button" not in answer.text
    assert visit.person() == before


def test_the_links_in_what_a_sample_reader_gets_lead_to_those_pages(visit):
    course = visit.desk.settings.course
    sample = recipient_of(NO_NAME, 1, base_url=course.base_url, slug=course.slug, fields=())
    for link in (sample.values[UNSUBSCRIBE_URL], sample.values[PREFERENCES_URL]):
        assert "sample link" in visit.browser.get(link.removeprefix(course.base_url)).text


# --- links that are not ours --------------------------------------------------------------------------------


def strangers(visit: Visit) -> list[Enrollment]:
    """Who is in no row of this database: one nobody has, and one of another database with the same key and course."""
    person = visit.person()
    return [
        replace(person, id=EnrollmentId(999)),
        replace(person, enrolled_at=person.enrolled_at - timedelta.resolution),
    ]


def broken_links(visit: Visit) -> list[str]:
    token = visit.unsubscribe.rpartition("/")[2]
    return [
        "/",
        "/unsubscribe",
        "/unsubscribe/",
        "/unsubscribe/1",
        f"/unsubscribe/{token[:-4]}",
        f"{visit.unsubscribe}/x",
        f"/unsubscribe/{unsubscribe_token('another key', visit.person())}",
        f"/unsubscribe/{unsubscribe_token(SECRET, replace(visit.person(), course='another'))}",
        f"/unsubscribe/{preferences_token(SECRET, visit.person())}",
        f"{visit.unsubscribe}=",
        f"/preferences/{token}",
        *(f"/preferences/{preferences_token(SECRET, stranger)}" for stranger in strangers(visit)),
        "/unsubscribe/%00%ff%F0%9F%92%A9",
        "/.env",
    ]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_every_link_that_is_not_ours_gets_the_same_answer(visit, method):
    before = visit.person()
    data = ONE_CLICK | {"timezone": "Asia/Tokyo"} if method == "POST" else None
    answers = [visit.browser.request(method, link, data=data) for link in broken_links(visit)]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1
    assert visit.person() == before


@pytest.mark.parametrize("trail", [".", ",", ")", "/", ").", "/,"])
def test_what_a_sentence_leaves_at_the_end_of_a_link_does_not_break_it(visit, trail):
    page = visit.browser.get(f"{visit.preferences}{trail}")
    [link] = re.findall(r'href="([^"]+)"', page.text)
    assert urljoin(f"{visit.preferences}{trail}", link) == visit.unsubscribe
    assert visit.browser.post(f"{visit.unsubscribe}{trail}", data=ONE_CLICK).status_code == 200
    assert visit.person().state is EnrollmentState.UNSUBSCRIBED


def test_an_unsubscribe_link_answers_alike_whether_a_person_left_or_was_erased(visit):
    visit.browser.post(visit.unsubscribe, data=ONE_CLICK)
    erased = [f"/unsubscribe/{unsubscribe_token(SECRET, stranger)}" for stranger in strangers(visit)]
    for method, data in [("GET", None), ("POST", ONE_CLICK)]:
        answers = [visit.browser.request(method, link, data=data) for link in (*erased, visit.unsubscribe)]
        assert len({(answer.status_code, answer.text) for answer in answers}) == 1


def test_a_link_lets_nobody_go_but_the_one_it_was_made_for(visit):
    for stranger in strangers(visit):
        visit.browser.post(f"/unsubscribe/{unsubscribe_token(SECRET, stranger)}", data=ONE_CLICK)
    assert visit.person().state is EnrollmentState.ACTIVE


def test_pages_show_whose_they_are_and_no_address(visit):
    for link in (visit.unsubscribe, visit.preferences):
        page = visit.browser.get(link).text
        assert "a•••••@a.invalid" in page
        assert "ann@" not in page


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_refused_with_those_that_would_do(visit, method):
    answer = visit.browser.request(method, visit.unsubscribe)
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]


# --- what every answer carries ------------------------------------------------------------------------------


@pytest.mark.parametrize("link", ["unsubscribe", "preferences", "/healthz", "/nothing"])
def test_every_answer_keeps_browsers_caches_and_search_engines_off(visit, link):
    headers = visit.browser.get(getattr(visit, link, link)).headers
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-robots-tag"] == "noindex, nofollow"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "form-action 'self'" in policy
    assert "unsafe" not in policy


def test_what_settings_say_is_escaped(tmp_path):
    desk = Desk(tmp_path, course={"title": "<script>alert(1)</script> & co {x}"})
    visit = Visit(desk)
    for link in (visit.unsubscribe, visit.preferences, "/nothing"):
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co {x}" in visit.browser.get(link).text
        assert "<script" not in visit.browser.get(link).text
    desk.store.close()


def test_pages_speak_the_languages_of_the_settings(tmp_path):
    desk = Desk(tmp_path, course={"language": "ar"}, words={"unsubscribe": "إلغاء الاشتراك"})
    page = (visit := Visit(desk)).browser.get(visit.unsubscribe).text
    assert '<html lang="ar" dir="rtl">' in page
    assert "<button>إلغاء الاشتراك</button>" in page
    desk.store.close()


def test_pages_are_also_found_under_the_path_of_the_base_url(tmp_path):
    desk = Desk(tmp_path, course={"base_url": "https://example.invalid/my/courses"})
    visit = Visit(desk)
    assert visit.browser.get(f"/my/courses{visit.preferences}").status_code == 200
    assert visit.browser.get("/my/courses/nothing").status_code == 404
    assert visit.browser.post(f"/my/courses{visit.unsubscribe}", data=ONE_CLICK).status_code == 200
    assert visit.person().state is EnrollmentState.UNSUBSCRIBED
    assert visit.browser.get(visit.unsubscribe).status_code == 200
    desk.store.close()


# --- preferences --------------------------------------------------------------------------------------------


class Options(HTMLParser):
    """The choices on a page, and which is chosen."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: list[str] = []
        self.chosen: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "option":
            given = dict(attrs)
            self.values.append(given["value"] or "")
            if "selected" in given:
                self.chosen.append(given["value"] or "")


def test_preferences_offer_every_zone_that_people_live_in_and_show_the_present_one(visit):
    options = Options(visit.browser.get(visit.preferences).text)
    assert options.chosen == ["Europe/London"]
    assert {"UTC", "Asia/Kathmandu", "America/Argentina/Buenos_Aires"} <= set(options.values)
    assert len(options.values) == len(set(options.values)) > 300
    assert [zone_name(value) for value in options.values] == options.values


def test_an_old_name_of_a_zone_is_offered_to_nobody_but_whom_it_is_saved_for(visit):
    offered = Options(visit.browser.get(visit.preferences).text).values
    assert "Asia/Kolkata" in offered
    assert not {"Asia/Calcutta", "America/Buenos_Aires"} & set(offered)
    visit.browser.post(visit.preferences, data={"timezone": "Asia/Calcutta"})
    options = Options(visit.browser.get(visit.preferences).text)
    assert options.chosen == ["Asia/Calcutta"]
    assert "America/Buenos_Aires" not in options.values


def test_dates_and_times_are_written_as_the_courses_language_has_them(tmp_path):
    desk = Desk(tmp_path, course={"language": "de"})
    visit = Visit(desk)
    assert (
        "<time>Dienstag, 5. Januar 2027</time> um <time>07:30</time> Uhr" in visit.browser.get(visit.preferences).text
    )
    desk.store.close()


def test_who_has_no_zone_of_their_own_sees_the_courses(tmp_path):
    desk = Desk(tmp_path, schedule={"timezone": "Etc/GMT+5"})
    visit = Visit(desk)
    desk.store.people.change_timezone(visit.person().id, "Etc/GMT+5", lambda _: None)
    assert Options(visit.browser.get(visit.preferences).text).chosen == ["Etc/GMT+5"]
    desk.store.close()


def test_saving_another_zone_moves_the_lesson_that_waits(visit):
    answer = visit.browser.post(visit.preferences, data={"timezone": "Asia/Tokyo"})
    person = visit.person()
    assert (answer.status_code, answer.headers["location"]) == (303, "?saved")
    page = visit.browser.get(f"{visit.preferences}?saved").text
    assert "Your time zone is saved." in page
    assert "Your next lesson comes on Tuesday, January 5, 2027 at 7:30\u202fAM." in re.sub("<[^>]+>", "", page)
    assert Options(page).chosen == ["Asia/Tokyo"]
    assert (person.timezone, person.slot.on) == ("Asia/Tokyo", date(2027, 1, 5))
    assert person.slot.at == datetime(2027, 1, 4, 22, 30, tzinfo=UTC)


def test_moving_around_the_world_after_a_lesson_never_brings_a_second_one_that_day(visit):
    visit.desk.now = visit.person().slot.at
    assert visit.desk.send().sent == 1
    for zone in ("Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati"):
        visit.browser.post(visit.preferences, data={"timezone": zone})
        assert visit.desk.send().sent == 0
        person = visit.person()
        assert person.slot.at - person.last_sent_at >= timedelta(hours=18)


@pytest.mark.parametrize(
    "data",
    [{"timezone": "Mars/Olympus"}, {"timezone": ""}, {}, {"timezone": "../../etc/passwd"}, {"timezone": "localtime"}],
)
def test_a_zone_that_is_not_known_is_said_to_be_and_changes_nothing(visit, data):
    before = visit.person()
    answer = visit.browser.post(visit.preferences, data=data)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert Options(answer.text).chosen == ["Europe/London"]
    assert visit.person() == before


def test_preferences_lead_to_the_unsubscribe_page(visit):
    page = visit.browser.get(visit.preferences).text
    [link] = re.findall(r'href="([^"]+)"', page)
    assert link == f"..{visit.unsubscribe}"


def test_preferences_of_who_left_say_so_and_promise_nothing(visit):
    visit.browser.post(visit.unsubscribe, data=ONE_CLICK)
    page = visit.browser.get(visit.preferences).text
    assert "You get no more lessons" in page
    assert "next lesson" not in page
    assert "arrive at" not in page
    assert "<form" not in page
    assert "/unsubscribe/" not in page


def test_preferences_of_who_finished_count_the_lessons_and_promise_nothing(tmp_path):
    desk = Desk(tmp_path, days=2)
    visit = Visit(desk)
    for _ in range(2):
        desk.pass_days(1)
        desk.send()
    page = visit.browser.get(visit.preferences).text
    assert visit.person().state is EnrollmentState.FINISHED
    assert "You have had all 2 lessons of “Pain”." in page
    assert "arrive at" not in page
    assert "<form" not in page
    desk.store.close()


# --- when something is wrong --------------------------------------------------------------------------------


class Unreachable(People):
    """A store whose file another program keeps locked."""

    def __init__(self) -> None:
        pass

    def get(self, enrollment: EnrollmentId) -> Enrollment | None:
        raise StoreError("course.db: database is locked", "find the other program")


@pytest.mark.parametrize(("method", "link"), [("POST", "unsubscribe"), ("GET", "unsubscribe"), ("GET", "preferences")])
def test_a_store_that_does_not_answer_is_a_page_that_says_try_later(visit, method, link, caplog):
    browser = visit.browse(Unreachable())
    answer = browser.request(method, getattr(visit, link, link), data=ONE_CLICK if method == "POST" else None)
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "60"
    assert "locked" not in answer.text
    assert "database is locked" in caplog.text


class Buggy(Unreachable):
    """A store with a mistake in it."""

    def get(self, enrollment: EnrollmentId) -> Enrollment | None:
        raise ZeroDivisionError


def test_a_bug_is_a_guarded_page_without_a_traceback(visit):
    answer = visit.browse(Buggy()).post(visit.unsubscribe, data=ONE_CLICK)
    assert answer.status_code == 500
    assert "ZeroDivisionError" not in answer.text
    assert "content-security-policy" in answer.headers


def test_the_server_is_well_whatever_the_store_says(visit):
    answer = visit.browse(Unreachable()).get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")


def test_who_waits_in_vain_for_others_to_be_done_is_turned_away_and_they_are_not(visit):
    site, release = visit.site(visit.desk.store.people), threading.Event()

    async def crowd() -> list[object]:
        slow = [asyncio.create_task(site.ask(release.wait, 20)) for _ in range(5)]
        await asyncio.sleep(0)
        with pytest.raises(StoreError, match="busy"):
            await site.ask(release.is_set)
        release.set()
        return [*await asyncio.gather(*slow), await site.ask(release.is_set)]

    assert asyncio.run(crowd()) == [True] * 6


def test_a_broken_template_of_the_projects_own_is_told_when_the_server_starts(desk, tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "message.html.j2").write_text("one\n{% if %}")
    with pytest.raises(RenderError, match=r"message\.html\.j2:2: "):
        Pages(desk.settings, [tmp_path, shipped("templates")])


@pytest.mark.parametrize(
    "reaching", ["cycler.__init__.__globals__.os.environ", "filled('{x.__init__.__globals__}', x=cycler)"]
)
def test_a_page_reaches_nothing_but_what_it_is_given(desk, tmp_path, reaching):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "message.html.j2").write_text(f"one\n{{{{ {reaching} }}}}")
    pages = Pages(desk.settings, [tmp_path, shipped("templates")])
    with pytest.raises(RenderError, match=r"message\.html\.j2:2: .*unsafe"):
        pages.page("message")


# --- the command --------------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Iterator[ProjectFolder]:
    project = ProjectFolder.make(tmp_path)
    project.run("subscribers", "add", "ann@a.invalid")
    return project


def link_of(project: ProjectFolder) -> str:
    opened = open_project(project.path)
    store = project.store()
    try:
        person = store.people.find("pain", "ann@a.invalid")
        assert person is not None
        return f"/courses/unsubscribe/{unsubscribe_token(secret_key(opened, store), person)}"
    finally:
        store.close()


def test_a_mail_programs_click_reaches_a_real_server_which_stops_cleanly_and_logs_no_token(project):
    link = link_of(project)
    with serving(project.path) as (url, process):
        connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=20)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "User-Agent": "Mail"}
        connection.request("POST", link, b"List-Unsubscribe=One-Click", headers)
        answer = connection.getresponse()
        assert (answer.status, answer.getheader("Location"), answer.getheader("Set-Cookie")) == (200, None, None)
        answer.read()
        connection.request("HEAD", link)
        answer = connection.getresponse()
        assert (answer.status, answer.read()) == (200, b"")
        connection.close()
        process.send_signal(signal.SIGTERM)
        said, _ = process.communicate(timeout=20)
        assert process.returncode == 0
    assert said.endswith("Stopped.\n")
    assert link.rpartition("/")[2] not in said
    assert project.json("subscribers", "show", "ann@a.invalid")["state"] == "unsubscribed"


def test_a_locked_database_is_told_to_who_clicks_within_seconds_and_health_does_not_wait_for_it(project):
    link = link_of(project)
    lock = sqlite3.connect(project.path / "course.db", isolation_level=None)
    with serving(project.path) as (url, _), closing(lock):
        lock.execute("BEGIN IMMEDIATE")
        started = time.monotonic()
        click = http.client.HTTPConnection(urlsplit(url).netloc, timeout=20)
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        click.request("POST", link, b"List-Unsubscribe=One-Click", headers)
        assert health(url) == 200
        assert click.getresponse().status == 503
        assert time.monotonic() - started < 6
        click.close()
    assert project.json("subscribers", "show", "ann@a.invalid")["state"] == "active"


def health(url: str) -> int:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=5)
    with closing(connection):
        connection.request("GET", "/healthz")
        return connection.getresponse().status


def test_visitors_who_never_finish_their_request_make_room_for_those_who_do(project):
    with serving(project.path, open_files=80) as (url, process):
        host, port = urlsplit(url).netloc.split(":")
        crowd = [socket.create_connection((host, int(port)), timeout=5) for _ in range(60)]
        for visitor in crowd:
            with contextlib.suppress(ConnectionError):
                visitor.sendall(b"POST /unsubscribe/x HTTP/1.1\r\nHost: a\r\n")
        assert [health(url) for _ in range(3)] == [200] * 3
        assert sum(map(is_closed, crowd)) >= 40
        for visitor in crowd:
            visitor.close()
        process.send_signal(signal.SIGTERM)
        said, _ = process.communicate(timeout=20)
    assert said.splitlines()[-1:] == ["Stopped."]
    assert said.count("\n") <= 3, said  # no flood of messages about sockets


def is_closed(visitor: socket.socket) -> bool:
    visitor.setblocking(False)
    try:
        return visitor.recv(1) == b""
    except BlockingIOError:
        return False
    except ConnectionError:
        return True


def test_help_has_an_example(project):
    assert "course serve" in project.run("serve", "--help").stdout.partition("Example")[2]


def test_an_address_that_is_taken_is_wrong_usage(project):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = project.run("serve", "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 2
    assert "cannot listen on 127.0.0.1" in result.stderr


@pytest.mark.parametrize("host", ["no such host", "203.0.113.1", "a" * 300])
def test_a_host_that_is_not_this_machine_is_wrong_usage(host):
    with pytest.raises(UsageError, match="cannot listen"):
        listen(host, 0)


def test_without_the_extra_it_says_what_to_install(project, monkeypatch):
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    result = project.run("serve")
    assert result.exit_code == 1
    assert "install course again with its extra: serve" in result.stderr
