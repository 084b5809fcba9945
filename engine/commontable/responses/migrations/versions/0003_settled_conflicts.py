"""Which saves, kept beside another, the writer has chosen about."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    with op.batch_alter_table("responses") as table:
        table.add_column(sa.Column("settles", sa.Text, nullable=False, server_default="[]"))
