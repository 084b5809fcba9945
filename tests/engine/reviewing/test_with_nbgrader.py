"""Comments and readings on both sides: here, and in formgrader through the real nbgrader."""

import shutil
import subprocess
import sys

import pytest
from engine.grading.conftest import Deployment as Course
from engine.grading.small_course import BELONGING, CASE, FOLDER, child_environment, write_course
from engine.reviewing.desk import Desk

from commontable.content import load_course
from commontable.deployment import Deployment
from commontable.grading import collect, feedback, release
from commontable.grading.comments import BETWEEN, joined, parts_of
from commontable.grading.lock import one_at_a_time
from commontable.reviewing import collecting, tables
from commontable.reviewing.giving import mark_read, show_in_formgrader
from commontable.settings import Settings


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A course with one hand-in, collected; nbgrader's start costs seconds, so tests work on copies."""
    root = tmp_path_factory.mktemp("made")
    settings = Settings(course=write_course(root / "course"), data=root / "elsewhere" / "data")
    release(load_course(settings.course).module(FOLDER), settings)
    course = Course(root)
    course.hand_in(m01_belonging="One moment.", m01_case="twenty", m01_first_thoughts="SECRET")
    collect(course.module, settings)
    return root, course.ana


@pytest.fixture
def course(made, tmp_path):
    root, ana = made
    shutil.copytree(root, tmp_path, dirs_exist_ok=True)
    copied = Course(tmp_path)
    copied.ana, copied._saves = ana, 100
    return copied


@pytest.fixture
def desk(course):
    deployment = Deployment.open(course.settings)
    yield Desk(deployment)
    deployment.close()


@pytest.fixture
def handed(desk, course):
    """The hand-in that was collected."""
    return newest(desk, course.ana)


def newest(desk, who):
    return desk.store.newest_hand_in(who, FOLDER, reader=desk.scope().reader)


def comment_in(course, *, who=None):
    with course.submission(who) as submission:
        return next(c.manual_comment for c in submission.comments if c.name == BELONGING)


def needs(course):
    with course.submission() as submission:
        return [grade.name for grade in submission.grades if grade.needs_manual_grade]


def nbgrader(course, *words):
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=course.settings.course,
        env=child_environment(course.settings),
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_comment_given_here_stands_in_formgrader_and_in_its_feedback_page_once(desk, course, handed):

    desk.give(handed, "What did the family say?")
    page = nbgrader(course, "generate_feedback", FOLDER)
    again = feedback(course.module, course.settings)

    assert comment_in(course) == "What did the family say?"
    assert needs(course) == []
    assert page.returncode == 0, page.stderr
    html = course.settings.data / "feedback" / course.ana / FOLDER / "equal_partners.html"
    assert "What did the family say?" in html.read_text("utf-8")
    assert again.comments == 0
    assert len(course.feedback()[BELONGING]) == 1
    [told] = desk.prompt(handed)["comments"]
    assert told["where"] == "both"


def test_a_comment_written_in_formgrader_is_seen_here_before_and_after_it_is_given(desk, course, handed):
    course.comment(BELONGING, "From formgrader.")

    [before] = desk.prompt(handed)["comments"]
    feedback(course.module, course.settings)
    [after] = desk.prompt(handed)["comments"]

    assert (before["text"], before["where"], before["given_at"]) == ("From formgrader.", "formgrader", None)
    assert (after["text"], after["where"]) == ("From formgrader.", "formgrader")
    assert after["given_at"]
    assert desk.in_queue() == []


def test_where_both_sides_wrote_both_stand_and_each_is_given_once(desk, course, handed):
    course.comment(BELONGING, "From formgrader.")

    desk.give(handed, "From the review.")
    shown = {one["text"] for one in desk.prompt(handed)["comments"]}
    feedback(course.module, course.settings)

    assert shown == {"From formgrader.", "From the review."}
    assert parts_of(comment_in(course)) == ("From formgrader.", "From the review.")
    assert sorted(text for _, text in course.feedback()[BELONGING]) == ["From formgrader.", "From the review."]


def test_a_second_comment_of_one_reader_takes_the_place_of_the_first_in_formgrader(desk, course, handed):

    desk.give(handed, "First.")
    desk.give(handed, "Better.")

    assert comment_in(course) == "Better."
    assert [text for _, text in course.feedback()[BELONGING]] == ["First.", "Better."]


def test_what_was_given_before_collecting_reaches_formgrader_afterwards(desk, course):
    other = course.enrol("Bo Lind")
    course.hand_in(other, m01_belonging="Another moment.")
    early = newest(desk, other)
    desk.give(early, "Early.")
    before = desk.page(early, state="all")["formgrader"]

    collecting.collect(course.module, course.settings)

    assert before["collected"] is False
    assert "not been collected" in before["sentence"]
    assert comment_in(course, who=other) == "Early."
    assert all(row.in_gradebook_at for row in desk.rows(tables.given))


def test_new_words_in_formgrader_never_come_under_an_old_comment(desk, course, handed):
    course.hand_in(m01_belonging="Another moment.")
    newer = newest(desk, course.ana)
    collect(course.module, course.settings)

    desk.give(handed, "About the first.")

    assert comment_in(course) in (None, "")
    assert needs(course) == [BELONGING]
    desk.give(newer, "About the second.")
    assert comment_in(course) == "About the second."


def test_reading_gives_cells_without_points_their_zero_and_leaves_points_alone(desk, course, handed):

    mark_read(desk.opened(handed), read=True)
    read = needs(course)
    with course.submission() as submission:
        scores = {grade.name: (grade.manual_score, grade.auto_score) for grade in submission.grades}
    mark_read(desk.opened(handed), read=False)

    assert read == []
    assert scores[BELONGING] == (0.0, None)
    assert scores[f"{CASE}-check"] == (None, 1.0)
    assert needs(course) == [BELONGING]


def test_nothing_is_lost_while_a_grading_step_runs(desk, course, handed):

    with one_at_a_time(course.settings):
        desk.give(handed, "While it runs.")
        during = comment_in(course)
    show_in_formgrader(desk.opened(handed))

    assert during in (None, "")
    assert comment_in(course) == "While it runs."
    assert len(course.feedback()[BELONGING]) == 1


def test_a_comment_that_looks_like_two_is_one(desk, course, handed):

    desk.give(handed, joined(["Above.", "Below."]))
    feedback(course.module, course.settings)

    assert BETWEEN not in comment_in(course)
    assert len(course.feedback()[BELONGING]) == 1


@pytest.mark.parametrize(("exporter", "name"), [("Responses", "out.csv"), ("Feedback", "out.jsonl")])
def test_nbgrader_export_gives_what_our_own_export_gives(desk, course, handed, tmp_path, exporter, name):
    desk.give(handed, "What did the family say?")

    done = nbgrader(
        course,
        "export",
        f"--exporter=commontable.grading.exports.{exporter}",
        f"--to={tmp_path / name}",
    )

    assert done.returncode == 0, done.stderr
    written = (tmp_path / name).read_text("utf-8")
    assert {"Responses": "One moment.", "Feedback": "What did the family say?"}[exporter] in written
    assert "SECRET" not in written
    assert "Ruiz" not in written
    assert desk.deployment.directory.acts()[-1].by == "nbgrader export"


def test_an_export_without_a_known_ending_says_so(course, tmp_path):
    done = nbgrader(
        course, "export", "--exporter=commontable.grading.exports.Codes", f"--to={tmp_path / 'out.txt'}"
    )

    assert done.returncode != 0
    assert "name it .csv, .jsonl or .xlsx" in done.stderr
