"""The tables of certificates, of deletions asked for and done, and of what must stay forgotten after a restore."""

import sqlalchemy as sa

from commontable.responses.database import UtcTime, metadata

certificates = sa.Table(
    "certificates",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("participant", sa.String(40), nullable=False),
    sa.Column("mac", sa.String(64), nullable=False, unique=True),
    sa.Column("name", sa.String(120), nullable=False),
    sa.Column("issued_at", UtcTime, nullable=False),
    sa.Column("modules", sa.Text, nullable=False),
    sa.Index("ix_certificates_participant", "participant"),
    # Without this SQLite may give the number of a deleted row, and so its check code, to a new one.
    sqlite_autoincrement=True,
)

deletions = sa.Table(
    "deletions",
    metadata,
    sa.Column("participant", sa.String(40), primary_key=True),
    sa.Column("asked_at", UtcTime, nullable=False),
    sa.Column("due_at", UtcTime, nullable=False),
    sa.Column("receipt", sa.String(64), nullable=False),
)

receipts = sa.Table(
    "receipts",
    metadata,
    sa.Column("mac", sa.String(64), primary_key=True),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("places", sa.Text, nullable=False),
)

forgotten = sa.Table(
    "forgotten",
    metadata,
    sa.Column("hash", sa.String(64), primary_key=True),
    sa.Column("at", UtcTime, nullable=False),
)
