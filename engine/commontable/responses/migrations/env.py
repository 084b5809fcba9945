"""Alembic's entry: runs the migrations on the database that `Database.migrate` hands over."""

from alembic import context

from commontable.responses.database import metadata

database = context.config.attributes["database"]

with database.write() as connection:
    context.configure(
        connection=connection, target_metadata=metadata, render_as_batch=True, transactional_ddl=False
    )
    context.run_migrations()
