"""The case district: remade byte for byte, near the published gaps, school actions first."""

import csv
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml

from commontable.datasets import table

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "datasets" / "alder_valley"
KINDS = ["event", "volunteer", "meeting", "pto", "conference", "committee"]
# Unweighted shares of the public-use PFI:2019 extract, in the order of KINDS.
PUBLISHED = {
    "home_language": {
        "English": [82, 44, 86, 45, 73, 13],
        "English and Spanish": [69, 31, 81, 52, 68, 10],
        "English and another language": [69, 37, 75, 52, 72, 8],
        "Another language": [62, 33, 72, 44, 72, 10],
        "Spanish": [61, 24, 73, 51, 60, 9],
    },
    "grade_band": {
        "K-5": [86, 55, 91, 54, 90, 14],
        "6-8": [80, 37, 87, 43, 72, 11],
        "9-12": [73, 33, 79, 38, 55, 13],
    },
}


@pytest.fixture(autouse=True)
def in_the_course(monkeypatch):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))


@pytest.fixture(scope="module")
def rows():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMONTABLE_COURSE", str(ROOT))
        both = table("took_part").merge(table("asked"), on=["family", "year"], validate="one_to_one")
        return both.merge(table("families"), on="family", validate="many_to_one")


@pytest.fixture
def steps(monkeypatch):
    """The steps of the script, imported as the script imports them."""
    monkeypatch.syspath_prepend(str(FOLDER))
    # A script's folder is no package, so its steps can be imported only once it is on the path.
    from recipe import asking, families, taking_part

    return families.families_of, asking.asks_of, taking_part.chances


def test_the_script_remakes_every_table_byte_for_byte(tmp_path):
    subprocess.run([sys.executable, str(FOLDER / "make.py"), str(tmp_path)], check=True)

    committed = {path.name: path.read_bytes() for path in FOLDER.glob("*.csv")}
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.csv")} == committed


def test_the_district_has_eight_schools_5216_families_and_three_years(rows):
    sizes = len(table("schools")), rows["family"].nunique(), rows["year"].nunique()

    assert sizes == (8, 5216, 3)
    assert sum(path.stat().st_size for path in FOLDER.glob("*.csv")) < 2_000_000


@pytest.mark.parametrize("grouping", PUBLISHED)
def test_shares_of_taking_part_lie_within_three_points_of_the_published_ones(rows, grouping):
    shares = rows.groupby(grouping)[KINDS].mean() * 100

    published = pd.DataFrame(PUBLISHED[grouping], index=KINDS).T
    assert (shares.loc[published.index] - published).abs().max(axis=None) < 3


def test_families_with_spanish_at_home_come_to_pto_meetings_more_often(rows):
    pto = rows.groupby("home_language")["pto"].mean()

    assert pto["Spanish"] > pto["English"]


def test_with_the_schools_acts_set_equal_the_gaps_between_home_languages_shrink_to_noise(steps):
    families_of, asks_of, chances = steps
    recipe = yaml.safe_load((FOLDER / "recipe.yml").read_text("utf-8"))
    families = families_of(recipe)
    asks = asks_of(recipe, families=families)
    everyone = np.ones(len(asks.family), dtype=bool)
    equal = replace(
        asks,
        how=np.full(len(everyone), "phone"),
        in_its_language=everyone,
        hour_fits=everyone,
        childcare=everyone,
        interpreter=~everyone,
        last_contact=np.full(len(everyone), "no contact"),
    )

    language = families.home_language[asks.family]
    for kind in KINDS:
        apart = [
            _gap(chances(recipe, kind, families=families, asks=each), language) for each in (asks, equal)
        ]
        assert apart[1] < 0.03, kind
        assert apart[1] < apart[0] / 2, kind


def _gap(chance, language):
    means = [chance[language == name].mean() for name in np.unique(language)]
    return max(means) - min(means)


def test_a_family_that_was_not_asked_was_offered_nothing(rows):
    offers = rows.loc[
        rows["how"] == "not asked", ["in_its_language", "hour_fits", "childcare", "interpreter"]
    ]

    assert offers.isna().all(axis=None)


def test_every_cell_is_what_the_data_package_allows():
    package = json.loads((FOLDER / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        with (FOLDER / resource["path"]).open(encoding="utf-8", newline="") as file:
            header, *lines = csv.reader(file)

        fields = resource["schema"]["fields"]
        assert header == [field["name"] for field in fields]
        for field, values in zip(fields, map(set, zip(*lines, strict=True)), strict=True):
            assert all(_allowed(value, field) for value in values), (resource["name"], field["name"])


def _allowed(value, field):
    rules = field.get("constraints", {})
    if value == "":
        return not rules.get("required")
    if field["type"] == "integer":
        return int(value) in rules.get("enum", [int(value)]) and int(value) >= rules.get("minimum", 0)
    return value in rules.get("enum", [value]) and re.fullmatch(rules.get("pattern", ".*"), value) is not None


def test_the_card_names_every_table_and_column_and_says_that_the_district_is_fictional():
    card = (FOLDER / "README.md").read_text("utf-8")

    package = json.loads((FOLDER / "datapackage.json").read_text("utf-8"))
    names = {field["name"] for each in package["resources"] for field in each["schema"]["fields"]} - {"year"}
    assert [name for name in sorted(names) if name not in card] == []
    assert "Alder Valley is fictional" in card
    assert "CC BY 4.0" in card


def test_what_the_first_module_needs_loads_in_a_fifth_of_a_second():
    code = "import pandas, time; from commontable.datasets import table; start = time.process_time(); "
    code += "[table(name) for name in ('schools', 'families', 'asked', 'took_part')]; "
    code += "print(time.process_time() - start)"

    spent = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)

    assert float(spent.stdout) < 0.2
