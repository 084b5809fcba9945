import pytest
import sqlalchemy as sa

from commontable.people import tables as people
from commontable.responses import Reader, tables
from commontable.workshops.model import WorkshopError
from commontable.workshops.paper import BadPapers, keep_papers

WORDS, CASE = "m01-belonging", "m01-case"
MODULE = "m01_equal_partners"


def typed_in(house, workshop, *rows):
    return keep_papers(house.rooms, workshop, list(rows), by=house.faye.id)


def paper(name="", *, code="", **answers):
    return {"name": name, "code": code, "answers": {key.replace("_", "-"): value for key, value in answers.items()}}


def how_many(house):
    with house.deployment.database.read() as connection:
        return [
            connection.scalar(sa.select(sa.func.count()).select_from(table))
            for table in (tables.responses, people.people)
        ]


def newest(house, person):
    return house.deployment.store.newest(person.id, MODULE, reader=Reader.oneself(person.id))


def test_papers_become_answers_of_the_room_and_new_people_get_a_code(house):
    workshop = house.open()
    ana = house.join(workshop, house.person("Ana"))

    kept = typed_in(house, workshop, paper("ana", m01_belonging="Hers."), paper("Zed", m01_case="ten"))

    assert kept.rows == 2
    [new] = kept.codes
    zed = house.deployment.directory.by_code(new["code"])
    assert (zed.name, newest(house, zed)[CASE].origin) == ("Zed", "paper")
    assert newest(house, ana)[WORDS].value == "Hers."
    assert house.desk(workshop)["people"] == 2


def test_typing_the_same_papers_again_changes_nothing(house):
    workshop = house.open()
    rows = [paper("Zed", m01_belonging="Once.", m01_case="ten"), paper("Yan", m01_case="ten")]
    typed_in(house, workshop, *rows)
    before = how_many(house)

    kept = typed_in(house, workshop, *rows)

    assert kept.codes == ()
    assert how_many(house) == before


def test_a_slip_in_typing_is_put_right_by_typing_it_again(house):
    workshop = house.open()
    [new] = typed_in(house, workshop, paper("Zed", m01_belonging="Onse.")).codes
    zed = house.deployment.directory.by_code(new["code"])

    for words in ("Once.", "Onse.", "Once."):
        typed_in(house, workshop, paper("Zed", m01_belonging=words))
        assert newest(house, zed)[WORDS].value == words


def test_bad_rows_are_named_and_nothing_is_kept(house):
    workshop = house.open()
    before = how_many(house)
    rows = [
        paper("Good", m01_belonging="Fine."),
        paper("", m01_belonging="Whose is it?"),
        paper("Cy", m01_case="no-such-choice"),
        paper("Di", m01_first_thoughts="For me alone."),
        paper("Ed", m01_nothing="?"),
        paper("Flo"),
        paper(code="AAAA-AAAA-AAAA-A", m01_case="ten"),
        "no row at all",
        paper("x" * 200, m01_case="ten"),
    ]

    with pytest.raises(BadPapers) as bad:
        typed_in(house, workshop, *rows)

    assert sorted({each["row"] for each in bad.value.rows}) == [2, 3, 4, 5, 6, 7, 8, 9]
    said = {each["row"]: each["sentence"] for each in bad.value.rows}
    assert "neither a code nor a name" in said[2]
    assert "read by its writer alone" in said[4]
    assert "nobody of this group" in said[7]
    assert how_many(house) == before


def test_two_people_of_one_name_are_told_apart_by_code(house):
    workshop = house.open()
    directory = house.deployment.directory
    first, code = directory.add("Ana", role="participant")
    directory.add("Ana", role="participant")

    with pytest.raises(BadPapers) as bad:
        typed_in(house, workshop, paper("Ana", m01_case="ten"))
    assert "2 people are called" in bad.value.rows[0]["sentence"]
    typed_in(house, workshop, paper(code=code.lower(), m01_case="ten"))

    assert newest(house, first)[CASE].value == "ten"


def test_a_personal_code_of_another_cohort_is_not_taken(house):
    workshop = house.open(cohort="north")
    _, code = house.deployment.directory.add("Sol", role="participant", cohorts=["south"])

    with pytest.raises(BadPapers):
        typed_in(house, workshop, paper(code=code, m01_case="ten"))


def test_a_paper_never_covers_what_somebody_wrote_themself(house):
    workshop = house.open()
    ana = house.join(workshop, house.person("Ana"))
    house.write(ana, WORDS, "Typed on my phone.")

    typed_in(house, workshop, paper("Ana", m01_belonging="From paper."))

    assert newest(house, ana)[WORDS].value == "Typed on my phone."
    aside = house.deployment.store.aside(ana.id, MODULE, reader=Reader.oneself(ana.id))
    assert [row.value for row in aside[WORDS]] == ["From paper."]


def test_papers_are_typed_in_after_the_end_and_count(house):
    workshop = house.open()
    house.act(workshop, "close")

    typed_in(house, workshop, *(paper(f"Guest {n}", m01_case="ten") for n in range(5)))

    assert house.on_desk(workshop, CASE)["answers"] == 5


def test_typing_in_is_on_the_record(house):
    workshop = house.open()

    [new] = typed_in(house, workshop, paper("Zed", m01_case="ten")).codes

    zed = house.deployment.directory.by_code(new["code"])
    acts = [(act.by, act.act, act.about) for act in house.deployment.directory.acts()]
    assert (house.faye.id, "typed in a paper", zed.id) in acts


@pytest.mark.parametrize("rows", [None, [], {}, "rows", [{}] * 201])
def test_what_are_no_rows_is_refused(house, rows):
    with pytest.raises(WorkshopError, match="1 to 200 at a time"):
        keep_papers(house.rooms, house.open(), rows, by=house.faye.id)
