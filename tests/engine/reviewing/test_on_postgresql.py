"""A reading from queue to feedback on the other database."""

import pytest
from engine.reviewing.desk import BELONGING, Desk

from commontable.deployment import Deployment
from commontable.people import Secret
from commontable.responses.database import Database
from commontable.responses.export import Writer
from commontable.reviewing.agreement import two_readers
from commontable.reviewing.cohort import cohort_page
from commontable.reviewing.exporting import codes_table, themes_table
from commontable.reviewing.library import keep_comment, kept_comments
from commontable.reviewing.sampling import draw_sample
from commontable.reviewing.suggestions import suggestions_for
from commontable.reviewing.theme_counts import theme_counts
from commontable.reviewing.theme_marks import put_theme
from commontable.reviewing.themes import add_theme, code_book
from commontable.settings import Settings


@pytest.fixture
def desk(postgresql, migrated, root, tmp_path):
    database = Database(postgresql.new_database(like=migrated))
    settings = Settings(course=root, data=tmp_path / "data")
    settings.prepare()
    deployment = Deployment(settings=settings, database=database, secret=Secret.of(settings.data))
    yield Desk(deployment)
    deployment.close()


def test_a_hand_in_is_read_answered_coded_and_counted(desk):
    who = desk.person()
    first = desk.hand_in(who, m01_belonging="A family waited an hour.")
    hand_in = desk.hand_in(who, m01_belonging="A family waited an hour at the desk.")
    draw_sample(desk.reviews, desk.scope(), {"cohort": "everyone", "number": 1, "reader": desk.rita})
    desk.levels(hand_in, 0, 1, 2, 1)
    desk.levels(hand_in, 0, 1, 2, 2, person=desk.rita)
    add_theme(desk.reviews, {"name": "Waiting"}, by=desk.faye)
    [theme] = code_book(desk.reviews)
    place = {"version": hand_in.versions[BELONGING], "start": 0, "end": 20}
    put_theme(desk.reviews, desk.scope(), theme["id"], place)
    keep_comment(desk.reviews, desk.faye, {"title": "Ask", "text": "Who was there?", "shared": True})
    desk.draft(hand_in, "Who", save_id="save-of-a-reader")
    desk.give(hand_in, "Who was there?")

    assert desk.in_queue() == []
    assert desk.in_queue(state="answered") == [hand_in.number]
    assert desk.prompt(hand_in)["before"]["version"] == first.versions[BELONGING]
    assert desk.feedback(who)[BELONGING] == [(hand_in.versions[BELONGING], "Who was there?", "Faye")]
    assert two_readers(desk.reviews, desk.scope())["done"] == 1
    assert suggestions_for(desk.reviews, desk.scope(), theme["id"])[0]["suggestions"] == []
    assert theme_counts(desk.reviews, desk.scope(), cohort="everyone")["people"] is None
    assert len(codes_table(desk.reviews, writers=[Writer(who, cohort="everyone")]).rows) == 1
    assert themes_table(desk.reviews, cohorts=["everyone"]).rows[0]["people"] is None
    assert cohort_page(desk.reviews, desk.scope())["people"] == 1
    assert len(kept_comments(desk.reviews, desk.rita)) == 1
