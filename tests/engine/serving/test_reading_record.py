"""Who read whose words is written down, once an hour for the same reader and the same words."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from commontable.people import Directory, Secret, tables
from commontable.responses.database import Database, now
from commontable.serving.service.reading import note_reading


@pytest.fixture
def database(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'commontable.sqlite'}")
    database.migrate()
    yield database
    database.close()


def lines(database, tmp_path):
    return [(act.by, act.act, act.about, act.reason) for act in Directory(database, Secret.of(tmp_path)).acts()]


def test_reading_the_same_words_twice_within_the_hour_is_one_line(database, tmp_path):
    for _ in range(3):
        note_reading(database, "a hand-in", by="p-faye", about="p-ana", of="hand-in 7")

    assert lines(database, tmp_path) == [("p-faye", "read a hand-in", "p-ana", "hand-in 7")]


@pytest.mark.parametrize(
    "other", [{"by": "p-rita"}, {"about": "p-bo"}, {"of": "hand-in 8"}], ids=["reader", "writer", "words"]
)
def test_another_reader_writer_or_text_is_a_line_of_its_own(database, tmp_path, other):
    same = {"by": "p-faye", "about": "p-ana", "of": "hand-in 7"}

    note_reading(database, "a hand-in", **same)
    note_reading(database, "a hand-in", **(same | other))

    assert len(lines(database, tmp_path)) == 2


def test_reading_again_after_an_hour_is_a_second_line(database, tmp_path):
    note_reading(database, "a hand-in", by="p-faye", about="p-ana")
    with database.write() as connection:
        connection.execute(sa.update(tables.acts).values(at=now() - timedelta(minutes=61)))

    note_reading(database, "a hand-in", by="p-faye", about="p-ana")

    assert len(lines(database, tmp_path)) == 2
