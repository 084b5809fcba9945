"""Words, hand-ins and feedback."""

import sqlalchemy as sa
from alembic import op

from commontable.responses.database import UtcTime

revision = "0001"
down_revision = None


def upgrade() -> None:
    _responses()
    _hand_ins()
    _feedback()


def _responses() -> None:
    op.create_table(
        "responses",
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("participant", sa.String(40), nullable=False),
        sa.Column("module", sa.String(80), nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("prompt", sa.String(80), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("readers", sa.String(20), nullable=False),
        sa.Column("save_id", sa.String(64), nullable=False),
        sa.Column("origin", sa.String(20), nullable=False),
        sa.Column("course_version", sa.String(64), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("based_on", sa.Integer),
        sa.Column("aside", sa.Boolean, nullable=False),
        sa.Column("written_at", UtcTime, nullable=False),
        sa.UniqueConstraint("participant", "save_id", name="uq_responses_participant_save_id"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_responses_participant_module_prompt_version",
        "responses",
        ["participant", "module", "prompt", "version"],
    )


def _hand_ins() -> None:
    op.create_table(
        "hand_ins",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("participant", sa.String(40), nullable=False),
        sa.Column("module", sa.String(80), nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("by_name", sa.Boolean, nullable=False),
        sa.Column("save_id", sa.String(64), nullable=False),
        sa.Column("at", UtcTime, nullable=False),
        sa.UniqueConstraint("participant", "save_id", name="uq_hand_ins_participant_save_id"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_hand_ins_module_participant_number", "hand_ins", ["module", "participant", "number"]
    )
    op.create_table(
        "hand_in_versions",
        sa.Column("hand_in", sa.Integer, sa.ForeignKey("hand_ins.number"), primary_key=True),
        sa.Column("prompt", sa.String(80), primary_key=True),
        sa.Column("version", sa.Integer, sa.ForeignKey("responses.version"), nullable=False),
    )
    op.create_index("ix_hand_in_versions_version", "hand_in_versions", ["version"])


def _feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("participant", sa.String(40), nullable=False),
        sa.Column("module", sa.String(80), nullable=False),
        sa.Column("prompt", sa.String(80), nullable=False),
        sa.Column("about", sa.Integer, sa.ForeignKey("responses.version"), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("given_by", sa.String(80), nullable=False),
        sa.Column("key", sa.String(120), nullable=False),
        sa.Column("given_at", UtcTime, nullable=False),
        sa.UniqueConstraint("key", name="uq_feedback_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feedback_participant_module", "feedback", ["participant", "module"])
    op.create_index("ix_feedback_about", "feedback", ["about"])
