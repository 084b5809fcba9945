"""The file for a professional development office: who finished what, in the office's own columns."""

import csv
import io

import pytest

from commontable.content.completion import DEFAULT, completion_of
from commontable.content.errors import BrokenCourseFile
from commontable.keeping.exporting import ExportRefused, Order, exported
from commontable.people.evaluating import mark_evaluator

OFFICE = """\
completion:
  columns:
    - {heading: Employee ID, value: outside_id}
    - {heading: Hours, value: hours}
    - {heading: Date, value: date}
    - {heading: Activity, value: activity_id}
  activities: {m01_small: PD-1041}
"""


@pytest.fixture
def finished(small):
    """Return a participant who wrote and handed in, with an employee number."""
    ana = small.enrol("Ana Ruiz", cohort="north", outside_id="E-17")
    small.write(ana, "Private thoughts", prompt="m01-first", readers="me")
    small.write(ana, "For the facilitator")
    small.hand_in(ana)
    return ana


def rows(small, **asked):
    order = Order(**{"what": "completion", "form": "csv", "by": "command line", "reason": "for the office"} | asked)
    return list(csv.DictReader(io.StringIO(exported(small.deployment, order).decode())))


def test_one_row_for_each_finished_module_in_the_offices_columns(small, finished, settings_of):
    settings_of(OFFICE)
    small.enrol("Has Not Begun", outside_id="E-18")

    [row] = rows(small)

    assert list(row) == ["Employee ID", "Hours", "Date", "Activity"]
    assert (row["Employee ID"], row["Hours"], row["Activity"]) == ("E-17", "0.33", "PD-1041")
    assert len(row["Date"]) == len("2026-03-04")


def test_no_words_are_in_it(small, finished):
    content = exported(small.deployment, Order("completion", "jsonl", by="x", reason="for the office")).decode()

    assert "Ana Ruiz" in content
    assert "thoughts" not in content
    assert "facilitator" not in content


def test_hours_are_the_stated_minutes_whether_or_not_private_prompts_were_answered(small, settings_of):
    settings_of(OFFICE)
    bo = small.enrol("Bo", outside_id="E-2")
    small.write(bo, "For the facilitator")
    small.hand_in(bo)

    [row] = rows(small)

    assert row["Hours"] == "0.33"


def test_without_a_reason_nothing_leaves(small, finished):
    with pytest.raises(ExportRefused, match="reason"):
        rows(small, reason="  ")


def test_every_export_is_recorded_with_its_reason(small, finished):
    rows(small)

    last = small.directory.acts()[-1]
    assert (last.act, last.reason) == ("exported completion with names", "for the office")


def test_only_ones_own_cohorts_are_in_a_facilitators_file(small, finished):
    assert rows(small, cohorts=frozenset({"south"})) == []
    assert len(rows(small, cohorts=frozenset({"north"}))) == 1


@pytest.mark.parametrize("what", ["responses", "feedback"])
def test_whoever_evaluates_somebody_is_given_hours_and_no_words(small, finished, what):
    boss = small.enrol("Boss", role="facilitator", cohort="north")
    mark_evaluator(small.deployment.database, boss, participant=finished, by=finished)

    words = rows(small, what=what, reader=boss, cohorts=frozenset({"north"}))
    hours = rows(small, reader=boss, cohorts=frozenset({"north"}))

    assert words == []
    assert len(hours) == 1


def test_a_name_that_is_a_formula_is_guarded(small, settings_of):
    bo = small.enrol("=HYPERLINK(1)", outside_id="=1+1")
    small.write(bo, "words")
    small.hand_in(bo)

    [row] = rows(small)

    assert row["name"] == "'=HYPERLINK(1)"
    assert row["outside_id"] == "'=1+1"


def test_without_a_setting_there_are_five_plain_columns(course):
    assert completion_of(course) == DEFAULT
    assert [column.heading for column in DEFAULT.columns] == ["outside_id", "name", "hours", "date", "activity_id"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("completion: [name]\n", "holds no lines"),
        ("completion: {columns: [{value: words}]}\n", "`value` is 'words'; wanted one of"),
        ("completion: {columns: [{value: name}, {value: name}]}\n", "heading 'name' twice"),
        ("completion: {activities: [PD-1]}\n", "`activities` holds no lines"),
    ],
)
def test_a_setting_that_cannot_be_used_gets_a_sentence(course, settings_of, lines, said):
    settings_of(lines)

    with pytest.raises(BrokenCourseFile, match=said):
        completion_of(course)
