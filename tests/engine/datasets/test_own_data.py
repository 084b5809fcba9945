"""A district's own tables are loaded whole or not at all, and every wrong cell is named."""

import stat
import time

import pytest

from commontable.datasets import OWN, table
from commontable.datasets.own import stamp_of, template_of, use
from commontable.datasets.package import shape_of
from commontable.datasets.problems import UnusableFile, UnusableTable
from commontable.errors import CourseError

HEADINGS = "family,year,event,volunteer,meeting,pto,conference,committee,fundraise\n"


def written(tmp_path, text, name="ours.csv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def problems(tmp_path, text, *, data, name="took_part"):
    with pytest.raises(UnusableTable) as found:
        use(written(tmp_path, text), name=name, data=data)
    return [str(problem) for problem in found.value.problems]


def test_a_file_that_is_right_is_a_table_of_our_district(tmp_path, data):
    file = written(tmp_path, f"{HEADINGS}007,2025-26,1,0,1,,0,0,1\n")

    loaded = use(file, name="took_part", data=data)

    ours = table("took_part", OWN)
    assert (loaded.rows, loaded.left_out) == (1, ())
    assert list(ours["family"]) == ["007"]
    assert ours["event"].sum() == 1
    assert ours["pto"].isna().all()


def test_every_wrong_cell_is_named_with_its_row_and_column(tmp_path, data):
    rows = (
        "A1,2025-26,1,0,1,1,0,0,1",
        "A2,2025,yes,0,1,1,0,0,1",
        "A1,2025-26,1,0,1,1,0,0,7",
        ",2025-26,,,,,,,",
    )
    text = HEADINGS + "\n".join(rows)

    told = problems(tmp_path, text, data=data)

    assert told == [
        "Row 3, event: found 'yes', wanted one of: 0, 1.",
        "Row 3, year: found '2025', wanted a school year written as 2024-25.",
        "Row 4, family and year: found 'A1 2025-26', wanted every row once.",
        "Row 4, fundraise: found '7', wanted one of: 0, 1.",
        "Row 5, family: found nothing, wanted text.",
    ]


def test_after_a_mistake_nothing_is_loaded_and_what_was_there_stays(tmp_path, data):
    use(written(tmp_path, f"{HEADINGS}A1,2025-26,1,0,1,1,0,0,1\n"), name="took_part", data=data)

    problems(tmp_path, f"{HEADINGS}A2,2025-26,9,0,1,1,0,0,1\n", data=data)

    assert list(table("took_part", OWN)["family"]) == ["A1"]
    assert sorted(path.name for path in (data / "datasets" / OWN).iterdir()) == ["took_part.csv"]


def test_a_later_file_takes_the_place_of_an_earlier_one(tmp_path, data):
    for family in ("A1", "A2"):
        use(written(tmp_path, f"{HEADINGS}{family},2025-26,1,0,1,1,0,0,1\n"), name="took_part", data=data)

    assert list(table("took_part", OWN)["family"]) == ["A2"]


def test_rows_about_families_are_for_the_deployments_own_account_alone(tmp_path, data):
    loaded = use(written(tmp_path, f"{HEADINGS}A1,2025-26,1,0,1,1,0,0,1\n"), name="took_part", data=data)

    assert stat.S_IMODE(loaded.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(loaded.path.parent.stat().st_mode) == 0o700


def test_columns_that_the_table_does_not_know_are_left_out_and_said(tmp_path, data):
    text = "family,year,birth date,event,volunteer\nA1,2025-26,2015-01-01,1,0\n"

    loaded = use(written(tmp_path, text), name="took_part", data=data)

    assert loaded.left_out == ("birth date",)
    assert "2015" not in loaded.path.read_text("utf-8")


def test_a_cell_that_points_into_a_table_of_ours_must_find_something_there(tmp_path, data):
    families = "family,school,home_language,speaks,reads,grade_band\nA1,S1,English,English,English,K-5\n"
    use(written(tmp_path, families), name="families", data=data)

    told = problems(tmp_path, f"{HEADINGS}A1,2025-26,1,0,1,1,0,0,1\nB2,2025-26,1,0,1,1,0,0,1\n", data=data)

    assert told == ["Row 3, family: found 'B2', wanted a family of the district's table 'families'."]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"", "is empty"),
        (HEADINGS, "nothing under them"),
        ("family,year\n", "nothing under them"),
        (b"family,year\n\xff\xfe,x\n", "is not UTF-8 text .line 2."),
        (b"family,year\nA\x00,2025-26\n", "zero bytes"),
        ("family,family\nA,B\n", "'family' more than once"),
        ("year\n2025-26\n", "has no column family"),
        ('family,year\n"A1,2025-26\n', "quotation mark"),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_sentence(tmp_path, data, text, sentence):
    with pytest.raises(CourseError, match=sentence):
        use(written(tmp_path, text), name="took_part", data=data)


def test_a_row_with_too_many_cells_is_named(tmp_path, data):
    told = problems(tmp_path, "family,year\nA1,2025-26\nA2,2025-26,1\n", data=data)

    assert told == ["Row 3, year: found '3 cells', wanted 2, one under each heading."]


def test_rows_are_counted_as_a_spreadsheet_counts_them(tmp_path, data):
    told = problems(tmp_path, "family;year\n\nA1;2025-26\n;2025-26\n", data=data)

    assert told == ["Row 4, family: found nothing, wanted text."]


@pytest.mark.parametrize("hostile", ["\x1b[31mred", "a\u202eb", "x" * 501, "\x07"])
def test_what_no_table_can_show_is_refused(tmp_path, data, hostile):
    with pytest.raises(UnusableTable) as found:
        use(written(tmp_path, f"family,year\n{hostile},2025-26\n"), name="took_part", data=data)

    assert len(found.value.problems) == 1
    assert "\x1b" not in str(found.value)


def test_a_file_with_the_same_mistake_in_every_row_gets_a_list_with_an_end(tmp_path, data):
    rows = "".join(f"A{number},25,1\n" for number in range(3000))

    with pytest.raises(UnusableTable) as found:
        use(written(tmp_path, f"family,year,event\n{rows}"), name="took_part", data=data)

    assert len(found.value.problems) == 3000
    assert str(found.value).endswith("… and 2,800 more. Mend these first, then try again.")
    assert str(found.value).startswith("Nothing was loaded: 3,000 rows of ours.csv cannot be used")


@pytest.mark.parametrize("name", ["nowhere", "../families", "", "Families"])
def test_a_table_that_the_course_does_not_know_gets_one_sentence(tmp_path, data, name):
    with pytest.raises(CourseError, match=r"There is no table .* The tables are: asked, attendance"):
        use(written(tmp_path, "a\n1\n"), name=name, data=data)


def test_a_template_is_the_row_of_headings_and_is_taken_back_once_it_has_rows(tmp_path, data):
    template = template_of("reached")

    loaded = use(written(tmp_path, f"{template}A1,2025-26,1,1\n"), name="reached", data=data)

    assert template == "family,year,note,newsletter\n"
    assert loaded.rows == 1


def test_a_districts_own_words_may_stand_where_the_course_does_not_count_by_them():
    ours = {column.name: column for column in shape_of("contacts").for_own_data().columns}

    assert ours["channel"].allowed == ()
    assert ours["news"].allowed == ("good", "neutral", "bad")


def test_a_file_of_100_000_rows_loads_in_under_three_seconds(tmp_path, data):
    rows = "".join(
        f"M{at},F{at % 7000},K{at},2025-10-{at % 28 + 1:02d},text,English,neutral,note,,school,yes\n"
        for at in range(100_000)
    )
    file = written(tmp_path, template_of("contacts") + rows)
    use(
        written(
            tmp_path,
            f"{template_of('contacts')}M,F,,2025-10-01,text,English,good,note,,school,no\n",
            "first.csv",
        ),
        name="contacts",
        data=data,
    )

    start = time.process_time()
    loaded = use(file, name="contacts", data=data)
    spent = time.process_time() - start

    assert loaded.rows == 100_000
    assert spent < 3


def test_a_file_that_is_not_there_gets_one_sentence(tmp_path, data):
    with pytest.raises(UnusableFile, match=r"cannot be read \(No such file or directory\)"):
        use(tmp_path / "nowhere.csv", name="took_part", data=data)


def test_what_was_made_from_the_districts_tables_can_tell_that_they_have_changed(tmp_path, data):
    before = stamp_of(data)
    use(written(tmp_path, f"{HEADINGS}A1,2025-26,1,0,1,1,0,0,1\n"), name="took_part", data=data)
    first = stamp_of(data)

    use(written(tmp_path, "family,year,note\nA1,2025-26,1\n"), name="reached", data=data)

    assert before == ""
    assert len({before, first, stamp_of(data)}) == 3
