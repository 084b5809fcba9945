"""What participants decide about their own: readers, evaluators, certificates, deletion, and what is forgotten."""

import sqlalchemy as sa
from alembic import op

from commontable.responses.database import UtcTime

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    _readers()
    _certificates()
    _deletion()


def _participant(*, primary_key: bool = True) -> sa.Column[str]:
    return sa.Column("participant", sa.String(40), nullable=False, primary_key=primary_key)


def _readers() -> None:
    op.create_table(
        "narrowings",
        _participant(),
        sa.Column("module", sa.String(80), primary_key=True),
        sa.Column("prompt", sa.String(80), primary_key=True),
        sa.Column("at", UtcTime, nullable=False),
    )
    op.create_table(
        "sweeps",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        _participant(primary_key=False),
        sa.Column("module", sa.String(80), nullable=False),
        sa.Column("asked_at", UtcTime, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "evaluators",
        sa.Column("evaluator", sa.String(40), primary_key=True),
        _participant(),
        sa.Column("by", sa.String(40), nullable=False),
        sa.Column("at", UtcTime, nullable=False),
    )
    op.create_index("ix_evaluators_participant", "evaluators", ["participant"])


def _certificates() -> None:
    op.create_table(
        "certificates",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        _participant(primary_key=False),
        sa.Column("mac", sa.String(64), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("issued_at", UtcTime, nullable=False),
        sa.Column("modules", sa.Text, nullable=False),
        sa.UniqueConstraint("mac", name="uq_certificates_mac"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_certificates_participant", "certificates", ["participant"])


def _deletion() -> None:
    op.create_table(
        "deletions",
        _participant(),
        sa.Column("asked_at", UtcTime, nullable=False),
        sa.Column("due_at", UtcTime, nullable=False),
        sa.Column("receipt", sa.String(64), nullable=False),
    )
    op.create_table(
        "receipts",
        sa.Column("mac", sa.String(64), primary_key=True),
        sa.Column("at", UtcTime, nullable=False),
        sa.Column("places", sa.Text, nullable=False),
    )
    op.create_table(
        "forgotten",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("at", UtcTime, nullable=False),
    )
