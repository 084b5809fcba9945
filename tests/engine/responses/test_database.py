import threading

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

import commontable.people.tables  # noqa: F401 - puts its tables into the metadata
from commontable.responses import database as databases
from commontable.responses.database import Database, metadata


def test_the_migrations_make_the_tables_that_the_code_uses(database):
    with database.read() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)

    assert differences == []


def test_saved_means_on_disk(database):
    with database.read() as connection:
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


def test_a_writer_whose_turn_does_not_come_is_refused_and_does_not_wait_as_long_again(database, monkeypatch):
    monkeypatch.setattr(databases, "BUSY_SECONDS", 0.2)
    has_begun, may_end = threading.Event(), threading.Event()

    def write_slowly():
        with database.write():
            has_begun.set()
            may_end.wait(30)

    slow = threading.Thread(target=write_slowly)
    slow.start()
    has_begun.wait(30)
    with pytest.raises(TimeoutError, match="another writer"), database.write():
        pass
    may_end.set()
    slow.join()

    with database.write() as connection:
        assert connection.scalar(sa.text("select 1")) == 1
