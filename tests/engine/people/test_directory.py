import pytest
import sqlalchemy as sa

from commontable.errors import PeopleError
from commontable.people import Directory, Secret, UnknownPerson, tables


def test_a_newcomer_comes_back_with_the_code(directory):
    ana, code = directory.enrol("Ana Ruiz")

    found = directory.by_code(code.lower().replace("-", " "))

    assert found == ana
    assert directory.cohorts_of(ana) == {"everyone"}


def test_a_code_of_nobody_finds_nobody(directory):
    directory.enrol("Ana")

    assert directory.by_code("K7QF-3MRT-9XWD-2") is None
    assert directory.by_code("' OR 1=1 --") is None


def test_the_database_alone_does_not_tell_a_code(directory, database):
    _, code = directory.enrol("Ana")

    with database.read() as connection:
        kept = str(connection.execute(sa.select(tables.codes)).all())

    assert code not in kept
    assert code.replace("-", "") not in kept


def test_a_code_is_of_no_use_under_another_secret(directory, database, tmp_path):
    _, code = directory.enrol("Ana")
    (tmp_path / "elsewhere").mkdir()

    elsewhere = Directory(database, Secret.of(tmp_path / "elsewhere"))

    assert elsewhere.by_code(code) is None


def test_a_new_code_ends_the_old_one_and_is_recorded(directory):
    ana, old = directory.enrol("Ana")

    new = directory.issue_code(ana, by="Fay")

    assert directory.by_code(old) is None
    assert directory.by_code(new) == ana
    last = directory.acts()[-1]
    assert (last.by, last.act, last.about) == ("Fay", "issued a personal code", ana.id)


def test_a_facilitator_reads_only_the_cohorts_named(directory):
    north, _ = directory.add("Ana", role="participant", cohorts=["north"])
    south, _ = directory.add("Bo", role="participant", cohorts=["south"])
    directory.add("Fay", role="facilitator", cohorts=["north"])
    directory.add("Gus", role="reviewer", cohorts=["north", "south"])

    assert directory.readers_of(north) == ["Fay", "Gus"]
    assert directory.readers_of(south.id) == ["Gus"]
    assert directory.cohort_of(north.id) == "north"


def test_only_participants_are_counted_in_a_cohort(directory):
    ana, _ = directory.add("Ana", role="participant", cohorts=["north"])
    directory.add("Fay", role="facilitator", cohorts=["north"])

    assert directory.in_cohort("north") == [ana]
    assert directory.in_cohort("nowhere") == []


def test_a_participant_belongs_to_one_cohort(directory):
    with pytest.raises(PeopleError, match="belongs to one"):
        directory.add("Ana", role="participant", cohorts=["north", "south"])

    assert directory.all() == []


@pytest.mark.parametrize("name", ["", "  ", "\x00\u202e", "\u200d", "x" * 121])
def test_a_name_that_cannot_be_read_is_refused(directory, name):
    with pytest.raises(PeopleError):
        directory.enrol(name)

    assert directory.all() == []


@pytest.mark.parametrize(
    "name", ["=1+1", "<script>alert(1)</script>", "Nguyễn Thị Ánh", "O'Brien; DROP TABLE"]
)
def test_a_hostile_or_uncommon_name_is_plain_text(directory, name):
    person, _ = directory.enrol(name)

    assert directory.person(person.id).name == name


def test_control_and_direction_marks_leave_a_name(directory):
    person, _ = directory.enrol("A\x1b[2Jna\u202e\r\nRuiz\ud800")

    assert person.name == "A[2Jna Ruiz"


def test_an_outside_id_belongs_to_one_person(directory):
    directory.add("Ana", role="participant", outside_id="e-17")

    with pytest.raises(PeopleError, match="e-17"):
        directory.add("Bo", role="participant", outside_id="e-17")

    assert len(directory.all()) == 1


def test_somebody_is_found_by_id_outside_id_or_name(directory):
    ana, _ = directory.add("Ana Ruiz", role="participant", outside_id="e-17")

    assert [directory.find(words) for words in (ana.id, ana.id.upper(), "e-17", " ana  ruiz ")] == [ana] * 4


def test_a_name_of_two_people_asks_for_an_id(directory):
    first, _ = directory.enrol("Ana")
    second, _ = directory.enrol("Ana")

    with pytest.raises(PeopleError, match=f"({first.id}|{second.id})"):
        directory.find("Ana")


def test_nobody_is_named_in_one_sentence(directory):
    with pytest.raises(UnknownPerson, match="p-nobody"):
        directory.person("p-nobody")
