"""`course subscribers`, as an operator and their scripts use it."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.cli.columns import width
from tests.support.office import MONDAY
from tests.support.project import ProjectFolder

NOW = "2027-01-04T12:00:00Z"


@pytest.fixture
def project(tmp_path: Path) -> ProjectFolder:
    return ProjectFolder.make(tmp_path)


def test_import_says_what_became_of_each_row_and_exits_1_where_one_was_rejected(project):
    project.write("people.csv", "email,timezone\nann@a.invalid,Asia/Tokyo\nnobody,\nbo@a.invalid,Mars/X\n")
    result = project.run("subscribers", "import", "people.csv", "--now", NOW)
    assert result.exit_code == 1
    assert result.stdout.startswith("1 person added, 0 there already, 2 rejected.\n")
    assert "The good rows are in." in result.stdout
    first, second = result.stderr.splitlines()
    assert first == "people.csv:3: 'nobody' is not an email address: it has no @"
    assert second.startswith("people.csv:4: 'Mars/X' is not a time zone")


def test_what_import_says_fits_80_columns(project):
    name = "http://evil.invalid/" + "x" * 40
    project.write("people.csv", f"email,name\nann@a.invalid,{name}\nbo@a.invalid,{'長' * 30} =?\n,\nnobody,Zoë\n")
    result = project.run("subscribers", "import", "people.csv")
    lines = [*result.stdout.splitlines(), *result.stderr.splitlines()]
    assert max(map(width, lines)) <= 80
    assert "\n  " in result.stderr


def test_importing_good_rows_exits_0_both_times(project):
    project.write("people.csv", "email\nann@a.invalid\n")
    assert project.run("subscribers", "import", "people.csv").exit_code == 0
    result = project.run("subscribers", "import", "people.csv")
    assert (result.exit_code, result.stdout) == (0, "0 people added, 1 there already, 0 rejected.\n")


def test_import_as_json_has_every_sum_and_every_bad_row(project):
    project.write("people.csv", "email\nann@a.invalid\nnobody\n")
    assert project.json("subscribers", "import", "people.csv") == {
        "total": 2,
        "added": 1,
        "already": 0,
        "rejected": [{"line": 3, "raw": "nobody", "reason": "'nobody' is not an email address: it has no @"}],
        "rejected_count": 1,
        "encoding": "utf-8",
    }


def test_a_file_read_as_windows_1252_is_said_to_be(project):
    (project.path / "people.csv").write_bytes("email,name\nzoe@a.invalid,Zoë\n".encode("cp1252"))
    assert "read as Windows-1252" in project.run("subscribers", "import", "people.csv").stdout


def test_a_file_with_more_bad_rows_than_a_report_keeps_says_how_many_more(project):
    project.write("people.csv", "email\n" + "nobody\n" * 1_002)
    assert project.run("subscribers", "import", "people.csv").stderr.endswith(
        "people.csv: and 2 more rows like these\n"
    )


@pytest.mark.parametrize(
    ("content", "exit_code", "message"),
    [(None, 2, "does not exist"), ("", 1, "is empty"), ("phone\n1\n", 1, "no column is called email")],
)
def test_a_file_that_cannot_be_imported_says_why_and_what_next(project, content, exit_code, message):
    if content is not None:
        project.write("people.csv", content)
    result = project.run("subscribers", "import", "people.csv")
    assert result.exit_code == exit_code
    assert message in result.stderr
    assert "  -> " in result.stderr


@pytest.mark.parametrize("start", ["tomorrow", "2027-02-30", "9999-12-31"])
def test_a_start_that_is_no_date_is_wrong_usage(project, start):
    result = project.run("subscribers", "add", "ann@a.invalid", "--start", start)
    assert result.exit_code == 2
    assert "--start" in result.stderr


def test_add_says_when_the_first_lesson_is_due(project):
    result = project.run("subscribers", "add", "ann@a.invalid", "--timezone", "Asia/Tokyo", "--now", NOW)
    assert result.stdout == "ann@a.invalid is enrolled; day 1 is due 2027-01-05 07:30 Asia/Tokyo.\n"


def test_add_with_a_start_waits_for_it(project):
    person = project.json("subscribers", "add", "ann@a.invalid", "--start", "2027-07-01", "--now", NOW)
    assert person["added"] is True
    assert person["next"] == {"day": 1, "due_at": "2027-07-01T06:30:00+00:00", "local": "2027-07-01T07:30:00+01:00"}


def test_adding_someone_again_changes_nothing(project):
    project.run("subscribers", "add", "ann@a.invalid", "--first-name", "Ann")
    result = project.run("subscribers", "add", "ANN@a.invalid", "--first-name", "Other")
    assert result.stdout == "ann@a.invalid is there already (active); nothing was changed.\n"
    assert project.json("subscribers", "show", "ann@a.invalid")["first_name"] == "Ann"


@pytest.mark.parametrize(
    "words", [["nobody"], ["a@a.invalid", "--timezone", "Mars/X"], ["a@a.invalid", "--first-name", "A\nB"]]
)
def test_adding_what_is_no_person_exits_1_and_adds_nobody(project, words):
    result = project.run("subscribers", "add", *words)
    assert result.exit_code == 1
    assert "nobody was added" in result.stderr
    assert project.json("subscribers", "list") == []


def test_an_empty_list_says_how_to_fill_it(project):
    assert "course subscribers import FILE.csv" in project.run("subscribers", "list").stdout


def test_a_list_fits_80_columns_and_lines_up_in_every_script(project):
    rows = "".join(
        f"{'x' * n}@a.invalid,{name}\n" for n, name in [(1, "佐藤 太郎" * 5), (50, "Zoe\u0308"), (20, "محمد")]
    )
    project.write("people.csv", "email,name\n" + rows)
    project.run("subscribers", "import", "people.csv", "--now", NOW)
    heading, *lines, totals = project.run("subscribers", "list").stdout.splitlines()
    assert totals == "3 active"
    assert all(width(line) <= 80 for line in [heading, *lines])
    assert {width(line[: line.index("active")]) for line in lines} == {heading.index("STATE")}
    assert all(line.endswith("2027-01-05 07:30") for line in lines)


def test_a_list_can_be_of_one_state_only(project):
    for email in ("ann@a.invalid", "bo@a.invalid"):
        project.run("subscribers", "add", email)
    project.run("subscribers", "unsubscribe", "bo@a.invalid")
    assert [each["email"] for each in project.json("subscribers", "list", "--state", "unsubscribed")] == [
        "bo@a.invalid"
    ]
    assert "1 active, 1 unsubscribed" in project.run("subscribers", "list").stdout


def test_show_says_what_is_next_and_in_which_zone(project):
    project.write("people.csv", "email,name,city\nann@a.invalid,Ann,Ghent\n")
    project.run("subscribers", "import", "people.csv", "--now", NOW)
    shown = project.run("subscribers", "show", "Ann@a.invalid", "--now", NOW).stdout
    assert "day 1 is due 2027-01-05 07:30 Europe/London" in shown
    assert "Europe/London (the course's)" in shown
    assert "Ghent" in shown


def test_show_takes_a_lesson_that_came_too_late_to_its_later_slot(project):
    project.run("subscribers", "add", "ann@a.invalid", "--now", NOW)
    person = project.json("subscribers", "show", "ann@a.invalid", "--now", "2027-01-09T01:00:00Z")
    assert person["next"]["local"] == "2027-01-09T07:30:00+00:00"


def test_show_lists_the_lessons_that_went_at_their_local_time(project, desk):
    desk.enroll("ann@a.invalid", timezone="Asia/Tokyo", now=MONDAY)
    desk.pass_days(1)
    assert desk.send().sent == 1
    assert "day 1   2027-01-05 16:30  sent" in project.run("subscribers", "show", "ann@a.invalid").stdout
    [delivery] = project.json("subscribers", "show", "ann@a.invalid")["deliveries"]
    assert (delivery["day"], delivery["state"], delivery["attempts"]) == (1, "sent", 1)


def test_show_of_a_stranger_exits_1(project):
    result = project.run("subscribers", "show", "who@a.invalid")
    assert result.exit_code == 1
    assert "nobody with the address 'who@a.invalid'" in result.stderr


def test_who_is_unsubscribed_gets_nothing_more_and_it_says_so_again(project):
    project.run("subscribers", "add", "ann@a.invalid")
    first = project.run("subscribers", "unsubscribe", "ann@a.invalid", "--now", NOW)
    again = project.run("subscribers", "unsubscribe", "ann@a.invalid")
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert first.stdout == "ann@a.invalid gets no more lessons.\n"
    assert "unsubscribed by the operator, 2027-01-04 12:00 UTC" in again.stdout
    person = project.json("subscribers", "show", "ann@a.invalid")
    assert (person["state"], person["next"]) == ("unsubscribed", None)


def test_an_address_in_another_script_is_found_again_as_it_was_typed(project):
    project.run("subscribers", "add", "ann@bücher.invalid")
    assert project.run("subscribers", "unsubscribe", "ann@bücher.invalid").exit_code == 0


def test_a_folder_without_a_project_is_wrong_usage(tmp_path):
    result = ProjectFolder(path=tmp_path).run("subscribers", "list")
    assert result.exit_code == 2
    assert "is not a course project" in result.stderr


@pytest.mark.parametrize("verb", ["import", "add", "list", "show", "unsubscribe"])
def test_every_verb_has_help_with_an_example(project, verb):
    assert f"course subscribers {verb}" in project.run("subscribers", verb, "--help").stdout.partition("Example")[2]
