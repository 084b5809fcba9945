"""People, their cohorts, codes and sessions, and the record of acts."""

import sqlalchemy as sa
from alembic import op

from commontable.responses.database import UtcTime

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _people()
    _sign_in()
    _acts()


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("outside_id", sa.String(200)),
        sa.Column("created_at", UtcTime, nullable=False),
        sa.Column("merged_into", sa.String(40), sa.ForeignKey("people.id")),
        sa.UniqueConstraint("outside_id", name="uq_people_outside_id"),
    )
    op.create_table(
        "people_cohorts",
        sa.Column("person", sa.String(40), sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("cohort", sa.String(80), primary_key=True),
    )
    op.create_index("ix_people_cohorts_cohort", "people_cohorts", ["cohort"])


def _sign_in() -> None:
    op.create_table(
        "codes",
        sa.Column("mac", sa.String(64), primary_key=True),
        sa.Column("person", sa.String(40), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("issued_at", UtcTime, nullable=False),
        sa.Column("retired_at", UtcTime),
    )
    op.create_index("ix_codes_person", "codes", ["person"])
    op.create_table(
        "sessions",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("person", sa.String(40), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("own_device", sa.Boolean, nullable=False),
        sa.Column("started_at", UtcTime, nullable=False),
        sa.Column("ends_at", UtcTime, nullable=False),
    )
    op.create_index("ix_sessions_person", "sessions", ["person"])
    op.create_index("ix_sessions_ends_at", "sessions", ["ends_at"])


def _acts() -> None:
    op.create_table(
        "acts",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", UtcTime, nullable=False),
        sa.Column("done_by", sa.String(120), nullable=False),
        sa.Column("act", sa.String(80), nullable=False),
        sa.Column("about", sa.String(120), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_acts_about", "acts", ["about"])
