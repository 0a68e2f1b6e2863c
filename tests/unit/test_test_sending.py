"""Test messages: marked, one by one, and as a sample reader would get them."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from course.limits import LARGE_PICTURE
from course.models import Accepted, Email, Outcome, Recipient, Refused, Stopped
from course.personas import NO_NAME, READY
from course.test_sending import Trial, as_test, large_pictures, send_tests
from tests.support.emails import NAME_MARK, an_email
from tests.support.fake_provider import FakeProvider
from tests.support.office import settings
from tests.support.pictures import png

NOW = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
COURSE = settings().course
LONG_NAME = READY[1]


def trial(*emails: Email, to: tuple[str, ...] = ("me@a.test",)) -> Trial:
    return Trial(emails=emails, addresses=to, persona=LONG_NAME, course=COURSE)


def picture(folder: Path, name: str, content: bytes) -> str:
    (folder / "images").mkdir(exist_ok=True)
    (folder / "images" / name).write_bytes(content)
    return f'<img alt="" src="{COURSE.base_url}/images/{name}">'


def test_the_subject_is_marked_and_nothing_else_of_an_email_without_pictures_changes(tmp_path: Path) -> None:
    email = an_email(subject=f"{NAME_MARK}, day 2")
    test = as_test(email, COURSE.base_url, tmp_path)
    assert test.subject == f"[Test] {NAME_MARK}, day 2"
    assert (test.html, test.text, test.marks, test.inline) == (email.html, email.text, email.marks, ())
    assert test.digest != email.digest


def test_the_courses_own_pictures_are_inside(tmp_path: Path) -> None:
    html = picture(tmp_path, "knee.png", png())
    test = as_test(an_email(html=html), COURSE.base_url, tmp_path)
    assert [(one.name, one.content) for one in test.inline] == [("knee.png", png())]
    assert COURSE.base_url not in test.html


def test_only_pictures_that_a_slow_line_waits_for_are_large_and_each_counts_once(tmp_path: Path) -> None:
    heavy = picture(tmp_path, "heavy.png", png() + bytes(LARGE_PICTURE))
    light = picture(tmp_path, "light.png", png())
    tests = [as_test(an_email(day=day, html=heavy + light), COURSE.base_url, tmp_path) for day in (1, 2)]
    assert [one.name for one in large_pictures(tests)] == ["heavy.png"]


def test_every_address_gets_every_email_in_chunks_that_the_provider_takes() -> None:
    provider = FakeProvider(chunk_size=2)
    to = ("a@a.test", "b@a.test", "c@a.test")
    tried = send_tests(trial(an_email(day=1), an_email(day=2), to=to), provider, NOW)
    assert [(one.day, one.address) for one in tried] == [(day, address) for day in (1, 2) for address in to]
    assert provider.calls == [["a@a.test", "b@a.test"], ["c@a.test"]] * 2


def test_each_message_has_an_id_that_none_had_before() -> None:
    again = trial(an_email(), to=("a@a.test", "b@a.test"))
    ids = [one.message_id for _ in range(3) for one in send_tests(again, FakeProvider(), NOW)]
    assert len(set(ids)) == 6


def test_the_subject_is_told_as_the_reader_sees_it() -> None:
    (tried,) = send_tests(trial(an_email(subject=f"[Test] For {NAME_MARK}")), FakeProvider(), NOW)
    assert tried.subject == f"[Test] For {LONG_NAME.first_name}"


def test_the_message_is_the_sample_readers_under_the_given_address() -> None:
    seen: list[Recipient] = []
    provider = FakeProvider()
    provider.answer = lambda _email, recipient: seen.append(recipient) or Accepted()  # type: ignore[func-returns-value]
    send_tests(trial(an_email()), provider, NOW)
    assert (seen[0].email, seen[0].name) == ("me@a.test", LONG_NAME.first_name)
    assert seen[0].unsubscribe_url == f"{COURSE.base_url}/unsubscribe/sample"


def test_a_refusal_of_one_leaves_the_others() -> None:
    provider = FakeProvider(chunk_size=1)
    no = Refused(reason="no such user")
    provider.answer = lambda _email, recipient: no if recipient.email == "a@a.test" else Accepted()
    tried = send_tests(trial(an_email(), to=("a@a.test", "b@a.test")), provider, NOW)
    assert [one.outcome for one in tried] == [no, Accepted()]


@pytest.mark.parametrize("chunk_size", [1, 5])
def test_what_stops_a_run_is_said_of_all_that_had_not_left_and_nothing_more_is_tried(chunk_size: int) -> None:
    provider, stop = FakeProvider(chunk_size=chunk_size), Stopped(reason="wrong key")

    def answer(email: Email, _recipient: Recipient) -> Outcome:
        return Accepted() if email.day == 1 else stop

    provider.answer = answer
    tried = send_tests(trial(*(an_email(day=day) for day in (1, 2, 3))), provider, NOW)
    assert [one.outcome for one in tried] == [Accepted(), stop, stop]
    assert len(provider.calls) == 2


def test_neither_the_store_nor_its_database_is_as_much_as_loaded() -> None:
    code = (
        "import sys, course.wiring.test_sending, course.test_sending\n"
        "loaded = [name for name in sys.modules if name.startswith(('course.store', 'sqlalchemy', 'sqlite3'))]\n"
        "sys.exit(str(loaded) if loaded else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_reader_without_a_name_gets_what_a_stranger_gets() -> None:
    unnamed = Trial(
        emails=(an_email(subject=f"Hi {NAME_MARK}"),), addresses=("a@a.test",), persona=NO_NAME, course=COURSE
    )
    (tried,) = send_tests(unnamed, FakeProvider(), NOW)
    assert tried.subject == "Hi there"
