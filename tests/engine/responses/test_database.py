import threading

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

import commontable.deployment  # noqa: F401 - puts the tables of every room into the metadata
from commontable.responses import database as databases
from commontable.responses.database import Database, metadata


def test_the_migrations_make_the_tables_that_the_code_uses(database):
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        differences = compare_metadata(context, metadata)

    assert differences == []


def test_save_numbers_go_beyond_two_thousand_million_on_postgresql(new_postgresql):
    row = {"participant": "p-1", "module": "m01", "edition": 1, "prompt": "m01-belonging", "value": "1"}
    row |= {"readers": "me", "save_id": "s", "origin": "self-paced", "course_version": "", "language": "en"}
    row |= {"aside": False, "written_at": sa.func.now(), "settles": "[]"}
    with new_postgresql.write() as connection:
        connection.exec_driver_sql("SELECT setval('responses_version_seq', 5000000000)")

        done = connection.execute(metadata.tables["responses"].insert().values(**row))

    assert done.inserted_primary_key == (5_000_000_001,)


def test_saved_means_on_disk(sqlite):
    with sqlite.read() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_migrating_twice_changes_nothing(database):
    database.migrate()

    with database.read() as connection:
        assert connection.scalar(sa.text("select count(*) from alembic_version")) == 1


def test_a_failed_write_leaves_nothing_behind(database):
    try:
        with database.write() as connection:
            connection.execute(sa.text("insert into alembic_version values ('half')"))
            raise ValueError
    except ValueError:
        pass

    with database.read() as connection:
        assert connection.scalar(sa.text("select count(*) from alembic_version where version_num='half'")) == 0


def test_two_databases_share_nothing(tmp_path):
    one, two = (Database(f"sqlite:///{tmp_path / name}") for name in ("one", "two"))
    one.migrate()

    assert sa.inspect(two.engine).get_table_names() == []
    one.close()
    two.close()


def test_a_writer_whose_turn_does_not_come_is_refused_and_does_not_wait_as_long_again(sqlite, monkeypatch):
    monkeypatch.setattr(databases, "BUSY_SECONDS", 0.2)
    has_begun, may_end = threading.Event(), threading.Event()

    def write_slowly():
        with sqlite.write():
            has_begun.set()
            may_end.wait(30)

    slow = threading.Thread(target=write_slowly)
    slow.start()
    has_begun.wait(30)
    with pytest.raises(TimeoutError, match="another writer"), sqlite.write():
        pass
    may_end.set()
    slow.join()

    with sqlite.write() as connection:
        assert connection.scalar(sa.text("select 1")) == 1
