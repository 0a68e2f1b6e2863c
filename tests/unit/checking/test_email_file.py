from __future__ import annotations

import base64
import quopri
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from course.checking.email_file import read_email_file
from course.checking.placing import line_at
from course.checking.rule_book import EMAIL_RULES
from course.errors import CourseError
from tests.support.checked_emails import HEAD, PAGE, TEXT, found, message, read


def encoded(coding: str, body: bytes) -> bytes:
    head = f"{HEAD}\n--b\nContent-Type: text/plain\n\n{TEXT}\n"
    part = f"--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: {coding}\n\n"
    return (head + part).encode() + body + b"\n--b--\n"


def test_an_encoded_page_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    path.write_bytes(encoded("base64", base64.encodebytes(PAGE.encode())))

    assert found(read_email_file(path)) == []


def test_a_line_of_a_quoted_printable_page_is_the_line_of_the_file(tmp_path: Path) -> None:
    content = encoded("quoted-printable", quopri.encodestring(PAGE.encode()))
    path = tmp_path / "mail.eml"
    path.write_bytes(content)
    line = PAGE[: PAGE.index("<h2>")].count("\n") + 1

    assert line_at(read_email_file(path), line) == content[: content.index(b"<h2>")].count(b"\n") + 1


def test_a_line_of_a_base64_page_is_where_its_part_begins(tmp_path: Path) -> None:
    content = encoded("base64", base64.encodebytes(PAGE.encode()))
    path = tmp_path / "mail.eml"
    path.write_bytes(content)
    first = content.index(base64.encodebytes(PAGE.encode())[:40])

    assert line_at(read_email_file(path), 9) == content[:first].count(b"\n") + 1


def test_a_page_is_read_in_the_character_set_that_it_names(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes('<html><head><meta charset="iso-8859-1"></head><p>Café'.encode("latin-1"))

    assert read_email_file(path).page.words == "Café"


def test_a_subject_is_decoded(tmp_path: Path) -> None:
    email = read(tmp_path, message(head=HEAD.replace("Seeds for spring", "=?utf-8?q?S=C3=A4mereien?=")))

    assert email.subject == "Sämereien"


def test_an_attached_page_is_not_the_email(tmp_path: Path) -> None:
    attached = '--b\nContent-Type: text/html\nContent-Disposition: attachment; filename="a.html"\n\n<p>other</p>\n'
    content = message().replace("--b\n", f"{attached}--b\n", 1)

    assert read(tmp_path, content).page.words.startswith("Seeds for spring")


def test_a_picture_that_is_a_part_of_the_message_can_be_shown(tmp_path: Path) -> None:
    picture = (
        "--b\nContent-Type: image/png\nContent-ID: <tray>\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--"
    )
    content = message().replace("https://example.com/tray.png", "cid:tray").replace("--b--", picture)

    assert found(read(tmp_path, content)) == []


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="cannot be read"):
        read_email_file(tmp_path / "none.eml")


def test_a_file_without_headers_is_no_message(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="holds no email"):
        read(tmp_path, "just words\n")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.integers(min_value=0, max_value=1500))
def test_no_bytes_in_a_message_make_a_rule_fail(tmp_path: Path, noise: bytes, place: int) -> None:
    content = message().encode()
    path = tmp_path / "mail.eml"
    path.write_bytes(b"X-A: b\n" + content[:place] + noise + content[place:])
    email = read_email_file(path)

    assert all(broken.line >= 1 for rule in EMAIL_RULES for broken in rule.check(email))
