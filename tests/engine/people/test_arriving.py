import pytest

from commontable.errors import PeopleError
from commontable.people.arriving import Arrival, arrive
from commontable.responses.model import Role


def arrival(lasting="issuer#7", name="Ana Ruiz", role=Role.PARTICIPANT, cohorts=()):
    return Arrival(outside_id=lasting, name=name, role=role, cohorts=frozenset(cohorts))


def test_somebody_new_is_added_once_without_a_code(database, directory):
    first = arrive(database, arrival(), by="Hub")
    again = arrive(database, arrival(), by="Hub")

    assert first == again
    assert directory.cohorts_of(first) == {"everyone"}
    assert [act.act for act in directory.acts()] == ["added a participant"]


def test_a_new_name_is_the_same_person(database, directory):
    before = arrive(database, arrival(name="Ana Ruiz"), by="Hub")

    after = arrive(database, arrival(name="Ana Flores"), by="Hub")

    assert after.id == before.id
    assert [person.name for person in directory.all()] == ["Ana Flores"]


def test_the_same_name_with_another_lasting_id_is_somebody_else(database):
    one, other = (arrive(database, arrival(lasting=lasting), by="Hub") for lasting in ("issuer#7", "issuer#8"))

    assert one.id != other.id


def test_a_role_that_changed_is_recorded(database, directory):
    arrive(database, arrival(), by="Hub")

    staff = arrive(database, arrival(role=Role.FACILITATOR), by="Hub")

    assert staff.role is Role.FACILITATOR
    assert directory.acts()[-1].act == "made a participant a facilitator"
    assert directory.acts()[-1].about == staff.id


def test_cohorts_of_a_roster_stay_where_the_sign_in_names_none(database, directory):
    directory.add("Ana", role="participant", cohorts=["Marlow Street"], outside_id="issuer#7")

    ana = arrive(database, arrival(), by="Hub")

    assert directory.cohorts_of(ana) == {"Marlow Street"}


def test_cohorts_of_the_sign_in_hold_where_it_names_any(database, directory):
    arrive(database, arrival(cohorts=["Marlow Street"]), by="Hub")

    ana = arrive(database, arrival(cohorts=["Pine Grove"]), by="Hub")

    assert directory.cohorts_of(ana) == {"Pine Grove"}


def test_a_participant_in_two_new_cohorts_gets_one_sentence_and_is_not_added(database, directory):
    with pytest.raises(PeopleError, match="2 cohorts"):
        arrive(database, arrival(cohorts=["Marlow Street", "Pine Grove"]), by="Hub")

    assert directory.all() == []


def test_a_second_cohort_does_not_move_a_participant(database, directory):
    ana = arrive(database, arrival(cohorts=["Pine Grove"]), by="Hub")

    arrive(database, arrival(cohorts=["Marlow Street", "Pine Grove"]), by="Hub")

    assert directory.cohorts_of(ana) == {"Pine Grove"}


def test_staff_of_two_cohorts_who_become_a_participant_keep_one(database, directory):
    both = ["Marlow Street", "Pine Grove"]
    lee = arrive(database, arrival(role=Role.FACILITATOR, cohorts=both), by="Hub")
    assert directory.cohorts_of(lee) == set(both)

    arrive(database, arrival(), by="Hub")

    assert directory.cohorts_of(lee) == {"Marlow Street"}


def test_whoever_was_merged_arrives_as_the_enrolment_that_was_kept(database, directory):
    earlier, _ = directory.enrol("Ana with a code")
    later = arrive(database, arrival(), by="Hub")
    directory.merge(earlier, later)

    found = arrive(database, arrival(), by="Hub")

    assert found.id == earlier.id
