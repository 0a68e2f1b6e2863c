from __future__ import annotations

import mailbox
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from course.models import Accepted, Stopped
from course.providers.mailbox import Mailbox
from tests.support.emails import a_recipient, an_email, read

NOW = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)


def test_a_mail_program_finds_the_messages(tmp_path: Path) -> None:
    Mailbox(tmp_path / "box").send(an_email(), [a_recipient(1), a_recipient(2)], NOW)
    with_python = mailbox.Maildir(tmp_path / "box", create=False)
    assert sorted(message["Message-ID"] for message in with_python) == [
        a_recipient(1).message_id,
        a_recipient(2).message_id,
    ]


def test_what_is_delivered_twice_is_there_twice(tmp_path: Path) -> None:
    box = Mailbox(tmp_path)
    for _ in range(2):
        box.send(an_email(), [a_recipient(1)], NOW)
    names = [path.name for path in (tmp_path / "new").iterdir()]
    assert len(names) == 2
    assert all("1_2" in name for name in names)


def test_names_sort_by_the_moment_of_delivery(tmp_path: Path) -> None:
    box = Mailbox(tmp_path)
    for day in (3, 1, 2):
        box.send(an_email(), [a_recipient(day)], NOW + timedelta(days=day))
    in_order = [read(path.read_bytes())["Message-ID"] for path in sorted((tmp_path / "new").iterdir())]
    assert in_order == [a_recipient(day).message_id for day in (1, 2, 3)]


def test_the_provider_id_is_the_files_name(tmp_path: Path) -> None:
    (accepted,) = Mailbox(tmp_path).send(an_email(), [a_recipient()], NOW)
    assert isinstance(accepted, Accepted)
    assert (tmp_path / "new" / accepted.provider_id).is_file()


def test_nothing_half_written_is_left_behind(tmp_path: Path) -> None:
    Mailbox(tmp_path).send(an_email(), [a_recipient()], NOW)
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o377])
def test_nobody_else_can_read_the_messages(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        (accepted,) = Mailbox(tmp_path / "box").send(an_email(), [a_recipient()], NOW)
    finally:
        os.umask(before)
    assert isinstance(accepted, Accepted)
    folders = [tmp_path / "box", *(tmp_path / "box" / name for name in ("tmp", "new", "cur"))]
    assert [folder.stat().st_mode & 0o777 for folder in folders] == [0o700] * 4
    assert (tmp_path / "box" / "new" / accepted.provider_id).stat().st_mode & 0o777 == 0o600


def test_a_path_that_is_no_folder_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "box").write_text("a file")
    outcomes = Mailbox(tmp_path / "box").send(an_email(), [a_recipient(1), a_recipient(2)], NOW)
    assert all(isinstance(outcome, Stopped) for outcome in outcomes)
    assert len(outcomes) == 2


def test_a_disk_that_fills_up_stops_the_rest(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="limits on file size are POSIX's")
    signal = pytest.importorskip("signal")
    box, small, large = Mailbox(tmp_path), an_email(text="short\n"), an_email(text="long\n" * 200_000)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, before[1]))
    try:
        (fits,) = box.send(small, [a_recipient(1)], NOW)
        outcomes = box.send(large, [a_recipient(2), a_recipient(3)], NOW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert isinstance(fits, Accepted)
    assert all(isinstance(outcome, Stopped) for outcome in outcomes)
    assert len(list((tmp_path / "new").iterdir())) == 1
    assert list((tmp_path / "tmp").iterdir()) == []
