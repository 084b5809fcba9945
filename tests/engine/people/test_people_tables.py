from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from commontable.people import tables


def test_the_migrations_make_the_tables_of_people(database):
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        difference = compare_metadata(context, tables.people.metadata)

    assert difference == []
