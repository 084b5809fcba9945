"""Workshops: rooms, who is in them, what they marked and ticked, what was let through, and notes."""

import sqlalchemy as sa
from alembic import op

from commontable.responses.database import UtcTime

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    _workshops()
    _taking_part()
    _words()
    _notes()


def _workshop() -> sa.Column[str]:
    return sa.Column("workshop", sa.String(20), sa.ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True)


def _participant() -> sa.Column[str]:
    return sa.Column("participant", sa.String(40), sa.ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)


def _workshops() -> None:
    op.create_table(
        "workshops",
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("module", sa.String(80), nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("cohort", sa.String(80), nullable=False),
        sa.Column("led_by", sa.String(40), nullable=False),
        sa.Column("code", sa.String(6), nullable=False),
        sa.Column("activities", sa.Text, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("current", sa.Integer),
        sa.Column("timer_ends_at", UtcTime),
        sa.Column("timer_left", sa.Integer),
        sa.Column("revealed", sa.Text, nullable=False),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("opened_at", UtcTime, nullable=False),
        sa.Column("closed_at", UtcTime),
    )
    living = sa.text("state <> 'closed'")
    op.create_index(
        "uq_workshops_living_code",
        "workshops",
        ["code"],
        unique=True,
        sqlite_where=living,
        postgresql_where=living,
    )


def _taking_part() -> None:
    op.create_table(
        "workshop_people",
        _workshop(),
        _participant(),
        sa.Column("joined_at", UtcTime, nullable=False),
        sa.Column("here_since", UtcTime, nullable=False),
        sa.Column("left_at", UtcTime),
        sa.Column("table_name", sa.String(80), nullable=False),
    )
    op.create_index("ix_workshop_people_participant", "workshop_people", ["participant"])
    op.create_table(
        "workshop_marks",
        _workshop(),
        _participant(),
        sa.Column("activity", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("mark", sa.String(10), nullable=False),
        sa.Column("at", UtcTime, nullable=False),
    )
    op.create_table(
        "workshop_ticks",
        _workshop(),
        _participant(),
        sa.Column("prompt", sa.String(80), primary_key=True),
        sa.Column("may_show", sa.Boolean, nullable=False),
        sa.Column("at", UtcTime, nullable=False),
    )


def _words() -> None:
    op.create_table(
        "workshop_words",
        _workshop(),
        sa.Column(
            "version", sa.Integer, sa.ForeignKey("responses.version", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("pinned", sa.Boolean, nullable=False),
        sa.Column("heading", sa.String(80), nullable=False),
        sa.Column("by", sa.String(40), nullable=False),
        sa.Column("at", UtcTime, nullable=False),
    )


def _notes() -> None:
    op.create_table(
        "workshop_notes",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column(
            "workshop", sa.String(20), sa.ForeignKey("workshops.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("module", sa.String(80), nullable=False),
        sa.Column("by", sa.String(40), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", UtcTime, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_workshop_notes_module", "workshop_notes", ["module"])
