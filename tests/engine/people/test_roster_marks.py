"""A roster may name who evaluates whom."""

import pytest

from commontable.people import Directory
from commontable.people.evaluating import mark_evaluator
from commontable.people.roster import BadRoster, parse_roster
from commontable.people.roster_marks import evaluated_by

HEAD = "name,role,outside_id,evaluated_by\n"


def bring(directory: Directory, text, by="command line"):
    return [person for person, _ in directory.take_in(parse_roster(text.encode()), by=by)]


def test_whoever_is_named_evaluates_that_person(directory, database):
    ana, lee = bring(directory, HEAD + "Ana,participant,E-1,E-2\nLee,facilitator,E-2,\n")

    assert evaluated_by(database, lee.id) == {ana.id}
    assert directory.evaluators_of(ana) == {lee.id}


def test_several_are_parted_by_a_bar(directory):
    ana, lee, kim = bring(
        directory, HEAD + "Ana,participant,E-1,E-2 | E-3\nLee,facilitator,E-2,\nKim,facilitator,E-3,\n"
    )

    assert directory.evaluators_of(ana) == {lee.id, kim.id}


def test_an_outside_id_that_nobody_has_is_named_with_its_row_and_nobody_is_imported(directory):
    with pytest.raises(BadRoster, match="Row 3, evaluated_by: Nobody has the outside_id 'E-9'"):
        bring(directory, HEAD + "Ana,participant,E-1,\nBo,participant,E-2,E-9\n")

    assert directory.all() == []


def test_a_newer_roster_replaces_what_an_older_one_said(directory):
    bring(directory, HEAD + "Ana,participant,E-1,E-2\nLee,facilitator,E-2,\nKim,facilitator,E-3,\n")

    ana, *_ = bring(directory, HEAD + "Ana,participant,E-1,E-3\n")

    assert directory.evaluators_of(ana) == {directory.find("Kim").id}


def test_a_roster_without_the_column_changes_no_mark(directory):
    bring(directory, HEAD + "Ana,participant,E-1,E-2\nLee,facilitator,E-2,\n")

    [ana] = bring(directory, "name,role,outside_id\nAna,participant,E-1\n")

    assert directory.evaluators_of(ana) == {directory.find("Lee").id}


def test_no_roster_takes_back_what_the_participant_said(directory, database):
    ana, lee = bring(directory, HEAD + "Ana,participant,E-1,\nLee,facilitator,E-2,\n")
    mark_evaluator(database, lee.id, participant=ana.id, by=ana.id)

    bring(directory, HEAD + "Ana,participant,E-1,\n")

    assert directory.evaluators_of(ana) == {lee.id}


def test_nobody_takes_back_their_own_mark_by_bringing_a_roster(directory):
    ana, lee = bring(directory, HEAD + "Ana,participant,E-1,E-2\nLee,facilitator,E-2,\n")

    bring(directory, HEAD + "Ana,participant,E-1,\n", by=lee.id)

    assert directory.evaluators_of(ana) == {lee.id}
