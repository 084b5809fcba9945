"""Every table with a person in it: how its rows are given to that person, and how they are deleted.

A test walks the schema: a table that stands neither in PERSONAL nor in NOBODY fails.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commontable.responses.database import metadata

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

# Stands where a person's id stood in the rows of others: that somebody acted stays, who does not.
GONE = "deleted"


@dataclass(frozen=True)
class Personal:
    """What one table holds of a person.

    Rows whose `mine` column is the person's id, or that hang on such a row by `through` (own column, table, its
    column), are theirs: given to them and deleted. `by` columns name whoever acted on the rows of others: the rows
    are given to that person too, and on deletion the id is replaced. `secret` columns are given to nobody,
    nor are the rows of a table that is not `given`. `exported` says in words where the person finds these rows.
    """

    table: str
    exported: str
    mine: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    through: tuple[str, str, str] | None = None
    secret: tuple[str, ...] = ()
    given: bool = True


THEMES = "themes of a cohort, in counts from ten people up"
DRAFTS = "portfolio, feedback, once they are given; a draft is its reviewer's"
HAND_IN = ("hand_in", "hand_ins", "number")
LEVELS = "with the reviewers alone: they guide the reply and are exported for nobody"

# In the order of deletion: what hangs on a row goes before it.
PERSONAL = (
    Personal("theme_passages", THEMES, by=("by", "removed_by"), through=("about", "responses", "version"), given=False),
    Personal("themes", THEMES, by=("by",)),
    Personal("review_given", "portfolio, feedback", through=("comment", "review_comments", "number")),
    Personal("review_comments", DRAFTS, by=("by",), through=HAND_IN, given=False),
    Personal("review_levels", LEVELS, by=("by",), through=HAND_IN, given=False),
    Personal("review_marks", LEVELS, by=("by",), through=HAND_IN, given=False),
    Personal("review_library", "the comment library of whoever wrote it", by=("by",)),
    Personal("second_readings", LEVELS, by=("reader", "asked_by"), through=HAND_IN, given=False),
    Personal("family_readers", "my data, family reader", mine=("person",), by=("by",)),
    Personal("workshop_words", "portfolio, workshops", by=("by",), through=("version", "responses", "version")),
    Personal("workshop_ticks", "portfolio, workshops", mine=("participant",)),
    Personal("workshop_marks", "portfolio, workshops", mine=("participant",)),
    Personal("workshop_people", "portfolio, workshops", mine=("participant",)),
    Personal("workshop_notes", "the workshop's summary for its facilitators", by=("by",)),
    Personal("workshops", "the workshop's summary for its facilitators", by=("led_by",)),
    Personal("feedback", "portfolio, feedback", mine=("participant",), by=("given_by",)),
    Personal("hand_in_versions", "portfolio, hand-ins", through=HAND_IN),
    Personal("hand_ins", "portfolio, hand-ins", mine=("participant",)),
    Personal("responses", "portfolio, responses and their versions", mine=("participant",)),
    Personal("narrowings", "my data, who may read what", mine=("participant",)),
    Personal("sweeps", "my data, notebooks still to be rewritten", mine=("participant",)),
    Personal("certificates", "my progress, certificates", mine=("participant",), secret=("mac",)),
    Personal("deletions", "my data, deletion asked for", mine=("participant",), secret=("receipt",)),
    Personal("evaluators", "my data, who evaluates me", mine=("evaluator", "participant"), by=("by",)),
    Personal("sessions", "my data, signed-in devices", mine=("person",), secret=("digest",)),
    Personal("codes", "my data, when codes were issued", mine=("person",), secret=("mac",)),
    Personal("people_cohorts", "my data, cohort", mine=("person",)),
    Personal("acts", "my data, the record of who did what", by=("done_by", "about", "reason")),
    Personal("people", "my data, name and role", mine=("id", "merged_into")),
)

# Tables that hold nobody, each with its reason.
NOBODY = {
    "alembic_version": "the number of the database's form",
    "forgotten": "keyed hashes, which name nobody without the id and the data folder's secret",
    "server_processes": "names that say nothing, and addresses of machines of the deployment",
    "receipts": "what was deleted and when, under a hash of the receipt's code; no name and no words",
}


def undeclared(tables: Collection[str]) -> list[str]:
    """Return the tables that say neither how they are exported and deleted nor that they hold nobody."""
    declared = {each.table for each in PERSONAL} | set(NOBODY)
    return sorted(set(tables) - declared)


def rows_of(connection: sa.Connection, person: str) -> dict[str, list[dict[str, Any]]]:
    """Return everything that the database holds of one person, by table; secrets of sign-in are left out."""
    ids = enrolments_of(connection, person)
    found: dict[str, list[dict[str, Any]]] = {}
    for each, table in _tables():
        if not each.given:
            continue
        rows = connection.execute(sa.select(table).where(_concerns(each, table, ids=ids))).mappings()
        shown = [{k: v for k, v in row.items() if k not in each.secret} for row in rows]
        if shown:
            found[each.table] = shown
    return found


def delete_rows(connection: sa.Connection, person: str) -> dict[str, int]:
    """Take one person out of every table, in the caller's transaction; return how many rows each lost or changed."""
    ids = enrolments_of(connection, person)
    done: dict[str, int] = {}
    for each, table in _tables():
        count = 0
        theirs = _theirs(each, table, ids=ids)
        if theirs is not None:
            count += connection.execute(table.delete().where(theirs)).rowcount
        for column in each.by:
            named = table.c[column].in_(ids)
            count += connection.execute(table.update().where(named).values({column: GONE})).rowcount
        if count:
            done[each.table] = count
    return done


def _tables() -> Iterator[tuple[Personal, sa.Table]]:
    # A room that nothing has imported has no table here; its rows are reached once its module is loaded.
    return ((each, metadata.tables[each.table]) for each in PERSONAL if each.table in metadata.tables)


def enrolments_of(connection: sa.Connection, person: str) -> list[str]:
    """Return the person's id, and those of enrolments that were merged into it."""
    people = metadata.tables["people"]
    merged = sa.select(people.c.id).where(people.c.merged_into == person)
    return [person, *connection.scalars(merged)]


def _theirs(each: Personal, table: sa.Table, *, ids: Collection[str]) -> sa.ColumnElement[bool] | None:
    conditions = [table.c[column].in_(ids) for column in each.mine]
    if each.through:
        own, parent_name, key = each.through
        parent = metadata.tables[parent_name]
        declared = next(one for one in PERSONAL if one.table == parent_name)
        above = _theirs(declared, parent, ids=ids)
        assert above is not None
        conditions.append(table.c[own].in_(sa.select(parent.c[key]).where(above)))
    return sa.or_(*conditions) if conditions else None


def _concerns(each: Personal, table: sa.Table, *, ids: Collection[str]) -> sa.ColumnElement[bool]:
    theirs = _theirs(each, table, ids=ids)
    named = [table.c[column].in_(ids) for column in each.by]
    return sa.or_(*([theirs] if theirs is not None else []), *named)
