import pytest

from commontable.errors import PeopleError
from commontable.people.roster import BadRoster, parse_roster, read_roster


def rows(*lines):
    return "\n".join(lines).encode()


def take_in(directory, *lines):
    return directory.take_in(parse_roster(rows(*lines)), by="Fay")


def test_everybody_of_a_roster_gets_a_code(directory):
    taken = take_in(
        directory,
        "name,role,cohort,language,outside_id",
        "Ana Ruiz,participant,north,es,e-1",
        "Fay,facilitator,north|south,,",
    )

    (ana, code), (fay, _) = taken
    assert directory.by_code(code) == ana
    assert (ana.language, ana.outside_id, directory.cohort_of(ana)) == ("es", "e-1", "north")
    assert directory.cohorts_of(fay) == {"north", "south"}


@pytest.mark.parametrize(
    "found",
    [
        b"name,role\nAna,participant\n",
        b"\xef\xbb\xbfName;ROLE\r\nAna;Participant\r\n",
        b'"role","name"\r"participant","Ana"\r',
        b"name,role\n\nAna , participant\n,\n",
    ],
)
def test_a_roster_is_read_as_spreadsheets_write_it(found):
    (ana,) = parse_roster(found)

    assert (ana.name, ana.role, ana.cohorts) == ("Ana", "participant", {"everyone"})


def test_all_bad_rows_are_reported_and_nobody_is_imported(directory):
    with pytest.raises(BadRoster) as caught:
        take_in(
            directory,
            "name,role,cohort,language",
            "Good,participant,north,en",
            ",boss,north,en",
            "Bo,participant,north|south,en",
            "",
            "Cy,participant,north,english please",
            'Di,participant,north,en,"more"',
        )

    where = [(problem.row, problem.column) for problem in caught.value.problems]
    assert sorted(where) == [(3, "name"), (3, "role"), (4, "cohort"), (6, "language"), (7, "language")]
    assert "Row 3, role: Found the role 'boss'; write one of participant" in str(caught.value)
    assert directory.all() == []


def test_the_same_outside_id_is_the_same_person(directory):
    ((ana, code),) = take_in(directory, "name,role,cohort,outside_id", "Ana,participant,north,e-1")

    ((again, no_code),) = take_in(directory, "name,role,cohort,outside_id", "Ana Ruiz,participant,south,e-1")

    assert no_code is None
    assert (again.id, again.name, directory.cohort_of(again)) == (ana.id, "Ana Ruiz", "south")
    assert directory.by_code(code) == again


def test_the_same_outside_id_twice_in_one_roster_is_one_person(directory):
    take_in(directory, "name,role,outside_id", "Ana,participant,e-1", "Ana Ruiz,participant,e-1")

    assert [person.name for person in directory.all()] == ["Ana Ruiz"]


def test_an_outside_id_finds_its_person_after_a_merge(directory):
    ((other, _),) = take_in(directory, "name,role,outside_id", "Ana,participant,e-1")
    kept, _ = directory.enrol("Ana at the workshop")
    directory.merge(kept, other)

    take_in(directory, "name,role,outside_id", "Ana Ruiz,participant,e-1")

    assert [(person.id, person.name) for person in directory.all()] == [(kept.id, "Ana Ruiz")]


def test_a_formula_or_markup_as_a_name_is_plain_text(directory):
    taken = take_in(
        directory, "name,role", '"=HYPERLINK(""x"")",participant', "<img src=x onerror=alert(1)>,participant"
    )

    assert [person.name for person, _ in taken] == ['=HYPERLINK("x")', "<img src=x onerror=alert(1)>"]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (b"", "no column name"),
        (b"name,role", "nobody under it"),
        (b"name,cohort\nAna,north", "no column role"),
        (b"name,role,evaluates\nAna,participant,Bo", "not known: evaluates"),
        (b"name,role,name\nAna,participant,Bo", "more than once"),
        (b"name,role\nAna,\xe9", "UTF-8"),
        ("name,role\nAna,participant".encode("utf-16"), "UTF-8"),
        (b'name,role\n"Ana,participant\nBo,participant', "quotation mark"),
        (b"name,role\n" + b"x" * 200_000 + b",participant", "cannot be read after row 1"),
        (b"PK\x03\x04\x00\x00", "no column name"),
    ],
)
def test_a_file_that_is_no_roster_gets_one_sentence(found, said):
    with pytest.raises(PeopleError) as caught:
        parse_roster(found)

    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_roster_that_is_not_there_is_named(tmp_path):
    with pytest.raises(PeopleError, match=r"nowhere\.csv cannot be read"):
        read_roster(tmp_path / "nowhere.csv")
