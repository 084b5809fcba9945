"""A map takes a district's columns and codes to those of the course; a wrong one gets one sentence."""

import pytest

from commontable.datasets import OWN, table
from commontable.datasets.own import use
from commontable.datasets.problems import UnusableFile


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "theirs.csv"
    path.write_text('ID,"Wrote\n to all",Note?\n1,1,-1\n2,2,1\n', "utf-8")
    return path


@pytest.fixture
def mapped(tmp_path, data, file):
    def load(text):
        by = tmp_path / "map.yml"
        by.write_text(text, "utf-8")
        return use(file, name="reached", data=data, map_file=by)

    return load


GOOD = """\
columns: {family: ID, note: "Note?", newsletter: Wrote to all}
values: {"*": {1: 1, 2: 0}}
constants: {year: 2025-26}
empty: [-1]
"""


def test_columns_codes_constants_and_empty_cells_are_taken_over(mapped):
    mapped(GOOD)

    ours = table("reached", OWN)
    assert list(ours["newsletter"]) == [1, 0]
    assert ours["note"].isna().tolist() == [True, False]
    assert set(ours["year"]) == {"2025-26"}


def test_the_map_in_the_papers_takes_its_columns_over(new_york, tmp_path, data):
    rates = ",".join(f"Total {who} Response Rate %" for who in ("Parent", "Teacher", "Student"))
    file, by = tmp_path / "survey.csv", tmp_path / "map.yml"
    file.write_text(f"DBN,{rates},Strong Family-Community Ties Score,Trust Score\n01M015,80,90,N/A,4.1,3.9\n", "utf-8")
    by.write_text(new_york, "utf-8")

    use(file, name="school_survey", data=data, map_file=by)

    [row] = table("school_survey", OWN).to_dict("records")
    assert (row["school"], row["parent_response"], row["ties"], row["year"]) == ("01M015", 80, 4.1, "2018-19")
    assert row["student_response"] != row["student_response"]


def test_yes_and_no_in_a_map_are_the_words_that_were_written(tmp_path, data):
    csv = tmp_path / "a.csv"
    csv.write_text("family,year,how,childcare,last_contact\nA,2025-26,phone,J,went well\n", "utf-8")
    by = tmp_path / "map.yml"
    by.write_text("columns: {childcare: childcare}\nvalues: {childcare: {J: yes, N: no}}\n", "utf-8")

    use(csv, name="asked", data=data, map_file=by)

    assert list(table("asked", OWN)["childcare"]) == ["yes"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "columns: {family: Nobody}",
            "takes 'family' from 'Nobody', and theirs.csv has no such heading. It has: ID",
        ),
        ("columns: {income: ID}", "the table 'reached' has no column 'income'"),
        ("colums: {family: ID}", "'colums' is not known. A map has columns, values, constants, empty"),
        ("- family", "no list of names with values"),
        ("columns: [ID]", "no list of names with values"),
        ("values: {note: 3}", "no list of names with values"),
        ("empty: -1", "'empty' is no list"),
        ("columns: {family: [", "is no YAML, line 2|is no YAML, line 1"),
        ("a: !!python/object/apply:os.system [ls]", "is no YAML"),
    ],
)
def test_a_wrong_map_gets_one_sentence(mapped, text, sentence):
    with pytest.raises(UnusableFile, match=sentence):
        mapped(text)


def test_a_map_that_is_not_there_gets_one_sentence(tmp_path, data, file):
    with pytest.raises(UnusableFile, match="Check its name"):
        use(file, name="reached", data=data, map_file=tmp_path / "nowhere.yml")
