"""The case district's files: remade byte for byte, small, as described, and said to be fictional."""

import json
import subprocess
import sys
import time

import pandas as pd
import pytest
from course.alder_valley import FOLDER, ROOT, read

from commontable.datasets import table
from commontable.datasets.checks import problems_of
from commontable.datasets.package import known_shapes

TABLES = sorted(path.stem for path in FOLDER.glob("*.csv"))
EXERCISES = {
    "m01": ("schools", "families", "asked", "took_part"),
    "m03": ("families", "students", "records", "contacts"),
    "m09": ("families", "students", "attendance", "took_part"),
    "m10": ("schools", "families", "survey"),
}


@pytest.fixture(autouse=True)
def in_the_course(monkeypatch):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))


def test_the_script_remakes_every_file_byte_for_byte(tmp_path):
    subprocess.run([sys.executable, str(FOLDER / "make.py"), str(tmp_path)], check=True)

    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert sorted(made) == sorted([*(f"{name}.csv" for name in TABLES), "datapackage.json"])
    assert [name for name, data in made.items() if data != (FOLDER / name).read_bytes()] == []


def test_the_district_has_eight_schools_5216_families_6640_children_and_three_years():
    sizes = (
        len(read("schools")),
        len(read("families")),
        len(read("students")),
        read("asked")["year"].nunique(),
    )

    assert sizes == (8, 5216, 6640, 3)
    assert read("schools")["enrolment"].sum() == 6640


def test_all_datasets_together_are_under_six_megabytes():
    files = [path for path in (ROOT / "datasets").rglob("*") if path.is_file() and path.suffix != ".pyc"]

    assert sum(path.stat().st_size for path in files) < 6_000_000


@pytest.mark.parametrize("name", TABLES)
def test_every_cell_is_what_the_data_package_allows(name):
    # Read as texts, as the checks take a district's own file.
    texts = table(name).astype("object").map(_as_written)

    found = problems_of(texts, shape=known_shapes()[name])

    assert [str(problem) for problem in found[:5]] == []


def _as_written(cell):
    if pd.isna(cell):
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


@pytest.mark.parametrize("name", TABLES)
def test_whatever_points_into_another_table_finds_something_there(name):
    shape = known_shapes()[name]

    for column, (other, key) in shape.points_into.items():
        lost = set(read(name)[column].dropna()) - set(read(other)[key])
        assert lost == set(), (name, column)


def test_the_card_names_every_table_and_column_and_says_that_the_district_is_fictional():
    card = (FOLDER / "README.md").read_text("utf-8")

    lines = {line.split(" | ")[0].strip("| "): line for line in card.splitlines() if line.startswith("| ")}
    for name, shape in known_shapes().items():
        assert [column for column in shape.names if column not in lines[name]] == [], name
    assert "Alder Valley is fictional" in card
    assert "CC BY 4.0" in card
    assert "Who is missing from it" in card


def test_a_data_package_describes_all_tables_and_no_others():
    package = json.loads((FOLDER / "datapackage.json").read_text("utf-8"))

    assert sorted(resource["name"] for resource in package["resources"]) == TABLES


@pytest.mark.parametrize("names", EXERCISES.values(), ids=EXERCISES)
def test_what_an_exercise_needs_loads_in_a_fifth_of_a_second(names):
    table("schools")
    start = time.process_time()

    for name in names:
        table(name)

    assert time.process_time() - start < 0.2


def test_a_family_that_was_not_asked_was_offered_nothing():
    asked = read("asked")

    offers = asked.loc[
        asked["how"] == "not asked", ["in_its_language", "hour_fits", "childcare", "interpreter"]
    ]
    assert offers.isna().all(axis=None)


def test_families_came_to_an_event_of_2024_25_exactly_if_they_took_part_in_one():
    came = read("event_attendance").merge(read("events"), on="event")
    there = came[(came["came"] == "yes") & (came["kind"] == "class or school event")]["family"]

    took_part = read("took_part")
    of_year = took_part[took_part["year"] == "2024-25"].set_index("family")["event"]
    assert set(there) == set(of_year[of_year == 1].index)


def test_the_untidy_log_has_doubles_mixed_dates_and_a_school_without_its_october():
    raw = read("contacts_raw")

    october = raw[raw["date"].str.contains(r"^2024-10|^10/|\.10\.")]
    assert raw.duplicated().sum() > 100
    assert raw["date"].str.contains("/").any()
    assert raw["date"].str.fullmatch(r"\d\d\.\d\d\.\d{4}").any()
    assert raw["channel"].nunique() > 6
    assert set(october["school"]) == {f"S{number}" for number in range(1, 9)} - {"S6"}


def test_the_district_sets_one_per_cent_aside_and_sends_nine_tenths_of_it_to_schools():
    budget = read("title1_budget")
    district = budget[budget["school"] == "District"]

    assert (district["allocation"] >= 500_000).all()
    assert (district["reserve"] >= district["reserve_required"]).all()
    assert (district["to_schools"] >= 0.9 * district["reserve"]).all()


def test_the_figures_in_the_guide_of_module_1_are_those_of_the_tables():
    guide = (ROOT / "facilitator_guides" / "m01_equal_partners.md").read_text("utf-8")
    rows = read("took_part").merge(read("asked"), on=["family", "year"])
    of_year = rows[rows["year"] == "2024-25"].groupby("how")
    shares = of_year[["conference", "event", "volunteer", "meeting", "pto", "committee"]].mean() * 100

    labels = {"in person": "in person", "phone": "by phone", "letter": "by letter", "flyer": "general flyer"}
    for how, label in {**labels, "not asked": "not asked"}.items():
        cells = [f"{len(of_year.get_group(how)):,}", *(f"{share:.1f}" for share in shares.loc[how])]
        assert f"| {label} | {' | '.join(cells)} |" in guide
