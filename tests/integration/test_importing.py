"""Files of people, as spreadsheets and other programs really write them, into a real store."""

from __future__ import annotations

import tracemalloc
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from course.enrolling import ImportReport, import_csv
from course.enrolling.importing import MOST_REJECTED
from course.enrolling.people_file import LONGEST_ROW, MOST_LINES, open_people_file
from course.errors import SubscriberError, UsageError
from course.models import EnrollmentState
from tests.support.office import MONDAY, Desk


class Load(Protocol):
    """Imports a file with this content."""

    def __call__(self, content: str | bytes, *, start: date | None = None, now: datetime = MONDAY) -> ImportReport: ...


@pytest.fixture
def load(desk: Desk, tmp_path: Path) -> Load:
    def run(content: str | bytes, *, start: date | None = None, now: datetime = MONDAY) -> ImportReport:
        path = tmp_path / "people.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return import_csv(path, desk.store.people, desk.settings, now, start)

    return run


def names(desk: Desk) -> dict[str, str]:
    return {person.email: person.first_name for person in desk.store.people.all("pain")}


def refused(report: ImportReport) -> list[tuple[int, str]]:
    return [(row.line, row.reason) for row in report.rejected]


# --- what comes in ------------------------------------------------------------------------------------------


def test_people_come_in_with_their_names_zones_and_fields(desk, load):
    report = load("email,first_name,timezone,City\nann@a.invalid,Ann,Asia/Tokyo,Kyoto\nbo@a.invalid,,,\n")
    ann, bo = desk.store.people.all("pain")
    assert (report.total, report.added, report.already, report.rejected_count) == (2, 2, 0, 0)
    assert (ann.first_name, ann.timezone, ann.fields) == ("Ann", "Asia/Tokyo", {"city": "Kyoto"})
    assert (bo.first_name, bo.timezone, bo.fields) == ("", None, {})


@pytest.mark.parametrize(("mark", "declared"), [(",", ""), (";", ""), ("\t", ""), (";", "sep=;\r\n"), ("|", "sep=|\n")])
def test_columns_may_be_parted_by_commas_semicolons_or_tabs(desk, load, mark, declared):
    load(declared + mark.join(["Name", "Email", "City"]) + "\n" + mark.join(["Ann", "ann@a.invalid", "Ghent"]))
    assert names(desk) == {"ann@a.invalid": "Ann"}


def test_a_semicolon_file_may_have_commas_in_its_values(desk, load):
    load("email;first_name;a, b, c, d\nann@a.invalid;Lee, Ann;x, y\n")
    assert names(desk) == {"ann@a.invalid": "Lee, Ann"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_encoding_that_spreadsheets_write_is_read(desk, load, encoding):
    report = load("email,first_name\nzoe@a.invalid,Zoë\n".encode(encoding))
    assert names(desk) == {"zoe@a.invalid": "Zoë"}
    assert report.encoding == encoding.removesuffix("-sig")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_any_line_ending_will_do_and_the_last_may_be_missing(desk, load, newline):
    report = load(newline.join(["email,first_name", "ann@a.invalid,Ann", "", "nobody,Bo", "cy@a.invalid,Cy"]))
    assert names(desk) == {"ann@a.invalid": "Ann", "cy@a.invalid": "Cy"}
    assert [row.line for row in report.rejected] == [4]


def test_a_header_alone_imports_nobody(load):
    assert load("email\n").total == 0


def test_empty_rows_are_not_rows(load):
    assert load("\n\nemail,city\n\n , \n,\nann@a.invalid,\n\n").total == 1


# --- when their first lesson is due -------------------------------------------------------------------------


def test_the_first_lesson_waits_for_the_next_slot_on_each_ones_wall(desk, load):
    load("email,timezone\na@a.invalid,Asia/Tokyo\nb@a.invalid,America/New_York\n", now=MONDAY)
    tokyo, new_york = desk.store.people.all("pain")
    assert tokyo.slot.at == datetime(2027, 1, 4, 22, 30, tzinfo=UTC)
    assert new_york.slot.at == datetime(2027, 1, 4, 12, 30, tzinfo=UTC)


def test_a_start_date_is_the_date_on_each_ones_wall(desk, load):
    load("email,timezone\na@a.invalid,Asia/Tokyo\nb@a.invalid,\n", start=date(2027, 2, 1))
    assert [person.slot.on for person in desk.store.people.all("pain")] == [date(2027, 2, 1)] * 2


# --- twice --------------------------------------------------------------------------------------------------


def test_importing_twice_changes_nothing(desk, load):
    content = "email,first_name,timezone\nann@a.invalid,Ann,Asia/Tokyo\nbo@a.invalid,Bo,\n"
    load(content)
    before = list(desk.store.people.all("pain"))
    report = load(content.replace("Ann", "Anna"), now=MONDAY + timedelta(days=3), start=date(2028, 1, 1))
    assert (report.added, report.already) == (0, 2)
    assert list(desk.store.people.all("pain")) == before


def test_who_unsubscribed_stays_gone(desk, load):
    load("email\nann@a.invalid\n")
    desk.unsubscribe("ann@a.invalid")
    report = load("email\nANN@a.invalid\n")
    assert (report.added, report.already) == (0, 1)
    assert desk.store.people.find("pain", "ann@a.invalid").state is EnrollmentState.UNSUBSCRIBED


def test_a_person_twice_in_one_file_is_taken_once_as_first_written(desk, load):
    report = load("email,first_name\nann@a.invalid,Ann\nAnn@A.invalid,Other\n")
    assert (report.total, report.added, report.already) == (2, 1, 1)
    assert names(desk) == {"ann@a.invalid": "Ann"}


def test_a_person_again_after_more_than_a_chunk_is_taken_once(load):
    rows = [f"p{number}@a.invalid" for number in range(2_100)]
    report = load("\n".join(["email", *rows, "P0@a.invalid"]))
    assert (report.total, report.added, report.already) == (2_101, 2_100, 1)


# --- bad rows -----------------------------------------------------------------------------------------------


def test_bad_rows_are_told_by_line_and_good_ones_come_in(desk, load):
    report = load(
        "email,first_name,timezone\n"
        "ann@a.invalid,Ann,\n"
        "nobody,Bo,\n"
        "cy@a.invalid,Cy,Mars/Olympus\n"
        'dee@a.invalid,"D\ne",\n'
        "eve@a.invalid,=?utf-8?q?Eve?=,\n"
        "fay@a.invalid,Fay,,surplus\n"
        "gil@a.invalid,Gil,\n",
    )
    assert names(desk) == {"ann@a.invalid": "Ann", "gil@a.invalid": "Gil"}
    assert (report.total, report.added, report.rejected_count) == (7, 2, 5)
    assert [line for line, _ in refused(report)] == [3, 4, 5, 7, 8]
    assert [row.raw for row in report.rejected][:2] == ["nobody", "cy@a.invalid"]


def test_lines_are_counted_as_an_editor_counts_them(desk, load):
    report = load('email,note\r\nann@a.invalid,"one\r\ntwo\r\n\r\nthree"\r\n\r\nnobody,x\r\n')
    assert [line for line, _ in refused(report)] == [7]
    assert next(desk.store.people.all("pain")).fields == {"note": "one two three"}


def test_a_quote_left_open_costs_its_own_row_only(desk, load):
    report = load('email,first_name\na@a.invalid,"Ann\nb@a.invalid,Bo\nc@a.invalid,"Cy"\nd@a.invalid,Dee\n')
    assert refused(report) == [(2, "its quotes do not match")]
    assert names(desk) == {"b@a.invalid": "Bo", "c@a.invalid": "Cy", "d@a.invalid": "Dee"}


def test_a_quote_left_open_in_a_long_file_costs_its_own_row_only(load):
    rows = [f"p{number}@a.invalid,Pat" for number in range(3 * MOST_LINES)]
    report = load("\n".join(["email,first_name", 'a@a.invalid,"Ann', *rows]))
    assert [row.line for row in report.rejected] == [2]
    assert report.added == len(rows)


def test_text_after_a_closing_quote_is_refused_rather_than_guessed_at(desk, load):
    report = load('email,first_name\na@a.invalid,"Ann" Lee\nb@a.invalid,"Bo"\n')
    assert [row.line for row in report.rejected] == [2]
    assert names(desk) == {"b@a.invalid": "Bo"}


def test_a_line_without_end_is_refused_and_the_next_one_read(desk, load):
    report = load(f"email,first_name\na@a.invalid,{'x' * (5 * LONGEST_ROW)}\nb@a.invalid,Bo\nnobody,\n")
    assert refused(report)[0] == (2, f"it has more than {LONGEST_ROW} characters")
    assert [row.line for row in report.rejected] == [2, 4]
    assert names(desk) == {"b@a.invalid": "Bo"}


def test_a_report_keeps_a_thousand_bad_rows_and_the_count_of_all(load):
    report = load("email\n" + "nobody\n" * 2_500)
    assert (len(report.rejected), report.rejected_count, report.total) == (MOST_REJECTED, 2_500, 2_500)


def test_a_row_that_runs_over_lines_says_so(load):
    [(line, reason)] = refused(load('email,first_name\na@a.invalid,"Ann\nb@a.invalid,Bo"\n'))
    assert line == 2
    assert "runs on to line 3" in reason


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    cells=st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12), min_size=1, max_size=4),
        max_size=6,
    )
)
def test_no_text_whatsoever_breaks_the_reading(tmp_path, cells):
    path = tmp_path / "people.csv"
    path.write_text("email,first_name\n" + "\n".join(",".join(row) for row in cells), encoding="utf-8", newline="")
    lines = path.read_text(encoding="utf-8").count("\n") + 1
    with open_people_file(path) as file:
        assert all(2 <= row.line <= row.last_line <= lines for row in file.rows)


# --- bad files ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"\n \r\n\n", "is empty"),
        (b"phone,city\n1,Ghent\n", "people.csv:1: no column is called email, only phone, city"),
        (b"\n\nphone;city\n", "people.csv:3: no column is called email"),
        (b"email,Email\n", "two columns are called email"),
        (b'email,"first\n', "people.csv:1: its quotes do not match"),
        (b"email\nann@a.invalid\n\0\0\n", "NUL bytes"),
        ("email\nann@a.invalid\n".encode("utf-16-le"), "NUL bytes"),
        (b"PK\x03\x04\x14\x00\x06\x00", "NUL bytes"),
        (b"email\n\x81\x8d@a.invalid\n", "neither UTF-8 nor Windows-1252"),
        (b"\xff\xfee\x00m\x00a", "neither UTF-8 nor Windows-1252"),
    ],
)
def test_a_file_that_is_no_list_of_people_is_an_error_with_a_next_step(desk, load, content, message):
    with pytest.raises(SubscriberError, match=message) as caught:
        load(content)
    assert caught.value.hint
    assert names(desk) == {}


def test_a_missing_file_and_a_folder_are_wrong_usage(desk, tmp_path):
    with pytest.raises(UsageError, match="does not exist"):
        import_csv(tmp_path / "none.csv", desk.store.people, desk.settings, MONDAY)
    with pytest.raises(UsageError, match="is a folder"):
        import_csv(tmp_path, desk.store.people, desk.settings, MONDAY)


def test_memory_does_not_grow_with_the_file(tmp_path):
    def peak(rows: int) -> int:
        path = tmp_path / f"{rows}.csv"
        path.write_text("email,first_name\n" + "".join(f"p{number}@a.invalid,Pat\n" for number in range(rows)))
        tracemalloc.start()
        try:
            with open_people_file(path) as file:
                assert sum(1 for _ in file.rows) == rows
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(100)  # the first time fills caches
    assert peak(20_000) < peak(10_000) + 100_000
