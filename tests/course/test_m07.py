"""What module 7 says about parent centers and structures that last, held against data, guide and sources."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
import yaml

from commontable.datasets import table

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "modules" / "m07_structures_that_last"
GUIDE = (ROOT / "facilitator_guides" / "m07_structures_that_last.md").read_text(encoding="utf-8")
CELLS = {cell.id: cell for cell in nbformat.read(FOLDER / "structures_that_last.ipynb", as_version=4).cells}
PROSE = {name: " ".join(cell.source.split()) for name, cell in CELLS.items() if cell.cell_type == "markdown"}
FILES = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.yml"))}
EVERYTHING = "\n".join([*PROSE.values(), *FILES.values()])
MODULE = yaml.safe_load(FILES["module.yml"])
OPTIONS = next(each for each in MODULE["prompts"] if each["id"] == "m07-case")["options"]
HOURS = ["8 am", "9 am", "10 am", "11 am", "12 noon", "1 pm", "2 pm", "3 pm", "4 pm", "5 pm", "6 pm"]
LATE = 16


@pytest.fixture(scope="module")
def visits():
    return table("parent_center_visits").assign(ours=lambda rows: rows["in_its_language"] == "yes")


def passes(answer):
    try:
        exec(CELLS["m07-case-check"].source, {"m07_case": answer})
    except AssertionError:
        return False
    return True


def rows_after(heading):
    """Return the cells of the first table in the guide that begins with this column."""
    lines = GUIDE.split(f"| {heading} |", 1)[1].splitlines()[2:]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return rows[: next(place for place, row in enumerate(rows) if len(row) == 1)]


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option["id"])
def test_the_hidden_test_lets_through_the_answer_in_the_guide_and_no_other(option, monkeypatch):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))
    key = re.search(r"The answer is \*(.+?)\*", GUIDE)[1]

    passed = passes(option["id"])

    assert passed == (option["label"].lower() == key)


def test_the_guide_gives_the_visits_of_every_hour_as_the_log_has_them(visits):
    counts = visits.groupby("hour").size()

    wanted = [[HOURS[hour - 8], f"{n}", f"{n / len(visits):.0%}"[:-1]] for hour, n in counts.items()]

    assert rows_after("hour of the visit") == wanted


def test_the_guide_gives_each_center_as_the_log_has_it(visits):
    names = table("schools").set_index("school")["name"]

    wanted = [
        [names[school], *(f"{n}" for n in (len(each), (each["hour"] >= LATE).sum(), each["ours"].sum(), homes))]
        for school, each in visits.groupby("school")
        for homes in [each["family"].nunique()]
    ]

    assert rows_after("center") == wanted


def test_the_guide_counts_late_visits_and_languages_as_the_log_has_them(visits):
    late = visits["hour"] >= LATE
    homes = visits.merge(table("families")[["family", "home_language"]], on="family")
    spoken = homes.groupby("home_language")["ours"].mean().mul(100).round().astype(int)
    read = f"all visits where the home speaks English, at {spoken['Spanish']} of every 100 where it speaks Spanish"

    assert f"{late.sum()} of the {len(visits):,} visits" in GUIDE
    assert f"{late.mean() * 100:.0f} of every 100" in GUIDE
    assert spoken["English"] == 100
    assert f"{read}, and at {spoken['Another language']} of every 100" in GUIDE


def test_at_the_two_centers_with_late_hours_more_homes_that_speak_spanish_came_than_at_the_others(visits):
    families = table("families").query("home_language == 'Spanish'")
    families = families[families["school"].isin(visits["school"])]
    late = families["school"].isin(visits[visits["hour"] >= LATE]["school"])
    came = families["family"].isin(visits["family"]).groupby(late).mean().mul(100).round().astype(int)

    assert f"At those two, {came[True]} of every 100 families whose home speaks Spanish came by" in GUIDE
    assert f"at the other two, {came[False]}." in GUIDE


def test_what_the_module_says_of_the_four_centers_is_so(visits):
    early = {school for school, each in visits.groupby("school") if each["hour"].max() < 14}
    spanish = set(visits[visits["ours"] & (visits["language"] == "Spanish")]["school"])
    late = set(visits[visits["hour"] >= LATE]["school"])

    assert "In two of the four, no visit begins at 2 pm or later." in PROSE["m07-case-question"]
    assert len(early) == 2
    assert early | late == set(visits["school"])
    assert late == spanish


def test_every_figure_of_alder_valley_in_the_module_comes_out_of_the_log(visits):
    listed = yaml.safe_load(FILES["sources.yml"])["case_figures"]
    reasons = visits["reason"].value_counts()[["form or enrolment", "to talk about a child", "class for families"]]

    counted = [len(visits), *reasons]

    assert [re.match(r"[\d,]+", figure)[0] for figure in listed] == [f"{each:,}" for each in counted]
    assert all(any(figure in text for text in PROSE.values()) for figure in listed)


def test_self_reports_are_called_so_where_they_are_told():
    told = PROSE["known"].split("**Opinions.**")[1].split("**A trial")[0]

    assert re.findall(r"\d+ percent", told) == ["80 percent", "94 percent"]
    assert "We found no comparison" in told


def test_the_markers_are_called_nobodys_benchmarks_and_no_center_is_said_to_raise_anything():
    assert "no public list" in PROSE["m07-structure-question"]
    assert "benchmark" not in FILES["structures.yml"]
    assert not re.search(r"(raises?|improves?|increases?) (attendance|grades|results|achievement)", EVERYTHING)


@pytest.mark.parametrize("name", ["Calderon", "Garcielita", "Griselda"])
def test_nobody_who_speaks_for_the_network_in_public_is_named_or_quoted(name):
    assert name not in GUIDE + EVERYTHING


def test_each_objective_shows_in_a_prompt_that_the_guide_names():
    known = {each["id"] for each in MODULE["prompts"]}

    shown = [set(re.findall(r"m07-[a-z-]+", row[1])) for row in rows_after("outcome")]

    assert len(shown) == len(MODULE["objectives"])
    assert all(ids and ids <= known for ids in shown)
