"""The tables of words, hand-ins and feedback. Rows are added; words are never changed.

Only their writer narrows who reads them or takes them out (`narrowing.py`, `personal.py`).
"""

import sqlalchemy as sa

from commontable.responses.database import SaveNumber, UtcTime, metadata

responses = sa.Table(
    "responses",
    metadata,
    sa.Column("version", SaveNumber, primary_key=True, autoincrement=True),
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
    sa.Column("based_on", SaveNumber),
    sa.Column("aside", sa.Boolean, nullable=False),
    sa.Column("written_at", UtcTime, nullable=False),
    sa.Column("settles", sa.Text, nullable=False, server_default="[]"),
    sa.UniqueConstraint("participant", "save_id"),
    sa.Index("ix_responses_participant_module_prompt_version", "participant", "module", "prompt", "version"),
    # Without this SQLite may give the number of a deleted row to a new one.
    sqlite_autoincrement=True,
)

hand_ins = sa.Table(
    "hand_ins",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("participant", sa.String(40), nullable=False),
    sa.Column("module", sa.String(80), nullable=False),
    sa.Column("edition", sa.Integer, nullable=False),
    sa.Column("by_name", sa.Boolean, nullable=False),
    sa.Column("save_id", sa.String(64), nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.UniqueConstraint("participant", "save_id"),
    sa.Index("ix_hand_ins_module_participant_number", "module", "participant", "number"),
    sqlite_autoincrement=True,
)

hand_in_versions = sa.Table(
    "hand_in_versions",
    metadata,
    sa.Column("hand_in", sa.Integer, sa.ForeignKey("hand_ins.number"), primary_key=True),
    sa.Column("prompt", sa.String(80), primary_key=True),
    sa.Column("version", SaveNumber, sa.ForeignKey("responses.version"), nullable=False),
    sa.Index("ix_hand_in_versions_version", "version"),
)

feedback = sa.Table(
    "feedback",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("participant", sa.String(40), nullable=False),
    sa.Column("module", sa.String(80), nullable=False),
    sa.Column("prompt", sa.String(80), nullable=False),
    sa.Column("about", SaveNumber, sa.ForeignKey("responses.version"), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("given_by", sa.String(80), nullable=False),
    sa.Column("key", sa.String(120), nullable=False, unique=True),
    sa.Column("given_at", UtcTime, nullable=False),
    sa.Index("ix_feedback_participant_module", "participant", "module"),
    sa.Index("ix_feedback_about", "about"),
    sqlite_autoincrement=True,
)
