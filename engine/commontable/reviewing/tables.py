"""The tables of reviewing. All that is about words hangs on a hand-in or on an exact version, and goes with it."""

import sqlalchemy as sa

from commontable.responses.database import SaveNumber, UtcTime, metadata

PERSON = sa.String(40)


def _hand_in(*, primary_key: bool = False) -> sa.Column[int]:
    key = sa.ForeignKey("hand_ins.number", ondelete="CASCADE")
    return sa.Column("hand_in", sa.Integer, key, nullable=False, primary_key=primary_key)


def _version(name: str, *, nullable: bool = False) -> sa.Column[int]:
    key = sa.ForeignKey("responses.version", ondelete="CASCADE")
    return sa.Column(name, SaveNumber, key, nullable=nullable)


def _number() -> sa.Column[int]:
    return sa.Column("number", sa.Integer, primary_key=True, autoincrement=True)


# One row for each save of a comment while it is typed; the newest that stands is the draft.
comments = sa.Table(
    "review_comments",
    metadata,
    _number(),
    _hand_in(),
    sa.Column("prompt", sa.String(80), nullable=False),
    _version("about", nullable=True),
    sa.Column("by", PERSON, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("save_id", sa.String(64), nullable=False),
    sa.Column("based_on", sa.Integer),
    sa.Column("aside", sa.Boolean, nullable=False),
    sa.Column("settles", sa.Text, nullable=False, server_default="[]"),
    sa.Column("at", UtcTime, nullable=False),
    sa.UniqueConstraint("by", "save_id"),
    sa.Index("ix_review_comments_hand_in_prompt_by", "hand_in", "prompt", "by"),
    sa.Index("ix_review_comments_about", "about"),
    sqlite_autoincrement=True,
)

# Which drafts were given to their writers, by the key of the feedback, and since when formgrader shows them.
given = sa.Table(
    "review_given",
    metadata,
    sa.Column(
        "comment", sa.Integer, sa.ForeignKey("review_comments.number", ondelete="CASCADE"), primary_key=True
    ),
    sa.Column("key", sa.String(120), nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("in_gradebook_at", UtcTime),
    sa.Index("ix_review_given_key", "key"),
)

levels = sa.Table(
    "review_levels",
    metadata,
    _number(),
    _hand_in(),
    sa.Column("prompt", sa.String(80), nullable=False),
    _version("about"),
    sa.Column("part", sa.String(80), nullable=False),
    sa.Column("level", sa.Integer),
    sa.Column("by", PERSON, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Index("ix_review_levels_about", "about"),
    sqlite_autoincrement=True,
)

# What readers said about a hand-in as a whole: read, unread, a person is needed today, that is settled.
marks = sa.Table(
    "review_marks",
    metadata,
    _number(),
    _hand_in(),
    sa.Column("mark", sa.String(20), nullable=False),
    sa.Column("by", PERSON, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Index("ix_review_marks_hand_in", "hand_in"),
    sqlite_autoincrement=True,
)

library = sa.Table(
    "review_library",
    metadata,
    _number(),
    sa.Column("by", PERSON, nullable=False),
    sa.Column("title", sa.String(120), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("shared", sa.Boolean, nullable=False),
    sa.Column("module", sa.String(80)),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("retired_at", UtcTime),
    sqlite_autoincrement=True,
)

second_readings = sa.Table(
    "second_readings",
    metadata,
    _hand_in(primary_key=True),
    sa.Column("reader", PERSON, nullable=False),
    sa.Column("asked_by", PERSON, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Index("ix_second_readings_reader", "reader"),
)

family_readers = sa.Table(
    "family_readers",
    metadata,
    sa.Column("person", PERSON, primary_key=True),
    sa.Column("by", PERSON, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
)

themes = sa.Table(
    "themes",
    metadata,
    _number(),
    sa.Column("name", sa.String(120), nullable=False),
    sa.Column("about", sa.Text, nullable=False),
    sa.Column("by", PERSON, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("retired_at", UtcTime),
    sqlite_autoincrement=True,
)

# Offsets into `passage_text` of one version, which never changes; the words themselves are kept once, in responses.
passages = sa.Table(
    "theme_passages",
    metadata,
    _number(),
    sa.Column("theme", sa.Integer, sa.ForeignKey("themes.number", ondelete="CASCADE"), nullable=False),
    _version("about"),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("accepted", sa.Boolean, nullable=False),
    sa.Column("suggested", sa.Boolean, nullable=False),
    sa.Column("by", PERSON, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("removed_at", UtcTime),
    sa.Column("removed_by", PERSON),
    sa.Index("ix_theme_passages_theme", "theme"),
    sa.Index("ix_theme_passages_about", "about"),
    sqlite_autoincrement=True,
)

# Columns that name staff who acted; merging two enrolments moves them.
BY = (
    (comments, "by"),
    (levels, "by"),
    (marks, "by"),
    (library, "by"),
    (second_readings, "reader"),
    (second_readings, "asked_by"),
    (family_readers, "by"),
    (themes, "by"),
    (passages, "by"),
    (passages, "removed_by"),
)
