"""Reviewing: comments while they are typed, levels, marks, the library, second readings, and themes."""

import sqlalchemy as sa
from alembic import op

from commontable.responses.database import UtcTime

revision = "0007"
down_revision = "0005"


def upgrade() -> None:
    _comments()
    _levels_and_marks()
    _readers()
    _themes()


def _number() -> sa.Column[int]:
    return sa.Column("number", sa.Integer, primary_key=True, autoincrement=True)


def _hand_in(*, primary_key: bool = False) -> sa.Column[int]:
    key = sa.ForeignKey("hand_ins.number", ondelete="CASCADE")
    return sa.Column("hand_in", sa.Integer, key, nullable=False, primary_key=primary_key)


def _about(*, nullable: bool = False) -> sa.Column[int]:
    key = sa.ForeignKey("responses.version", ondelete="CASCADE")
    return sa.Column("about", sa.Integer, key, nullable=nullable)


def _person(name: str, *, nullable: bool = False, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(40), nullable=nullable, primary_key=primary_key)


def _at(name: str = "at", *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, UtcTime, nullable=nullable)


def _comments() -> None:
    op.create_table(
        "review_comments",
        _number(),
        _hand_in(),
        sa.Column("prompt", sa.String(80), nullable=False),
        _about(nullable=True),
        _person("by"),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("save_id", sa.String(64), nullable=False),
        sa.Column("based_on", sa.Integer),
        sa.Column("aside", sa.Boolean, nullable=False),
        _at(),
        sa.UniqueConstraint("by", "save_id", name="uq_review_comments_by_save_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_review_comments_hand_in_prompt_by", "review_comments", ["hand_in", "prompt", "by"])
    op.create_index("ix_review_comments_about", "review_comments", ["about"])
    comment = sa.ForeignKey("review_comments.number", ondelete="CASCADE")
    op.create_table(
        "review_given",
        sa.Column("comment", sa.Integer, comment, primary_key=True),
        sa.Column("key", sa.String(120), nullable=False),
        _at(),
        _at("in_gradebook_at", nullable=True),
    )
    op.create_index("ix_review_given_key", "review_given", ["key"])


def _levels_and_marks() -> None:
    op.create_table(
        "review_levels",
        _number(),
        _hand_in(),
        sa.Column("prompt", sa.String(80), nullable=False),
        _about(),
        sa.Column("part", sa.String(80), nullable=False),
        sa.Column("level", sa.Integer),
        _person("by"),
        _at(),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_review_levels_about", "review_levels", ["about"])
    op.create_table(
        "review_marks",
        _number(),
        _hand_in(),
        sa.Column("mark", sa.String(20), nullable=False),
        _person("by"),
        sa.Column("reason", sa.Text, nullable=False),
        _at(),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_review_marks_hand_in", "review_marks", ["hand_in"])


def _readers() -> None:
    op.create_table(
        "review_library",
        _number(),
        _person("by"),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("shared", sa.Boolean, nullable=False),
        sa.Column("module", sa.String(80)),
        _at(),
        _at("retired_at", nullable=True),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "second_readings", _hand_in(primary_key=True), _person("reader"), _person("asked_by"), _at()
    )
    op.create_index("ix_second_readings_reader", "second_readings", ["reader"])
    op.create_table("family_readers", _person("person", primary_key=True), _person("by"), _at())


def _themes() -> None:
    op.create_table(
        "themes",
        _number(),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        _person("by"),
        _at(),
        _at("retired_at", nullable=True),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "theme_passages",
        _number(),
        sa.Column("theme", sa.Integer, sa.ForeignKey("themes.number", ondelete="CASCADE"), nullable=False),
        _about(),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("accepted", sa.Boolean, nullable=False),
        sa.Column("suggested", sa.Boolean, nullable=False),
        _person("by"),
        _at(),
        _at("removed_at", nullable=True),
        _person("removed_by", nullable=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_theme_passages_theme", "theme_passages", ["theme"])
    op.create_index("ix_theme_passages_about", "theme_passages", ["about"])
