"""Several processes: where each is reached; and numbers of saves beyond two thousand million, on PostgreSQL."""

import sqlalchemy as sa
from alembic import op

from commontable.responses.database import UtcTime

revision = "0009"
down_revision = "0008"

# The number of a save, wherever it stands. SQLite's own numbers are that wide by nature.
NUMBERS = (
    ("responses", "version"),
    ("responses", "based_on"),
    ("hand_in_versions", "version"),
    ("feedback", "about"),
    ("workshop_words", "version"),
    ("review_comments", "about"),
    ("review_levels", "about"),
    ("theme_passages", "about"),
)


def upgrade() -> None:
    op.create_table(
        "server_processes",
        sa.Column("name", sa.String(8), primary_key=True),
        sa.Column("address", sa.String(200), nullable=False),
        sa.Column("started_at", UtcTime, nullable=False),
    )
    if op.get_context().dialect.name == "postgresql":
        for table, column in NUMBERS:
            op.alter_column(table, column, type_=sa.BigInteger)
        op.execute("ALTER SEQUENCE responses_version_seq AS bigint")
