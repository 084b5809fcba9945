"""The tables of workshops: rooms, who is in them, what they marked and ticked, what was let through, and notes."""

import sqlalchemy as sa

from commontable.responses.database import SaveNumber, UtcTime, metadata


def _workshop() -> sa.Column[str]:
    return sa.Column("workshop", sa.String(20), sa.ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True)


def _participant() -> sa.Column[str]:
    # Whoever is deleted leaves no row here.
    return sa.Column("participant", sa.String(40), sa.ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)


workshops = sa.Table(
    "workshops",
    metadata,
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
    # A closed code is dead, and may be drawn again.
    sa.Index(
        "uq_workshops_living_code",
        "code",
        unique=True,
        sqlite_where=sa.text("state <> 'closed'"),
        postgresql_where=sa.text("state <> 'closed'"),
    ),
)

people = sa.Table(
    "workshop_people",
    metadata,
    _workshop(),
    _participant(),
    sa.Column("joined_at", UtcTime, nullable=False),
    sa.Column("here_since", UtcTime, nullable=False),
    sa.Column("left_at", UtcTime),
    sa.Column("table_name", sa.String(80), nullable=False),
    sa.Index("ix_workshop_people_participant", "participant"),
)

marks = sa.Table(
    "workshop_marks",
    metadata,
    _workshop(),
    _participant(),
    sa.Column("activity", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("mark", sa.String(10), nullable=False),
    sa.Column("at", UtcTime, nullable=False),
)

ticks = sa.Table(
    "workshop_ticks",
    metadata,
    _workshop(),
    _participant(),
    sa.Column("prompt", sa.String(80), primary_key=True),
    sa.Column("may_show", sa.Boolean, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
)

words = sa.Table(
    "workshop_words",
    metadata,
    _workshop(),
    sa.Column("version", SaveNumber, sa.ForeignKey("responses.version", ondelete="CASCADE"), primary_key=True),
    sa.Column("state", sa.String(10), nullable=False),
    sa.Column("pinned", sa.Boolean, nullable=False),
    sa.Column("heading", sa.String(80), nullable=False),
    sa.Column("by", sa.String(40), nullable=False),
    sa.Column("at", UtcTime, nullable=False),
)

notes = sa.Table(
    "workshop_notes",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("workshop", sa.String(20), sa.ForeignKey("workshops.id", ondelete="CASCADE"), nullable=False),
    sa.Column("module", sa.String(80), nullable=False),
    sa.Column("by", sa.String(40), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Index("ix_workshop_notes_module", "module"),
    sqlite_autoincrement=True,
)

# Every table with a participant in a column of that name; whoever merges or deletes people walks these.
OF_PARTICIPANTS = (people, marks, ticks)
