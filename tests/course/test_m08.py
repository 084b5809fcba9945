"""What module 8 says about events, doors and access, held against the data, the guide and the sources."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
import yaml

from commontable.datasets import table

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "modules" / "m08_access_and_equity"
GUIDE = (ROOT / "facilitator_guides" / "m08_access_and_equity.md").read_text(encoding="utf-8")
CELLS = {cell.id: cell for cell in nbformat.read(FOLDER / "access_and_equity.ipynb", as_version=4).cells}
PROSE = {name: " ".join(cell.source.split()) for name, cell in CELLS.items() if cell.cell_type == "markdown"}
FILES = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.yml"))}
EVERYTHING = "\n".join([*PROSE.values(), *FILES.values(), GUIDE])
MODULE = yaml.safe_load(FILES["module.yml"])
PROMPTS = {prompt["id"]: prompt for prompt in MODULE["prompts"]}
OPTIONS = PROMPTS["m08-case"]["options"]


@pytest.fixture(scope="module")
def invited():
    """Return invitations by name to class and school events, as the view takes them."""
    rows = table("event_attendance").merge(table("events"), on="event")
    rows = rows.merge(table("families")[["family", "home_language"]], on="family")
    rows = rows[(rows["kind"] == "class or school event") & rows["asked"].isin(["in person", "phone", "letter"])]
    offers = {"interpreted": rows["interpreter"] != "none", "cared": rows["childcare"] == "yes"}
    return rows.assign(came=rows["came"] == "yes", **offers)


def of_100(column):
    return f"{column.mean() * 100:.0f}"


def rows_after(heading):
    """Return the cells of the first table in the guide that begins with this column."""
    lines = GUIDE.split(f"| {heading} |", 1)[1].splitlines()[2:]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return rows[: next(place for place, row in enumerate(rows) if len(row) == 1)]


def passes(answer):
    try:
        exec(CELLS["m08-case-check"].source, {"m08_case": answer})
    except AssertionError:
        return False
    return True


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option["id"])
def test_the_hidden_test_lets_through_the_answer_in_the_guide_and_no_other(option, monkeypatch):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))
    key = re.search(r"The answer is \*(.+?)\*", GUIDE)[1]

    passed = passes(option["id"])

    assert passed == (option["label"].lower() == key)


def test_the_guide_gives_events_by_hour_with_what_was_offered_as_the_records_have_them(invited):
    by_hour = dict(iter(invited.groupby("held")))

    for hour, events, *told in rows_after("events"):
        group = by_hour.pop(hour)
        shares = [of_100(group[column]) for column in ("came", "interpreted", "cared")]
        assert [events, *told] == [f"{group['event'].nunique()}", f"{len(group):,}", *shares]

    assert by_hour == {}


def test_the_guide_gives_homes_that_speak_spanish_by_interpreter_as_the_records_have_them(invited):
    groups = invited[invited["home_language"] == "Spanish"].groupby("interpreter")["came"]

    wanted = [[f"{len(groups.get_group(name))}", of_100(groups.get_group(name))] for name in ("none", "Spanish")]
    rows = rows_after("home language: Spanish")

    assert [row[1:] for row in rows[:2]] == wanted
    assert rows[2][1:] == ["38", of_100(groups.get_group("Spanish and others"))]


def test_what_the_guide_says_in_words_is_what_the_records_hold(invited):
    care = {name: of_100(group) for name, group in invited.groupby(["held", "cared"])["came"]}
    cared = invited.groupby("cared")["came"].apply(of_100)
    interpreted = invited.groupby("interpreted")["came"].apply(of_100)
    english, at_work = of_100(invited["home_language"] == "English"), of_100(invited["held"] == "work hours")

    assert f"Within evenings, {care['evening', True]} came with it and {care['evening', False]} without" in GUIDE
    assert f"within work hours, {care['work hours', True]} and {care['work hours', False]}." in GUIDE
    assert f"With and without childcare it was {cared[True]} and {cared[False]}" in GUIDE
    assert f"with and without an interpreter, {interpreted[True]} and {interpreted[False]}." in GUIDE
    assert f"Of every 100 invitations, {at_work} were to events in work hours." in GUIDE
    assert f"Of every 100 invitations, {english} went to homes that speak only English" in GUIDE


def test_interpreters_were_booked_most_for_the_hours_at_which_fewest_families_came(invited):
    hours = invited.groupby("held")[["interpreted", "cared", "came"]].mean()

    assert hours["interpreted"].idxmax() == hours["cared"].idxmax() == hours["came"].idxmin() == "work hours"


def test_the_figures_of_alder_valley_in_the_module_come_out_of_its_records(invited):
    spanish = invited[invited["home_language"] == "Spanish"]
    came = spanish.groupby("interpreter")["came"].apply(of_100)
    smallest = spanish.groupby(["held", "interpreter"])["family"].nunique().min()

    assert f"{invited['event'].nunique()} class and school events" in PROSE["m08-case-question"]
    assert f"Without one, {came['none']} of every 100 invitations were taken up" in PROSE["pandas"]
    assert (
        f"with Spanish it was {came['Spanish']}, and with Spanish and other languages {came['Spanish and others']}."
        in (PROSE["pandas"])
    )
    assert f"the smallest holds {smallest} families" in PROSE["pandas"]


def test_the_kiosk_turned_back_as_many_as_the_text_says():
    report = {name: int(n) for name, n in re.findall(r"- ([^:>]+): (\d+)", PROSE["dilemma"])}
    let_in = ("License scanned, badge printed", 'Let in by desk, "known to office"')

    turned_back = sum(n for name, n in report.items() if name not in let_in)

    assert f"turned back {turned_back} people" in PROSE["door"]


@pytest.mark.parametrize("claim", ["childcare (works|brings)", "(raises?|improves?) (attendance|grades|results)"])
def test_nothing_is_promised_of_a_support_or_an_event(claim):
    assert re.findall(claim, " ".join(PROSE.values())) == []
    assert "We found no trial that drew lots for childcare or a ride" in PROSE["event"]


def test_immigration_status_is_neither_asked_about_nor_recorded_anywhere():
    assert "Staff never ask about immigration status, and never write it down." in PROSE["door"]
    assert "We do not ask where you were born." in PROSE["ways-to-meet"]
    assert not re.search(r"undocumented|illegal|deport|visa\b", EVERYTHING, re.IGNORECASE)


def test_income_is_told_with_the_lowest_and_highest_group_and_called_unweighted():
    assert "without weights, first up to $20,000 a year, then over $200,000" in PROSE["whose"]
    assert "the figures cannot say why" in PROSE["whose"]


def test_each_objective_shows_in_a_prompt_that_the_guide_names():
    shown = [set(re.findall(r"m08-[a-z-]+", row[1])) for row in rows_after("outcome")]

    assert len(shown) == len(MODULE["objectives"])
    assert all(ids and ids <= set(PROMPTS) for ids in shown)
