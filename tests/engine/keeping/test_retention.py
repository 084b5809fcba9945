"""Old saves from inside a sitting may go; what anybody is shown, and what any row names, stays."""

import json
import os
import time
from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commontable.content.errors import BrokenCourseFile
from commontable.content.retention import Retention, retention_of
from commontable.keeping.retention import apply_retention
from commontable.keeping.thinning import thin
from commontable.responses import Reader, tables
from commontable.responses.database import now

MINUTE = 1 / (24 * 60)
BELONGING = "m01-belonging"


def shown(small, who, prompt=BELONGING):
    rows = small.deployment.store.history(who, "m01_small", prompt, reader=Reader.oneself(who))
    return [(row.version, row.value) for row in rows]


def kept_rows(small):
    with small.deployment.database.read() as connection:
        return set(connection.scalars(sa.select(tables.responses.c.version)))


def apply(small, *, dry_run=False):
    return apply_retention(small.deployment, by="command line", dry_run=dry_run)


@pytest.fixture
def ana(small):
    return small.enrol("Ana")


def sitting(small, who, *, days_ago, saves=5):
    """Write one sitting of several saves, a minute apart; return their versions."""
    return [small.write(who, f"{days_ago}:{n}", days_ago=days_ago - n * MINUTE) for n in range(saves)]


def test_saves_inside_an_old_sitting_go_and_its_version_stays(small, ana):
    old = sitting(small, ana, days_ago=40)
    young = sitting(small, ana, days_ago=3)
    before = shown(small, ana)

    done = apply(small)

    assert done.rows.rows == 4
    assert kept_rows(small) == {old[-1], *young}
    assert shown(small, ana) == before


def test_a_dry_run_tells_the_same_and_changes_nothing(small, ana):
    sitting(small, ana, days_ago=40)
    before = kept_rows(small)

    told = apply(small, dry_run=True)

    assert (told.rows.rows, told.rows.kept) == (4, 1)
    assert kept_rows(small) == before
    assert not [act for act in small.directory.acts() if "retention" in act.act]


def test_what_is_done_is_recorded(small, ana):
    sitting(small, ana, days_ago=40)

    apply(small)

    assert small.directory.acts()[-1].reason == "4 rows inside sittings, 0 expired files"


def test_what_was_handed_in_or_answered_inside_a_sitting_stays(small, ana):
    first = small.write(ana, "handed in", days_ago=40)
    small.hand_in(ana)
    small.write(ana, "typed on", days_ago=40 - MINUTE)
    answered = small.write(ana, "answered", days_ago=40 - 2 * MINUTE)
    small.answer(ana, answered)
    small.write(ana, "typed on again", days_ago=40 - 3 * MINUTE)
    last = small.write(ana, "the end", days_ago=40 - 4 * MINUTE)
    before = shown(small, ana)

    apply(small)

    assert kept_rows(small) == {first, answered, last}
    assert shown(small, ana) == before


def test_a_row_that_any_other_table_names_stays(small, ana):
    rows = sitting(small, ana, days_ago=40)
    with small.deployment.database.write() as connection:
        connection.exec_driver_sql("CREATE TABLE later_room (version INTEGER REFERENCES responses(version))")
        connection.exec_driver_sql("INSERT INTO later_room VALUES (?)", (rows[1],))

    apply(small)

    assert kept_rows(small) == {rows[1], rows[-1]}


def test_what_was_kept_beside_another_stays_with_what_settled_it(small, ana):
    rows = [small.write(ana, f"save {n}", days_ago=40 - n * MINUTE) for n in range(4)]
    with small.deployment.database.write() as connection:
        at = tables.responses.c.version
        connection.execute(tables.responses.update().where(at == rows[1]).values(aside=True))
        settles = json.dumps([rows[0]])
        connection.execute(tables.responses.update().where(at == rows[3]).values(settles=settles))

    apply(small)

    assert {rows[0], rows[1], rows[3]} <= kept_rows(small)


steps = st.lists(
    st.tuples(
        st.sampled_from([0.2, 1, 5, 9.9, 10.1, 60, -3, -30]),
        st.sampled_from(["save", "save", "hand in", "answer"]),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_no_history_changes_whatever_the_clock_and_the_order_did(small, steps):
    who = small.enrol("Somebody")
    minutes_ago = 50 * 24 * 60
    for pause, act in steps:
        minutes_ago -= pause
        version = small.write(who, f"at {minutes_ago}", days_ago=minutes_ago * MINUTE)
        if act == "hand in":
            small.hand_in(who)
        if act == "answer":
            small.answer(who, version)
    before = shown(small, who)

    thin(small.deployment.database, before=now() - timedelta(days=30), dry_run=False)
    again = thin(small.deployment.database, before=now() - timedelta(days=30), dry_run=False)

    assert shown(small, who) == before
    assert again.rows == 0


def test_expired_backups_and_set_aside_data_go(small):
    old, young = small.data / "backups" / "old.tar.gz", small.data / "backups" / "young.tar.gz"
    aside = small.data / ".replaced-2026-01-01-000000"
    aside.mkdir()
    old.parent.mkdir()
    for path in (old, young):
        path.write_bytes(b"")
    long_ago = time.time() - 40 * 24 * 3600
    for path in (old, aside):
        os.utime(path, (long_ago, long_ago))

    done = apply(small)

    assert set(done.files) == {old, aside}
    assert not old.exists()
    assert not aside.exists()
    assert young.exists()


def test_people_who_were_quiet_for_long_are_named_and_never_deleted(small, settings_of, ana):
    settings_of("retention: {quiet_people: 100}\n")
    small.write(ana, "long ago", days_ago=200)
    bo = small.enrol("Bo")
    small.write(bo, "yesterday", days_ago=1)

    done = apply(small)

    assert [person.name for person in done.quiet] == ["Ana"]
    assert {person.name for person in small.directory.all()} == {"Ana", "Bo"}


def test_without_a_setting_the_defaults_hold(course):
    assert retention_of(course) == Retention(sittings=30, backups=35, quiet_people=0)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("retention: {sittings: 5}\n", "wanted 30 days or more"),
        ("retention: {sittings: soon}\n", "wanted a whole number"),
        ("retention: {versions: 1}\n", "`versions` is not known"),
        ("retention: 30\n", "no list of names with days"),
    ],
)
def test_a_setting_that_cannot_be_used_gets_a_sentence(course, settings_of, lines, said):
    settings_of(lines)

    with pytest.raises(BrokenCourseFile, match=said):
        retention_of(course)
