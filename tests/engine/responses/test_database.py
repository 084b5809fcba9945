import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

import commontable.people.tables  # noqa: F401 - puts its tables into the metadata
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
