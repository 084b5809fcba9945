"""The words move from SQLite to PostgreSQL, whole or not at all, while people write."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from engine.keeping.filled import ROWS, fill
from sqlalchemy.exc import DBAPIError

from commontable.deployment import Deployment
from commontable.keeping.errors import KeepingError
from commontable.keeping.moving import NOT_MOVED, move, move_back
from commontable.keeping.table_copy import content_of
from commontable.people.sessions import Sessions
from commontable.portfolio.forgetting import forget
from commontable.responses import Reader, Response
from commontable.responses.database import metadata
from commontable.responses.moved import StoreMoved

MOVED = [table for table in metadata.sorted_tables if table.name not in NOT_MOVED]


def tables_in(database):
    return sa.inspect(database.engine).get_table_names()


def test_every_row_of_every_table_arrives(small, file, address, there):
    with small.deployment.database.write() as connection:
        fill(connection)

    done = move(file, address)

    assert done.rows == dict.fromkeys((table.name for table in MOVED), ROWS)
    with small.deployment.database.read() as old, there.read() as new:
        for table in MOVED:
            assert content_of(table, connection=old) == content_of(table, connection=new), table.name
            rows = [set(map(str, each.execute(sa.select(table)))) for each in (old, new)]
            assert rows[0] == rows[1]


def test_people_go_on_where_they_were(small, file, address, on_postgresql):
    ana = small.enrol("Ana Ruiz")
    version = small.write(ana, "What Ana wrote")
    small.hand_in(ana)
    small.answer(ana, version)
    token = Sessions(small.deployment.database).start(small.directory.person(ana))

    move(file, address)

    moved = on_postgresql().deployment
    me = Reader.oneself(ana)
    assert moved.sessions.person_of(token).id == ana
    assert moved.store.newest(ana, "m01_small", reader=me)["m01-belonging"].value == "What Ana wrote"
    [hand_in] = moved.store.hand_ins("m01_small", reader=Reader.grading())
    assert hand_in.versions == {"m01-belonging": version}
    assert [one.text for one in moved.store.feedback(ana, "m01_small", reader=me)["m01-belonging"]] == ["Thank you."]
    assert small.write(ana, "And on.") == version + 1


def test_the_number_of_a_deleted_save_is_given_to_no_other(small, file, address, on_postgresql):
    ana = small.enrol("Ana Ruiz")
    small.write(ana, "one")
    last = small.write(ana, "two")
    with small.deployment.database.write() as connection:
        connection.execute(metadata.tables["responses"].delete())

    move(file, address)

    assert on_postgresql().write(ana, "three") == last + 1


def test_after_the_move_sqlite_is_read_and_takes_no_words(small, file, address):
    ana = small.enrol("Ana Ruiz")
    small.write(ana, "before")

    move(file, address)

    with pytest.raises(DBAPIError, match="moved to another database"):
        small.write(ana, "after")
    found = small.deployment.store.newest(ana, "m01_small", reader=Reader.oneself(ana))
    assert found["m01-belonging"].value == "before"


def test_a_moved_database_is_not_served_again_until_the_move_is_taken_back(small, file, address):
    ana = small.enrol("Ana Ruiz")
    move(file, address)
    small.close()

    with pytest.raises(StoreMoved, match="Set COMMONTABLE_DATABASE to that address"):
        Deployment.open(small.settings)

    assert move_back(file)
    small.open()
    assert small.write(ana, "here again") == 1
    assert not move_back(file)


def test_whoever_is_deleted_after_the_move_goes_from_the_sqlite_file_too(small, file, address, on_postgresql):
    ana, ben = small.enrol("Ana Ruiz"), small.enrol("Ben Ode")
    small.write(ana, "Quetzal words")
    move(file, address)

    forget(on_postgresql().deployment, ana, by="command line")

    content = Path(file).read_bytes()
    assert (b"Quetzal" in content, ana.encode() in content, ben.encode() in content) == (False, False, True)
    with closing(sqlite3.connect(file)) as former, pytest.raises(sqlite3.IntegrityError, match="have moved"):
        former.execute("DELETE FROM people")


def test_whoever_writes_during_the_move_is_answered_only_if_the_words_came_along(small, file, address, there):
    ana, answered, over = small.enrol("Ana Ruiz"), [], threading.Event()

    def write():
        store, number = small.deployment.store, 0
        while not over.is_set():
            number += 1
            row = Response(ana, "m01_small", 1, f"m01-{number}", f"words {number}", "me", f"during-{number}")
            try:
                answered.append(store.save(row).version)
            except DBAPIError:
                return

    writer = threading.Thread(target=write)
    writer.start()
    while len(answered) < 20:
        assert writer.is_alive()

    move(file, address)
    writer.join(timeout=30)
    over.set()

    with there.read() as connection:
        kept = set(connection.scalars(sa.select(metadata.tables["responses"].c.version)))
    assert set(answered) == kept


def test_a_rehearsal_leaves_no_trace(small, file, address, there):
    ana = small.enrol("Ana Ruiz")
    small.write(ana, "before")

    done = move(file, address, rehearse=True)

    assert done.rows["responses"] == 1
    assert tables_in(there) == []
    assert small.write(ana, "after") == 2


def spoil(there, statement):
    """Let PostgreSQL do something to rows as they come, in tables that stand ready."""
    there.migrate()
    with there.write() as connection:
        connection.exec_driver_sql(
            f"CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {statement} RETURN new; END $$"
        )
        connection.exec_driver_sql(
            "CREATE TRIGGER spoil BEFORE INSERT ON responses FOR EACH ROW EXECUTE FUNCTION spoil()"
        )


def test_a_copy_that_is_not_like_the_original_moves_nothing(small, file, address, there):
    ana = small.enrol("Ana Ruiz")
    small.write(ana, "exactly this")
    spoil(there, "new.value := upper(new.value);")

    with pytest.raises(KeepingError, match="copy of responses is not like the original"):
        move(file, address)

    with there.read() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(metadata.tables["people"])) == 0
    assert small.write(ana, "and on") == 2


def test_a_row_that_postgresql_cannot_keep_moves_nothing(small, file, address, there):
    ana = small.enrol("Ana Ruiz")
    with small.deployment.database.write() as connection:
        connection.execute(metadata.tables["people"].update().values(language="a" * 40))

    with pytest.raises(KeepingError, match="A row of people cannot be kept in PostgreSQL"):
        move(file, address)

    assert tables_in(there) == []
    assert small.write(ana, "and on") == 1


def test_where_sqlite_cannot_be_closed_the_copy_is_taken_away_again(small, file, address, there):
    ana = small.enrol("Ana Ruiz")
    with small.deployment.database.write() as connection:
        in_the_way = 'CREATE TRIGGER "moved_responses_insert" BEFORE INSERT ON responses BEGIN SELECT 1; END'
        connection.exec_driver_sql(in_the_way)

    with pytest.raises(DBAPIError, match="already exists"):
        move(file, address)

    assert tables_in(there) == []
    assert small.write(ana, "and on") == 1


def test_signs_that_postgresql_cannot_keep_are_left_out_and_nothing_else(small, file, address, there):
    with small.deployment.database.write() as connection:
        fill(connection)
        connection.execute(metadata.tables["review_comments"].update().values(text="seen\x00and read"))

    move(file, address)

    with there.read() as connection:
        assert set(connection.scalars(sa.select(metadata.tables["review_comments"].c.text))) == {"seenand read"}


def test_a_database_that_holds_words_is_not_moved_to(small, file, address):
    small.enrol("Ana Ruiz")
    move(file, address)
    move_back(file)

    with pytest.raises(KeepingError, match="already holds rows"):
        move(file, address)

    assert small.enrol("Ben Ode")


def test_an_earlier_versions_database_is_brought_up_to_date_first(small, file, address):
    with small.deployment.database.write() as connection:
        connection.exec_driver_sql("DROP TABLE server_processes")

    with pytest.raises(KeepingError, match="Start the course once with this version"):
        move(file, address)
