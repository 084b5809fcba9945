"""What a facilitator finds in the record of their own cohorts."""

import pytest

from commontable.keeping.record import record_for

NORTH = frozenset({"north"})


@pytest.fixture
def people(small):
    return {
        "faye": small.enrol("Faye", role="facilitator", cohort="north"),
        "gus": small.enrol("Gus", role="facilitator", cohort="south"),
        "ana": small.enrol("Ana", cohort="north"),
        "sol": small.enrol("Sol", cohort="south"),
    }


def told(small):
    return [(line.by, line.act, line.about) for line in record_for(small.deployment, cohorts=NORTH)]


def test_what_was_done_about_ones_own_cohort_stands_there_by_name(small, people):
    small.directory.issue_code(people["ana"], by=people["faye"])

    assert ("Faye", "issued a personal code", "Ana") in told(small)


def test_other_cohorts_are_not_in_it(small, people):
    small.directory.issue_code(people["sol"], by=people["gus"])
    small.directory.record("exported responses without names", by=people["gus"])

    assert not [line for line in told(small) if "Sol" in line or "Gus" in line]


def test_what_was_done_at_the_server_stands_in_everybodys_record(small, people):
    small.directory.record("restored a backup", by="command line")

    assert ("command line", "restored a backup", "") in told(small)


def test_reading_is_told_by_the_day_and_never_by_whose_words(small, people):
    for _ in range(3):
        small.directory.record("read a hand-in", by=people["faye"], about=people["ana"], reason="hand-in 12")

    [line] = [line for line in record_for(small.deployment, cohorts=NORTH) if line.act.startswith("read")]

    assert (line.by, line.count, line.about, line.reason) == ("Faye", 3, "", "")
    assert (line.at.hour, line.at.minute) == (0, 0)


def test_what_participants_decide_about_their_own_words_is_not_in_it(small, people):
    small.directory.record("took a response back", by=people["ana"], about=people["ana"], reason="m01-belonging")

    assert not [line for line in told(small) if "took" in line[1]]


def test_the_newest_stands_first(small, people):
    small.directory.record("made a backup", by=people["faye"])

    assert told(small)[0][1] == "made a backup"
