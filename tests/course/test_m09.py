"""What module 9 says of Alder Valley, of homework and of conferences, held against the tables and the sources."""

import re
from contextlib import nullcontext
from pathlib import Path

import nbformat
import pytest
import yaml

from commontable.datasets import table

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "modules" / "m09_linked_to_learning"
GUIDE = (ROOT / "facilitator_guides" / "m09_linked_to_learning.md").read_text(encoding="utf-8")
CELLS = {cell.id: cell for cell in nbformat.read(FOLDER / "linked_to_learning.ipynb", as_version=4).cells}
PROSE = {name: " ".join(cell.source.split()) for name, cell in CELLS.items() if cell.cell_type == "markdown"}
FILES = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.yml"))}
MODULE = yaml.safe_load(FILES["module.yml"])
PROMPTS = {prompt["id"]: prompt for prompt in MODULE["prompts"]}
CASES = [(name, option["id"]) for name, each in PROMPTS.items() for option in each.get("options", [])]
TABLES = [("whether the family volunteered", "came", "why"), ("the school's first answer", "answer", "volunteer")]


@pytest.fixture(autouse=True)
def in_the_course(monkeypatch):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))


@pytest.fixture(scope="module")
def away():
    """Return the children of 2024-25 who were ever away, with what their school did first."""
    rows = table("attendance").merge(table("students").drop(columns="school"), on="student")
    rows = rows.merge(table("took_part"), on=["family", "year"]).merge(table("families"), on="family")
    rows = rows[rows["year"] == "2024-25"].dropna(subset=["volunteer", "answer"])
    return rows.assign(often=rows["days_absent"] >= 18, why=rows["answer"] == "asked why")


def rows_after(heading, text=GUIDE):
    """Return the rows of the table that begins with this column, by their first cell."""
    lines = text.split(f"| {heading} |", 1)[1].split("\n\n")[0].splitlines()[2:]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0]: row[1:] for row in rows}


def apart(rows, *held_still):
    shares = rows.groupby([*held_still, "volunteer"])["often"].mean().mul(100).unstack()
    children = rows.groupby(list(held_still)).size()
    return ((shares[0] - shares[1]) * children).sum() / children.sum()


def of_100(shares):
    return [f"{share * 100:.0f}" for share in shares]


@pytest.mark.parametrize(("prompt", "option"), CASES)
def test_a_hidden_test_lets_through_the_answer_of_the_guide_and_no_other(prompt, option):
    labels = {each["id"]: each["label"] for each in PROMPTS[prompt]["options"]}
    key = re.search(r"The answer is \*(.+?)\*", GUIDE.split(f"case: `{prompt}`\n")[1])[1]
    right = labels[option].lower().removesuffix(".") == key

    with nullcontext() if right else pytest.raises(AssertionError):
        exec(CELLS[f"{prompt}-check"].source, {prompt.replace("-", "_"): option})


@pytest.mark.parametrize(("heading", "grouping", "column"), TABLES)
def test_the_guide_s_two_tables_of_the_case_are_those_of_the_data(away, heading, grouping, column):
    came = away["volunteer"].map({1: "took part", 0: "did not take part"})

    for name, group in away.assign(came=came).groupby(grouping):
        assert rows_after(heading)[name] == [f"{group['family'].nunique():,}", *of_100(group[[column, "often"]].mean())]


def test_with_the_schools_answer_held_still_module_and_guide_print_what_the_data_have(away):
    module = rows_after("The school's first answer", CELLS["held-still"].source)
    guide = rows_after("held still")

    for name, group in away.groupby("answer"):
        often = group.groupby("volunteer")["often"].mean()
        assert module[name] == of_100([often[1], often[0]])
        assert guide[name] == [f"{len(group):,}", *module[name]]


def test_the_naive_reading_is_wrong_and_the_gaps_that_are_printed_are_the_real_ones(away):
    shares = away.groupby("volunteer")["often"].mean() * 100
    gap, held, held_more = shares[0] - shares[1], apart(away, "answer"), apart(away, "answer", "bus", "grade_band")

    assert held < gap / 3
    assert "the two were 6 apart. Here they are 1.5 apart" in PROSE["held-still"]
    assert f"Of {gap:.1f} points between the two, {held:.1f}." in GUIDE
    assert f"the grades held still as well, {held_more:.1f}." in GUIDE


def test_the_second_case_and_what_it_does_not_explain_are_as_the_data_have_them():
    rows = table("reached").merge(table("took_part"), on=["family", "year"]).merge(table("families"), on="family")
    none, got = of_100(rows[rows["grade_band"] == "9-12"].groupby("note")["conference"].mean())

    for name, group in rows.groupby("grade_band"):
        told = [f"{len(group):,}", *of_100(group[["note", "newsletter", "conference"]].mean())]
        assert rows_after("grades")[name] == told
    assert f"{got} of every 100 families who got a note came, and {none} of every 100" in PROSE["notes-limits"]
    assert f"({got} and {none} of every 100)" in GUIDE


def test_what_students_proposed_and_what_came_of_it_is_counted_from_their_list():
    ideas = table("student_voice")
    line = ideas[ideas["said"].str.contains("change one line of the compact")]

    for name, told in rows_after("ideas | answered | changed", CELLS["students"].source).items():
        each = ideas if name == "all topics" else ideas[ideas["topic"] == name]
        yes = (each[["answered", "changed"]] == "yes").sum()
        assert told == [f"{len(each)}", f"{yes['answered']}", f"{yes['changed']}"]
    assert len(line) * 2 == (ideas["topic"] == "compact").sum()
    assert not (line["changed"] == "yes").any()


def test_the_figures_under_pandas_come_out_of_the_data(away):
    late, on_time = of_100(away.groupby("bus")["often"].mean()[["often late", "on time"]])
    [checked] = of_100([(table("home_side")["homework_checked"] == "always").mean()])

    assert f"often late, {late} were away 18 days or more; where it was on time, {on_time}." in PROSE["pandas"]
    assert f"Of every 100 families there, about {checked} always check homework." in PROSE["pandas"]


@pytest.mark.parametrize("unconfirmed", ["0.39", "0.51", "1.55", "0.27", "39 percent lower"])
def test_no_value_that_nobody_could_confirm_is_printed(unconfirmed):
    assert unconfirmed not in "\n".join([*PROSE.values(), *FILES.values(), GUIDE])


def test_homework_help_is_told_whole_and_student_led_conferences_are_not_called_proven():
    assert "no reason here to forbid it, and none to demand it" in PROSE["research"]
    assert "is a trial of student-led conferences" in PROSE["research"].split("did not find")[1]


def test_rows_of_charts_that_nobody_saw_are_marked_as_the_course_s_own():
    ladder = yaml.safe_load(FILES["impact.yml"])
    after_a_chart = {each["id"] for each in ladder["sets"] if re.search(r"Chart [234]\b", each["origin"])}

    ours = [row for each in ladder["sets"] if each["id"] not in after_a_chart for row in each["rows"]]

    assert all(sorted(row["own"]) == ["higher", "lower", "moderate"] for row in ours)
    assert "They are not measured effects." in ladder["credit"]


def test_each_objective_shows_in_a_prompt_of_the_core_that_the_guide_names():
    shown = [re.findall(r"m09-[a-z-]+", row[0]) for row in rows_after("outcome").values()]

    assert len(shown) == len(MODULE["objectives"])
    assert all(ids and all(PROMPTS[each]["core"] for each in ids) for ids in shown)
