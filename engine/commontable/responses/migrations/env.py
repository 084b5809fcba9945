"""Alembic's entry: runs the migrations in the transaction that `migrate` hands over."""

import sqlalchemy as sa
from alembic import context

from commontable.responses.database import metadata

LOCK = 7_202_604
connection = context.config.attributes["connection"]

if connection.dialect.name == "postgresql":
    # Two servers that start at once must not make the same tables twice.
    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
context.configure(
    connection=connection, target_metadata=metadata, render_as_batch=True, transactional_ddl=False
)
context.run_migrations()
