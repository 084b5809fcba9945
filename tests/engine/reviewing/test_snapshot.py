"""What is read at once is what the store would have given one by one."""

import pytest
from engine.reviewing.desk import BELONGING, DOUBT, M01

from commontable.responses import Reader
from commontable.responses.export import TABLES, Writer
from commontable.responses.narrowing import narrow
from commontable.responses.snapshot import Snapshot


@pytest.fixture
def written(desk):
    """Three writers: one who narrowed, one of another cohort, one who has only begun."""
    ana, bo, cy = desk.person(), desk.person(cohort="north"), desk.person()
    first = desk.hand_in(ana, m01_belonging="One.", m01_doubt="Narrowed.", m01_first_thoughts="Private.")
    desk.write(ana, BELONGING, "Since then.")
    desk.give(first, "Thank you.")
    desk.hand_in(bo, m01_belonging="Two.")
    desk.write(cy, DOUBT, "Begun.")
    with desk.deployment.database.write() as connection:
        narrow(connection, ana, module=M01, prompt=DOUBT)
    return desk, (ana, bo, cy)


@pytest.mark.parametrize(
    "reader", [Reader.grading(), Reader.staff("p-x", frozenset({"everyone"}))], ids=["grading", "staff"]
)
def test_a_snapshot_answers_as_the_store(written, reader):
    desk, people = written
    store = desk.store

    words = Snapshot(desk.deployment.database, reader=reader, cohort_of=desk.deployment.directory.cohort_of)

    for who in people:
        for name in ("newest", "newest_hand_in", "feedback"):
            asked = (who, M01)
            assert getattr(words, name)(*asked, reader=reader) == getattr(store, name)(*asked, reader=reader), name
        assert words.narrowed(who, M01) == store.narrowed(who, M01)


@pytest.mark.parametrize("what", sorted(TABLES))
def test_an_export_is_the_same_from_both(written, what):
    desk, people = written
    directory, reader = desk.deployment.directory, Reader.grading()
    writers = [Writer(who, cohort=directory.cohort_of(who)) for who in people]
    words = Snapshot(desk.deployment.database, reader=reader, cohort_of=directory.cohort_of)

    from_both = [TABLES[what](desk.deployment.course, store=one, writers=writers) for one in (words, desk.store)]

    assert from_both[0].rows
    assert from_both[0] == from_both[1]


def test_a_snapshot_is_for_the_reader_it_was_taken_for(written):
    desk, (ana, *_) = written
    words = Snapshot(
        desk.deployment.database,
        reader=Reader.staff(desk.faye, frozenset({"everyone"})),
        cohort_of=desk.deployment.directory.cohort_of,
    )

    with pytest.raises(ValueError, match="read for somebody else"):
        words.newest(ana, M01, reader=Reader.grading())
