"""Deleting everything of one person: store, nbgrader's folders and gradebook, and what the files still hold."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from commontable.grading.lock import one_at_a_time
from commontable.grading.owned import erase_person
from commontable.people.acts import note
from commontable.portfolio.forgotten import choose_again, hash_of, listed, people_to_forget, remember
from commontable.portfolio.receipts import Receipt, receipt_of
from commontable.portfolio.tables import receipts
from commontable.responses.database import Database, now
from commontable.responses.moved import open_for_a_deletion
from commontable.responses.personal import delete_rows, enrolments_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from commontable.deployment import Deployment
    from commontable.settings import Settings

ACT = "deleted everything of one person"


def forget(deployment: Deployment, person: str, *, by: str, receipt: str = "") -> Receipt:
    """Delete everything of this person now, and return the receipt; `receipt` is the hash under which it is kept.

    Raises `GradingError` while a grading step runs, or when nbgrader cannot; asking again does no harm.
    """
    with one_at_a_time(deployment.settings):
        return forget_at_rest(deployment, person, by=by, receipt=receipt)


def forget_at_rest(deployment: Deployment, person: str, *, by: str, receipt: str = "") -> Receipt:
    """Do what `forget` does; the caller holds the grading lock, so that no step brings anything back."""
    database = deployment.database
    with database.read() as connection:
        enrolments = enrolments_of(connection, person)
    # Folders first: should this stop half-way, the person is still known, and it is done again.
    folders = erase_person(enrolments, settings=deployment.settings)
    pages = folders.pop("feedback", 0)
    with database.write() as connection:
        for each in enrolments:
            remember(connection, hash_of(deployment.secret, each))
        counts = folders | delete_rows(connection, person)
        note(connection, ACT, by="the person" if by in enrolments else by)
        found = receipt_of(counts, at=now(), pages=pages)
        if receipt:
            places = json.dumps([list(place) for place in found.places])
            connection.execute(receipts.insert().values(mac=receipt, at=found.at, places=places))
    leave_nothing_in_free_pages(database)
    _forget_before_the_move(deployment.settings, enrolments)
    return found


def _forget_before_the_move(settings: Settings, enrolments: Collection[str]) -> None:
    """Delete the same rows in the SQLite file from which the words have moved, while it lies in the data folder."""
    file = settings.sqlite_file
    if not file.is_file():
        return
    with closing(Database(f"sqlite:///{file}")) as former:
        with former.write() as connection, open_for_a_deletion(connection) as is_moved:
            for each in enrolments if is_moved else ():
                delete_rows(connection, each)
        if is_moved:
            leave_nothing_in_free_pages(former)


def forget_again(deployment: Deployment, *, hashes: Collection[str] | None = None) -> int:
    """Delete once more whoever is on the list and came back, by a restore or by a save that was on its way.

    `hashes` are a newer list's than the database's own; with them, choices about single responses are made again
    too. The caller holds the grading lock. Return how many people.
    """
    database, secret = deployment.database, deployment.secret
    known = frozenset(hashes or ()) | listed(database)
    back = people_to_forget(database, secret=secret, hashes=known)
    for person in back:
        forget_at_rest(deployment, person, by="restore")
    if hashes:
        choose_again(database, secret=secret, hashes=hashes)
    return len(back)


def leave_nothing_in_free_pages(database: Database) -> bool:
    """Make room anew, so that deleted words stand in no free page and no journal; say whether it could be done.

    While somebody reads for long SQLite cannot; deleted rows are overwritten all the same (`secure_delete`).
    PostgreSQL gives the places of deleted rows to new ones.
    """
    if database.engine.dialect.name != "sqlite":
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM")
        return True
    raw: Any = database.engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("VACUUM")
        is_busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError:
        return False
    else:
        return not is_busy
    finally:
        raw.close()
