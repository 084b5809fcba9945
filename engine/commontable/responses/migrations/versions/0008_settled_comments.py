"""Which saves of a comment, kept beside another, its reader has chosen about."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    with op.batch_alter_table("review_comments") as table:
        table.add_column(sa.Column("settles", sa.Text, nullable=False, server_default="[]"))
