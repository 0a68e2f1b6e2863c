"""The database file: migrations, durability settings, errors that a person can mend, runs told apart by their locks."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from course.errors import StoreError
from course.models import DeliveryState, NewSubscriber
from course.schedule import Calendar
from course.store import Store
from course.store.engine import open_engine, writing
from course.store.store import HEAD, migrate
from course.store.tables import metadata
from tests.support.office import MONDAY, Desk


def test_the_migrated_schema_is_the_one_the_code_uses(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "course.db")
    migrate(engine)
    with writing(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_migrated_and_created_schemas_have_the_same_columns_and_indexes(tmp_path: Path) -> None:
    migrated, created = open_engine(tmp_path / "a.db"), open_engine(tmp_path / "b.db")
    migrate(migrated)
    metadata.create_all(created)

    def shape(path: Path) -> dict[str, object]:
        with sqlite3.connect(path) as connection:
            tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            shapes: dict[str, object] = {
                table: {row[1:4] for row in connection.execute(f"PRAGMA table_info({table})")}
                for table in tables
                if table not in {"alembic_version", "sqlite_sequence"}
            }
            shapes["indexes"] = {
                row[0] for row in connection.execute("SELECT sql FROM sqlite_master WHERE type = 'index'") if row[0]
            }
        connection.close()
        return shapes

    assert shape(tmp_path / "a.db") == shape(tmp_path / "b.db")
    migrated.dispose()
    created.dispose()


def test_a_database_goes_down_to_nothing_and_up_again(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "course.db")
    migrate(engine)
    from alembic import command
    from alembic.config import Config

    from course.store.store import MIGRATIONS

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    migrate(engine)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == HEAD
    engine.dispose()


def test_a_database_from_a_newer_course_is_refused(tmp_path: Path) -> None:
    Store.open("sqlite:///course.db", root=tmp_path).close()
    with sqlite3.connect(tmp_path / "course.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StoreError, match="newer course"):
        Store.open("sqlite:///course.db", root=tmp_path)


@pytest.mark.parametrize("url", ["postgresql://localhost/x", "sqlite://", "sqlite:///:memory:", "nonsense"])
def test_a_url_that_is_no_sqlite_file_is_refused_with_what_to_write(tmp_path: Path, url: str) -> None:
    with pytest.raises(StoreError) as caught:
        Store.open(url, root=tmp_path)
    assert "sqlite:///course.db" in caught.value.hint


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "course.db").write_text("this is a letter to my aunt, and long enough to be looked at")
    with pytest.raises(StoreError, match="not a database"):
        Store.open("sqlite:///course.db", root=tmp_path)


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        Store.open("sqlite:///data/course.db", root=tmp_path)


def test_every_commit_is_on_the_disk_and_readers_do_not_wait(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "course.db")
    with writing(engine) as connection:
        values = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]
    assert values == ["wal", 2]
    engine.dispose()


def test_a_new_database_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    store = Store.open("sqlite:///course.db", root=tmp_path)
    store.secret_key()
    with store.run(MONDAY):
        rights = {path.name: path.stat().st_mode & 0o077 for path in tmp_path.iterdir()}
    store.close()
    assert len(rights) >= 3
    assert set(rights.values()) == {0}


def test_the_number_of_a_row_is_never_used_again(desk: Desk) -> None:
    desk.enroll("a@backcare.invalid")
    before = desk.store.people.find("pain", "a@backcare.invalid")
    with desk.store._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM enrollments")
        connection.exec_driver_sql("DELETE FROM subscribers")
    desk.enroll("b@backcare.invalid")
    after = desk.store.people.find("pain", "b@backcare.invalid")
    assert before is not None
    assert after is not None
    assert after.id > before.id


def test_the_secret_key_is_made_once(tmp_path: Path) -> None:
    first, second = (Store.open("sqlite:///course.db", root=tmp_path) for _ in range(2))
    assert first.secret_key() == second.secret_key() == first.secret_key()
    assert len(first.secret_key()) >= 40
    first.close()
    second.close()


def test_asking_who_is_due_reads_the_index_of_those_who_wait(desk: Desk) -> None:
    desk.enroll("a@backcare.invalid")
    with desk.store._engine.connect() as connection:
        plan = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT id FROM enrollments"
            " WHERE course = 'pain' AND due_at IS NOT NULL AND due_at <= 5 ORDER BY due_at, id LIMIT 1"
        ).all()
    assert "ix_enrollments_due" in str(plan)


def test_no_step_of_the_ledger_can_be_skipped(desk: Desk) -> None:
    desk.enroll("a@backcare.invalid")
    with desk.store.run(desk.now) as run:
        claims, _ = desk.store.ledger.claim(
            run.id, "pain", desk.now, 5, lambda due: desk.parts.rules.judge(due, desk.now)
        )
        record = desk.parts.rules.hold(claims[0], "?", desk.now)
        with pytest.raises(ValueError, match="no delivery goes from claimed to held"):
            desk.store.ledger.record([record])
        desk.store.ledger.release(claims, "a test")


def test_marking_the_same_claim_twice_is_refused(desk: Desk) -> None:
    desk.enroll("a@backcare.invalid")
    with desk.store.run(desk.now) as run:
        claims, _ = desk.store.ledger.claim(
            run.id, "pain", desk.now, 5, lambda due: desk.parts.rules.judge(due, desk.now)
        )
        going = desk.store.ledger.mark_sending(claims, desk.now)
        with pytest.raises(StoreError, match="was not in the state"):
            desk.store.ledger.mark_sending(claims, desk.now)
        desk.store.ledger.release(going, "a test")


def test_enrolling_twice_changes_nothing_and_does_not_bring_back_who_left(desk: Desk) -> None:
    assert desk.enroll("a@backcare.invalid", "b@backcare.invalid") == 2
    desk.unsubscribe("a@backcare.invalid")
    before = list(desk.store.people.all("pain"))
    assert desk.enroll("A@BackCare.invalid", "b@backcare.invalid", "c@backcare.invalid") == 1
    assert list(desk.store.people.all("pain"))[:2] == before


def test_the_same_address_twice_in_one_go_is_one_person(desk: Desk) -> None:
    assert desk.enroll("a@backcare.invalid", "A@backcare.invalid") == 1


def test_leaving_twice_changes_nothing_the_second_time(desk: Desk) -> None:
    desk.enroll("a@backcare.invalid")
    assert [desk.unsubscribe("a@backcare.invalid") for _ in range(2)] == [True, False]


_HOLD_A_RUN = """
import sys, time
from pathlib import Path
from course.models import Take
from course.store import Store
from tests.support.office import MONDAY
store = Store.open("sqlite:///course.db", root=Path(sys.argv[1]))
with store.run(MONDAY) as run:
    claims, _ = store.ledger.claim(run.id, "pain", MONDAY, 2, lambda due: Take(slot=due.slot))
    store.ledger.mark_sending(claims[:1], MONDAY)
    print("holding", flush=True)
    time.sleep(60)
"""


def test_a_run_in_another_process_keeps_its_work_until_it_is_killed(desk: Desk, tmp_path: Path) -> None:
    desk.enroll("a@backcare.invalid", "b@backcare.invalid", "c@backcare.invalid")
    other = subprocess.Popen([sys.executable, "-c", _HOLD_A_RUN, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "holding\n"
        assert desk.send().sent == 1
        other.kill()
        other.wait()
        report = desk.send()
    finally:
        other.kill()
        other.communicate()
    assert (report.sent, report.held) == (1, 1)
    assert dict(desk.provider.sent).keys() == {"b@backcare.invalid", "c@backcare.invalid"}
    assert desk.states("a@backcare.invalid") == [(1, DeliveryState.HELD)]


def test_no_lock_files_stay_behind(desk: Desk, tmp_path: Path) -> None:
    desk.enroll("a@backcare.invalid")
    desk.send()
    assert list((tmp_path / "course.db-runs").iterdir()) == []


def test_a_database_locked_by_another_program_says_so(desk: Desk, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "course.db", isolation_level=None) as blocker:
        blocker.execute("BEGIN EXCLUSIVE")
        impatient = open_engine(tmp_path / "course.db", busy_ms=10)
        with pytest.raises(StoreError, match="locked") as caught, writing(impatient):
            pass
        blocker.execute("ROLLBACK")
        impatient.dispose()
    blocker.close()
    assert "keeps the database locked" in caught.value.hint


def test_moving_to_another_zone_moves_the_lesson_that_waits(desk: Desk) -> None:
    desk.enroll("a@backcare.invalid")
    person = desk.store.people.find("pain", "a@backcare.invalid")
    assert person is not None
    slot = Calendar.of(desk.settings.schedule, "Asia/Tokyo").first_slot(MONDAY)
    desk.store.people.change_timezone(person.id, "Asia/Tokyo", lambda _: slot)
    moved = desk.store.people.get(person.id)
    assert moved is not None
    assert (moved.timezone, moved.slot) == ("Asia/Tokyo", slot)
    assert desk.send().sent == 0


def test_people_are_written_all_or_not_at_all(desk: Desk) -> None:
    slot = Calendar.of(desk.settings.schedule, "UTC").first_slot(MONDAY)
    broken = NewSubscriber(email="b@backcare.invalid", fields={"x": object()})  # type: ignore[dict-item]
    people = [(NewSubscriber(email="a@backcare.invalid"), slot), (broken, slot)]
    with pytest.raises(Exception, match="not JSON serializable"):
        desk.store.people.enroll("pain", people, MONDAY)
    assert list(desk.store.people.all("pain")) == []
