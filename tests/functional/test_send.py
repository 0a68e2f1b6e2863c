"""`course send`, `run` and `status`, as an operator runs them."""

from __future__ import annotations

import mailbox
import os
import signal
import subprocess
import sys
import time
from email import message_from_binary_file, policy
from email.message import EmailMessage

import pytest

from tests.support.project import ProjectFolder

MORNING = "2027-01-04T07:30:00+00:00"
KEYS = {"sent", "failed", "retrying", "held", "skipped", "next_due_at"}


def enroll(project: ProjectFolder, *addresses: str) -> None:
    path = project.path / "people.csv"
    rows = [f"{address},Ada {number},UTC" for number, address in enumerate(addresses)]
    path.write_text("\n".join(["email,first_name,timezone", *rows]) + "\n", encoding="utf-8")
    done = project.course("subscribers", "import", str(path), "--now", "2027-01-04T00:00:00Z")
    assert done.code == 0, done.err


def messages(project: ProjectFolder) -> list[EmailMessage]:
    box = mailbox.Maildir(
        project.path / "build" / "mailbox", factory=lambda file: message_from_binary_file(file, policy=policy.default)
    )
    return [message for _, message in sorted(box.items())]  # type: ignore[misc]


def test_what_is_due_lands_in_the_mailbox_and_the_counts_end_the_output(project: ProjectFolder) -> None:
    enroll(project, "a@backcare.invalid", "b@backcare.invalid")
    done = project.course("send", "--yes", "--json", "--now", MORNING)
    assert (done.code, set(done.json)) == (0, KEYS)
    assert (done.json["sent"], done.json["next_due_at"]) == (2, "2027-01-05T07:30:00+00:00")
    assert {message["To"] for message in messages(project)} == {
        "Ada 0 <a@backcare.invalid>",
        "Ada 1 <b@backcare.invalid>",
    }


def test_the_second_run_at_the_same_time_sends_nothing(project: ProjectFolder) -> None:
    enroll(project, "a@backcare.invalid")
    project.course("send", "--yes", "--now", MORNING)
    assert project.course("send", "--yes", "--json", "--now", MORNING).json["sent"] == 0
    assert len(messages(project)) == 1


def test_where_it_cannot_ask_it_sends_nothing_and_exits_2(project: ProjectFolder) -> None:
    enroll(project, "a@backcare.invalid")
    done = project.course("send", "--now", MORNING)
    assert done.code == 2
    assert "--yes" in done.err
    assert not (project.path / "build" / "mailbox").exists()


def test_a_dry_run_says_who_would_get_what_and_sends_nothing(project: ProjectFolder) -> None:
    enroll(project, "a@backcare.invalid")
    done = project.course("send", "--dry-run", "--now", MORNING)
    assert done.code == 0
    assert "day 1  a@backcare.invalid" in done.out
    as_json = project.course("send", "--dry-run", "--json", "--now", MORNING).json
    assert set(as_json) >= KEYS
    assert (as_json["sent"], as_json["would_send"]) == (0, 1)
    assert not (project.path / "build" / "mailbox").exists()


def test_a_limit_sends_the_oldest_and_leaves_the_rest_due(project: ProjectFolder) -> None:
    enroll(project, *(f"p{number}@backcare.invalid" for number in range(5)))
    counts = [
        project.course("send", "--yes", "--json", "--limit", "2", "--now", MORNING).json["sent"] for _ in range(4)
    ]
    assert counts == [2, 2, 1, 0]


def test_the_value_of_a_merge_field_is_text_in_text_and_html_in_html(project: ProjectFolder) -> None:
    project.course(
        "subscribers", "add", "a@backcare.invalid", "--first-name", "<b>&{{ 7*7 }}", "--now", "2027-01-04T00:00:00Z"
    )
    project.course("send", "--yes", "--now", MORNING)
    (message,) = messages(project)
    html, text = message.get_body(("html",)), message.get_body(("plain",))
    assert html is not None
    assert text is not None
    assert "begins here, &lt;b&gt;&amp;{{ 7*7 }}." in html.get_content()
    assert "begins here, <b>&{{ 7*7 }}." in text.get_content()


def test_who_unsubscribed_is_skipped_by_the_next_send(project: ProjectFolder) -> None:
    enroll(project, "a@backcare.invalid", "b@backcare.invalid")
    project.course("send", "--yes", "--now", MORNING)
    assert project.course("subscribers", "unsubscribe", "a@backcare.invalid").code == 0
    done = project.course("send", "--yes", "--json", "--now", "2027-01-05T07:30:00Z")
    assert (done.json["sent"], done.json["skipped"]) == (1, 1)


@pytest.mark.parametrize(
    "now", ["yesterday", "2027-01-04T07:30:00", "2027-13-01T00:00:00Z", "0001-01-01T00:00:00+14:00"]
)
def test_a_time_that_cannot_be_read_is_wrong_usage(project: ProjectFolder, now: str) -> None:
    done = project.course("send", "--yes", "--now", now)
    assert done.code == 2
    assert "--now" in done.err
    assert "Traceback" not in done.err


def test_a_moved_clock_is_refused_where_messages_leave_this_machine(project: ProjectFolder) -> None:
    project.configure('name = "mailbox"', 'name = "smtp"')
    done = project.course("send", "--yes", "--now", MORNING, COURSE_SMTP_URL="smtp://192.0.2.1:25")
    assert done.code == 2
    assert "more than a minute" in done.err


@pytest.mark.parametrize("name", ["smtp", "sendgrid"])
def test_placeholders_leave_this_machine_through_no_provider(project: ProjectFolder, name: str) -> None:
    project.configure('name = "mailbox"', f'name = "{name}"')
    project.configure("https://courses.backcare.invalid", "https://courses.example.com")
    done = project.course("send", "--yes", COURSE_SMTP_URL="smtp://127.0.0.1:9", SENDGRID_API_KEY="SG.x")
    assert done.code == 2
    assert "course.base_url" in done.err


@pytest.mark.parametrize(("name", "variable"), [("smtp", "COURSE_SMTP_URL"), ("sendgrid", "SENDGRID_API_KEY")])
def test_a_missing_secret_is_named(project: ProjectFolder, name: str, variable: str) -> None:
    project.configure('name = "mailbox"', f'name = "{name}"')
    done = project.course("send", "--yes")
    assert done.code == 2
    assert variable in done.err


def test_links_that_leave_this_machine_are_https(project: ProjectFolder) -> None:
    project.configure('name = "mailbox"', 'name = "smtp"')
    project.configure("https://courses", "http://courses")
    done = project.course("send", "--yes", COURSE_SMTP_URL="smtp://192.0.2.1:25")
    assert done.code == 2
    assert "RFC 8058" in done.err


def test_everything_that_keeps_a_provider_from_working_is_said_at_once(project: ProjectFolder) -> None:
    project.configure('name = "mailbox"', 'name = "sendgrid"')
    project.configure("https://courses.backcare.invalid", "https://courses.example.com")
    project.configure('"Back Care"', '"Your name"')
    done = project.course("send", "--yes")
    assert done.code == 2
    assert [line.split(":")[0].strip() for line in done.err.splitlines()[1:-1]] == [
        "course.base_url",
        "sender.name",
        "SENDGRID_API_KEY",
    ]


def test_lessons_that_are_only_half_there_send_nothing_and_end_nobodys_course(project: ProjectFolder) -> None:
    enroll(project, "a@backcare.invalid")
    lesson = project.path / "lessons" / "03-lesson-3.md"
    text = lesson.read_text(encoding="utf-8")
    lesson.unlink()
    for words in (("--yes",), ("--dry-run",)):
        done = project.course("send", *words, "--now", MORNING)
        assert done.code == 2
        assert "course.days: is 3" in done.err
    lesson.write_text(text, encoding="utf-8")
    assert project.course("send", "--yes", "--json", "--now", MORNING).json["sent"] == 1


def test_a_dry_run_finds_what_would_stop_the_sending(project: ProjectFolder) -> None:
    enroll(project, "a@backcare.invalid")
    path = project.path / "lessons" / "02-lesson-2.md"
    path.write_text(path.read_text(encoding="utf-8").replace("first_name", "phone"), encoding="utf-8")
    done = project.course("send", "--dry-run", "--now", MORNING)
    assert done.code == 1
    assert "phone" in done.err


def test_an_empty_database_does_not_pass_for_a_quiet_day(project: ProjectFolder) -> None:
    done = project.course("send", "--yes", "--now", MORNING)
    assert done.code == 0
    assert "nobody is enrolled" in done.err


def test_quiet_says_nothing_where_nothing_needs_a_person(project: ProjectFolder) -> None:
    enroll(project, "a@backcare.invalid")
    done = project.course("send", "--yes", "--quiet", "--now", MORNING)
    assert (done.code, done.out, done.err) == (0, "", "")


def test_the_summary_names_the_provider(project: ProjectFolder) -> None:
    enroll(project, "a@backcare.invalid")
    assert "1 sent through mailbox" in project.course("send", "--yes", "--now", MORNING).out


def test_the_environment_may_name_another_database(project: ProjectFolder) -> None:
    done = project.course("status", COURSE_DATABASE_URL="sqlite:///elsewhere.db")
    assert done.code == 0, done.err
    assert (project.path / "elsewhere.db").is_file()


@pytest.mark.parametrize(
    "words", [("sned",), ("send", "--limit", "0"), ("plan", "--days", "x"), ("send", "--nwo", "x")]
)
def test_wrong_usage_is_one_line_and_a_next_step(project: ProjectFolder, words: tuple[str, ...]) -> None:
    done = project.course(*words)
    assert done.code == 2
    first, second = done.err.splitlines()
    assert first.startswith("course: ")
    assert second.startswith("  -> `course")


def test_nothing_in_a_file_can_steer_the_terminal(project: ProjectFolder) -> None:
    with (project.path / "course.toml").open("a", encoding="utf-8") as file:
        file.write('\n["\\u001b]0;x\\u0007"]\n')
    done = project.course("status")
    assert done.code == 2
    assert "\x1b" not in done.err
    assert "\\x1b]0;x\\x07" in done.err


def test_a_server_that_does_not_answer_stops_the_run_and_fails_nobody(project: ProjectFolder) -> None:
    enroll(project, "a@backcare.invalid")
    project.configure('name = "mailbox"', 'name = "smtp"')
    done = project.course("send", "--yes", "--json", "--now", MORNING, COURSE_SMTP_URL="smtp://127.0.0.1:9")
    assert done.code == 1
    assert (done.json["sent"], done.json["failed"]) == (0, 0)
    project.configure('name = "smtp"', 'name = "mailbox"')
    assert project.course("send", "--yes", "--json", "--now", MORNING).json["sent"] == 1


def test_a_lesson_with_an_unknown_field_stops_before_anything_is_claimed(project: ProjectFolder) -> None:
    enroll(project, "a@backcare.invalid")
    path = project.path / "lessons" / "02-lesson-2.md"
    path.write_text(path.read_text(encoding="utf-8").replace("first_name", "frist_name"), encoding="utf-8")
    done = project.course("send", "--yes", "--now", MORNING)
    assert done.code == 1
    assert "02-lesson-2.md:10" in done.err
    assert "frist_name" in done.err


def test_a_folder_that_is_no_project_says_how_to_make_one(project: ProjectFolder) -> None:
    (project.path / "course.toml").unlink()
    done = project.course("send", "--yes")
    assert done.code == 2
    assert "course init" in done.err


def test_status_says_what_went_and_what_waits(project: ProjectFolder) -> None:
    enroll(project, "a@backcare.invalid")
    project.course("send", "--yes", "--now", MORNING)
    done = project.course("status")
    assert done.code == 0
    assert "1 active" in done.out
    assert "1 sent" in done.out
    assert "2027-01-05" in done.out


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_run_sends_what_is_due_and_stops_cleanly_on_a_signal(project: ProjectFolder, number: signal.Signals) -> None:
    project.course("subscribers", "add", "a@backcare.invalid", "--timezone", "UTC", "--now", "2026-01-01T00:00:00Z")
    project.configure('max_lateness = "12h"', 'max_lateness = "24h"')
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "course", "-C", str(project.path), "run"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ},
    )
    try:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and not (project.path / "build" / "mailbox" / "new").exists():
            time.sleep(0.05)
        process.send_signal(number)
        out, err = process.communicate(timeout=15)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 0, err
    assert "1 sent" in out
    assert "stopped" in out
    assert len(messages(project)) == 1
