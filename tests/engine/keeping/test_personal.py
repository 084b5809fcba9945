"""Every table with a person in it says how its rows are exported and how they are deleted."""

import pytest
import sqlalchemy as sa

from commontable.responses.database import metadata, now
from commontable.responses.personal import GONE, NOBODY, PERSONAL, delete_rows, rows_of, undeclared

# Whatever a column is called that holds the id of a person.
OF_A_PERSON = {
    *("participant", "person", "evaluator", "reader", "led_by", "merged_into"),
    *("by", "done_by", "given_by", "asked_by", "removed_by", "told_by", "opened_by"),
}
THEIRS = "p-23456789ac"


@pytest.fixture
def schema(small):
    return sa.inspect(small.deployment.database.engine)


def test_every_table_of_the_database_declares_export_and_deletion(schema):
    assert undeclared(schema.get_table_names()) == []


def test_every_table_that_the_code_knows_is_declared():
    assert undeclared(metadata.tables) == []


def test_a_new_table_with_a_person_in_it_is_found():
    assert undeclared(["responses", "diaries"]) == ["diaries"]


def test_no_declaration_is_for_a_table_that_is_gone(schema):
    declared = [*(each.table for each in PERSONAL), *NOBODY]

    assert sorted(declared) == sorted(set(declared))
    assert set(declared) <= set(schema.get_table_names())


def test_every_column_that_names_a_person_is_exported_and_deleted(schema):
    for each in PERSONAL:
        columns = {column["name"] for column in schema.get_columns(each.table)}

        assert columns & OF_A_PERSON <= {*each.mine, *each.by}, each.table
        assert {*each.mine, *each.by, *each.secret} <= columns, each.table
        assert each.exported


def test_a_table_that_holds_nobody_has_no_column_for_a_person(schema):
    for table in NOBODY:
        assert not {column["name"] for column in schema.get_columns(table)} & OF_A_PERSON


def test_what_hangs_on_a_row_goes_before_it(schema):
    order = [each.table for each in PERSONAL]

    for each in PERSONAL:
        for key in schema.get_foreign_keys(each.table):
            above = key["referred_table"]
            assert above == each.table or order.index(each.table) < order.index(above), each.table


@pytest.fixture
def everywhere(small):
    """Put one person into every column of every table that can name one."""
    small.enrol("Somebody Else")
    with small.deployment.database.engine.connect() as connection:
        # Rows of all tables name one another; the keys are looked at again once all are there.
        connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            for name in reversed([each.table for each in PERSONAL]):
                connection.execute(metadata.tables[name].insert().values(**filled(metadata.tables[name])))
        connection.connection.driver_connection.execute("PRAGMA foreign_keys=ON")
    return small


def filled(table):
    """Return a row in which all that can name a person names one, and all that can hang on a row hangs on theirs."""
    return {column.name: value_for(column) for column in table.columns if column.name != "merged_into"}


def value_for(column):
    if column.name in OF_A_PERSON or (column.table.name, column.name) == ("people", "id"):
        return THEIRS
    if (column.table.name, column.name) == ("people", "role"):
        return "participant"
    kind = column.type.python_type if not isinstance(column.type, sa.types.TypeDecorator) else None
    return {int: 77, bool: True, str: "[]"}.get(kind, now())


def everything_in(database):
    raw = database.engine.raw_connection()
    try:
        return "\n".join(raw.driver_connection.iterdump())
    finally:
        raw.close()


def test_deleting_leaves_the_person_in_no_table(everywhere):
    before = everything_in(everywhere.deployment.database)

    with everywhere.deployment.database.write() as connection:
        done = delete_rows(connection, THEIRS)

    after = everything_in(everywhere.deployment.database)
    assert THEIRS in before
    assert THEIRS not in after
    assert "Somebody Else" in after
    assert set(done) == {each.table for each in PERSONAL}
    assert GONE in after


def test_a_person_is_given_everything_but_the_secrets_of_sign_in(everywhere):
    with everywhere.deployment.database.read() as connection:
        rows = rows_of(connection, THEIRS)

    assert set(rows) == {each.table for each in PERSONAL if each.given}
    assert "mac" not in rows["codes"][0]
    assert "digest" not in rows["sessions"][0]


def test_what_others_wrote_stays_when_somebody_who_acted_on_it_is_deleted(small):
    ana, faye = small.enrol("Ana"), small.enrol("Faye", role="facilitator")
    small.write(ana, "Ana's words")
    small.directory.record("read a hand-in", by=faye, about=ana)

    with small.deployment.database.write() as connection:
        delete_rows(connection, faye)

    [read] = [act for act in small.directory.acts() if act.act == "read a hand-in"]
    assert (read.by, read.about) == (GONE, ana)
    assert small.rows("responses") == 1
