"""`course test-send`: what arrives, what is said, and what is left alone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.support.emails import body, read
from tests.support.pictures import png
from tests.support.project import ProjectFolder, Ran, make_project
from tests.support.sendgrid_server import KEY, SendGridServer, sendgrid_server
from tests.support.smtp_servers import SmtpSink, free_port, smtp_sink

ME = "me@backcare.invalid"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose lesson 2 shows a picture, compiled once."""
    folder = tmp_path_factory.mktemp("made")
    project = make_project(folder)
    (folder / "lessons" / "images").mkdir()
    (folder / "lessons" / "images" / "knee.png").write_bytes(png(60, 40))
    lesson = folder / "lessons" / "02-lesson-2.md"
    lesson.write_text(lesson.read_text(encoding="utf-8") + "\n![A knee](images/knee.png)\n", encoding="utf-8")
    assert project.run("render").exit_code == 0
    return folder


@pytest.fixture
def project(made: Path, tmp_path: Path) -> ProjectFolder:
    shutil.copytree(made, tmp_path / "project")
    return ProjectFolder(path=tmp_path / "project")


@pytest.fixture
def sink() -> Iterator[SmtpSink]:
    with smtp_sink() as running:
        yield running


@pytest.fixture
def sendgrid() -> Iterator[SendGridServer]:
    with sendgrid_server() as running:
        yield running


def inbox(project: ProjectFolder) -> list[EmailMessage]:
    return [read(path.read_bytes()) for path in sorted((project.path / "build" / "mailbox" / "new").iterdir())]


def by_smtp(project: ProjectFolder, sink: SmtpSink, *words: str) -> Ran:
    project.configure('name = "mailbox"', 'name = "smtp"')
    return project.course("test-send", *words, COURSE_SMTP_URL=sink.url)


def by_sendgrid(project: ProjectFolder, server: SendGridServer, *words: str) -> Ran:
    project.configure('name = "mailbox"', f'name = "sendgrid"\nhost = "{server.url}"')
    return project.course("test-send", *words, SENDGRID_API_KEY=KEY)


def pictures(message: EmailMessage) -> list[tuple[str, bytes]]:
    return [
        (part["Content-ID"], part.get_content()) for part in message.walk() if part.get_content_type() == "image/png"
    ]


def test_the_first_lesson_goes_to_the_mailbox_and_where_it_is_is_told(project: ProjectFolder) -> None:
    result = project.run("test-send", "--to", ME)
    assert result.exit_code == 0, result.output
    (message,) = inbox(project)
    assert message["Subject"] == "[Test] Lesson number 1"
    assert message["To"].addresses[0].addr_spec == ME
    (written,) = (project.path / "build" / "mailbox" / "new").iterdir()
    assert str(written) in result.stdout
    assert f"accepted      day 1  {ME}" in result.stdout


def test_how_to_look_at_it_is_told(project: ProjectFolder) -> None:
    assert "copy it to a file whose name ends in .eml" in project.run("test-send", "--to", ME).stdout


def test_a_picture_that_is_not_there_is_told_of_the_lessons_that_go_out(project: ProjectFolder) -> None:
    (project.path / "lessons" / "images" / "knee.png").unlink()
    ran = project.course("test-send", "--to", ME, "--day", "2")
    assert ran.code == 0, ran.err
    assert "02-lesson-2.md:" in ran.err
    assert "the picture images/knee.png is not there: its words stand alone" in ran.err
    assert "knee.png" not in project.course("test-send", "--to", ME, "--day", "1").err
    (lost,) = project.json("test-send", "--to", ME, "--day", "2")["lost_pictures"]
    assert lost["address"] == "images/knee.png"


def test_by_smtp_the_pictures_are_inside_and_the_page_shows_them(project: ProjectFolder, sink: SmtpSink) -> None:
    ran = by_smtp(project, sink, "--to", ME, "--day", "2")
    assert ran.code == 0, ran.err
    (taken,) = sink.taken
    assert taken.recipients == (ME,)
    message = read(taken.content)
    ((content_id, content),) = pictures(message)
    assert content == png(60, 40)
    assert f'src="cid:{content_id.strip("<>")}"' in body(message, "html")


def test_by_sendgrid_the_pictures_are_inside_and_the_page_shows_them(
    project: ProjectFolder, sendgrid: SendGridServer
) -> None:
    ran = by_sendgrid(project, sendgrid, "--to", ME, "--day", "2")
    assert ran.code == 0, ran.err
    (mail,) = sendgrid.taken
    assert mail.address == ME
    assert mail.subject == "[Test] Lesson number 2"
    assert f'src="cid:{mail.attachments[0]["content_id"]}"' in mail.html


def test_all_sends_every_day_to_every_address_once(project: ProjectFolder) -> None:
    result = project.run("test-send", "--to", ME, "--to", "you@backcare.invalid", "--to", ME.upper(), "--all")
    assert result.exit_code == 0, result.output
    got = sorted((message["To"].addresses[0].addr_spec, message["Subject"]) for message in inbox(project))
    assert got == [(to, f"[Test] Lesson number {day}") for to in (ME, "you@backcare.invalid") for day in (1, 2, 3)]


def test_a_persona_is_filled_in(project: ProjectFolder) -> None:
    project.run("test-send", "--to", ME, "--persona", "other-script")
    assert "さくら" in body(inbox(project)[0], "plain")


def test_one_of_the_courses_own_personas_is_filled_in(project: ProjectFolder) -> None:
    text = (project.path / "course.toml").read_text(encoding="utf-8")
    project.write("course.toml", text + '\n[[personas]]\nlabel = "Manager"\nfirst_name = "Ann-Marie"\n')
    assert project.run("test-send", "--to", ME, "--persona", "manager").exit_code == 0
    assert "Ann-Marie" in body(inbox(project)[0], "html")


def test_a_message_has_what_a_real_one_has_and_an_id_of_its_own(project: ProjectFolder) -> None:
    for _ in range(2):
        project.run("test-send", "--to", ME)
    first, second = inbox(project)
    assert first["List-Unsubscribe"] == "<https://courses.backcare.invalid/unsubscribe/sample>"
    assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert first["List-Id"]
    assert first["Message-ID"] != second["Message-ID"]


@pytest.mark.parametrize("url", ["sqlite:///course.db", "sqlite:///elsewhere/people.db"])
def test_no_database_is_made(project: ProjectFolder, url: str) -> None:
    project.configure("sqlite:///course.db", url)
    assert project.course("test-send", "--to", ME, "--all").code == 0
    assert not [path for path in project.path.rglob("*") if ".db" in path.name]


def test_a_ledger_and_its_subscribers_are_not_touched(project: ProjectFolder) -> None:
    assert project.run("subscribers", "add", ME).exit_code == 0
    before = {path: path.read_bytes() for path in project.path.glob("course.db*")}
    assert before
    status = project.run("status").stdout
    assert project.course("test-send", "--to", ME, "--all").code == 0
    assert {path: path.read_bytes() for path in project.path.glob("course.db*")} == before
    assert project.run("status").stdout == status


def test_a_placeholder_for_base_url_does_not_stand_in_the_way_and_is_told(
    project: ProjectFolder, sink: SmtpSink
) -> None:
    project.configure("https://courses.backcare.invalid", "https://courses.example.com")
    ran = by_smtp(project, sink, "--to", ME, "--day", "2")
    assert ran.code == 0, ran.err
    assert (
        "the links to unsubscribe lead nowhere yet: course.base_url in course.toml is still the placeholder" in ran.err
    )
    assert len(pictures(read(sink.taken[0].content))) == 1


def test_a_base_url_without_tls_is_told_though_a_test_may_leave(project: ProjectFolder, sink: SmtpSink) -> None:
    project.configure("https://courses.backcare.invalid", "http://localhost:8000")
    ran = by_smtp(project, sink, "--to", ME)
    assert ran.code == 0, ran.err
    assert "course.base_url is http://localhost:8000" in ran.err
    assert len(sink.taken) == 1


@pytest.mark.parametrize("key", ["name", "email", "postal_address"])
def test_any_other_placeholder_does(project: ProjectFolder, sink: SmtpSink, key: str) -> None:
    own = {"name": "Back Care", "email": "hello@backcare.invalid", "postal_address": "1 Road, Town"}
    placeholder = {
        "name": "Your name",
        "email": "you@example.com",
        "postal_address": "Your name, your street, your town, your country",
    }
    project.configure(f'\n{key} = "{own[key]}"', f'\n{key} = "{placeholder[key]}"')
    ran = by_smtp(project, sink, "--to", ME)
    assert ran.code == 2
    assert f"sender.{key}: is still the placeholder" in ran.err
    assert sink.taken == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--to", "me"], "'me' is not an email address"),
        (["--to", "a@b.test, c@d.test"], "is not an email address"),
        (["--to", ME, "--day", "9"], "there is no lesson for day 9"),
        (["--to", ME, "--day", "0"], "0"),
        (["--to", ME, "--day", "1", "--all"], "--day and --all were both given"),
        (["--to", ME, "--persona", "bob"], "choose one of: no-name"),
        ([word for number in range(6) for word in ("--to", f"a{number}@b.test")], "more than a test"),
        ([], "--to"),
    ],
)
def test_what_cannot_work_is_told_and_nothing_is_sent(project: ProjectFolder, words: list[str], said: str) -> None:
    ran = project.course("test-send", *words)
    assert ran.code == 2
    assert said in ran.err
    assert not (project.path / "build" / "mailbox").exists()


def test_a_refused_address_is_told_with_the_next_step_and_the_others_arrive(
    project: ProjectFolder, sink: SmtpSink
) -> None:
    sink.refused[ME] = "550 5.1.1 no such user"
    ran = by_smtp(project, sink, "--to", ME, "--to", "you@backcare.invalid")
    assert ran.code == 3
    assert re.search(rf"refused +day 1  {ME} .*no such user", ran.out)
    assert re.search(r"accepted +day 1  you@backcare\.invalid", ran.out)
    assert "-> check the address" in ran.err


def test_a_server_that_cannot_be_reached_is_told_for_every_message(project: ProjectFolder) -> None:
    project.configure('name = "mailbox"', 'name = "smtp"')
    ran = project.course("test-send", "--to", ME, "--all", COURSE_SMTP_URL=f"smtp://127.0.0.1:{free_port()}")
    assert ran.code == 3
    assert ran.out.count("not sent") == 3


def test_json_has_every_message_and_what_became_of_it(project: ProjectFolder, sendgrid: SendGridServer) -> None:
    sendgrid.refused["you@backcare.invalid"] = "Does not contain a valid address."
    ran = by_sendgrid(project, sendgrid, "--to", ME, "--to", "you@backcare.invalid", "--json")
    assert ran.code == 3
    accepted, refused = ran.json["messages"]
    assert (accepted["day"], accepted["to"], accepted["outcome"], accepted["reason"]) == (1, ME, "accepted", "")
    assert accepted["message_id"] == sendgrid.taken[0].headers["Message-ID"]
    assert (refused["to"], refused["outcome"]) == ("you@backcare.invalid", "refused")
    assert "valid address" in refused["reason"]
    assert refused["hint"]
    assert ran.json["links_lead_nowhere"] == ""


def test_a_large_picture_is_told(project: ProjectFolder) -> None:
    (project.path / "lessons" / "images" / "knee.png").write_bytes(png(60, 40) + bytes(1_200_000))
    ran = project.course("test-send", "--to", ME, "--day", "2")
    assert ran.code == 0, ran.err
    assert "images/knee.png takes 1.2 MB" in ran.err
