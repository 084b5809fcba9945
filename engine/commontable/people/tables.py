"""The tables of people: who they are, their cohorts, codes and sessions, and what was done about them."""

import sqlalchemy as sa

from commontable.responses.database import UtcTime, metadata

people = sa.Table(
    "people",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("name", sa.String(120), nullable=False),
    sa.Column("role", sa.String(20), nullable=False),
    sa.Column("language", sa.String(16), nullable=False),
    sa.Column("outside_id", sa.String(200), unique=True),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("merged_into", sa.String(40), sa.ForeignKey("people.id")),
)

cohorts = sa.Table(
    "people_cohorts",
    metadata,
    sa.Column("person", sa.String(40), sa.ForeignKey("people.id"), primary_key=True),
    sa.Column("cohort", sa.String(80), primary_key=True),
    sa.Index("ix_people_cohorts_cohort", "cohort"),
)

codes = sa.Table(
    "codes",
    metadata,
    sa.Column("mac", sa.String(64), primary_key=True),
    sa.Column("person", sa.String(40), sa.ForeignKey("people.id"), nullable=False),
    sa.Column("issued_at", UtcTime, nullable=False),
    sa.Column("retired_at", UtcTime),
    sa.Index("ix_codes_person", "person"),
)

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("digest", sa.String(64), primary_key=True),
    sa.Column("person", sa.String(40), sa.ForeignKey("people.id"), nullable=False),
    sa.Column("own_device", sa.Boolean, nullable=False),
    sa.Column("started_at", UtcTime, nullable=False),
    sa.Column("ends_at", UtcTime, nullable=False),
    sa.Index("ix_sessions_person", "person"),
    sa.Index("ix_sessions_ends_at", "ends_at"),
)

acts = sa.Table(
    "acts",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("done_by", sa.String(120), nullable=False),
    sa.Column("act", sa.String(80), nullable=False),
    sa.Column("about", sa.String(120), nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Index("ix_acts_about", "about"),
    # Without this SQLite may give the number of a deleted row to a new one.
    sqlite_autoincrement=True,
)
