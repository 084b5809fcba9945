"""What DataView shows: grouped by what the school did, in the school's name, with code that runs."""

import ast
from itertools import product
from pathlib import Path

import pandas as pd
import pytest

from commontable.datasets import TOO_FEW, words
from commontable.datasets.plans import PLANS
from commontable.datasets.views import Choice, offered, view
from commontable.errors import CourseError

ROOT = Path(__file__).parents[3]
CHOICES = [
    Choice(measure, grouping, "2024-25")
    for measure, grouping in product(["conference", "committee"], ["how", "school", "home_language"])
]


@pytest.fixture(autouse=True)
def in_the_course(monkeypatch):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))


@pytest.fixture(scope="module")
def data():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMONTABLE_COURSE", str(ROOT))
        return view("asked_and_took_part")


def last_value(code):
    """Run code as a notebook cell does, and return what its last line shows."""
    *before, last = ast.parse(code).body
    names = {}
    exec(compile(ast.Module(before, []), "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)


def test_a_view_opens_with_what_the_school_did_in_the_newest_year(data):
    opening = data.opening

    assert (opening.grouping, opening.year) == ("how", "2024-25")
    assert list(data.show(opening).frame["group"]) == [*words.HOW.values(), words.ALL]


def test_the_groups_of_a_view_add_up_to_all_families(data):
    for choice in CHOICES:
        frame = data.show(choice).frame
        assert frame["families"].iloc[:-1].sum() == frame["families"].iloc[-1] == 5216


@pytest.mark.parametrize("choice", CHOICES)
def test_the_pandas_that_is_shown_runs_and_gives_the_table_that_is_shown(data, choice):
    shown = data.show(choice)

    by_hand = last_value(shown.code)

    by_hand["group"] = by_hand["group"].replace(words.HOW)
    table = shown.frame[shown.frame["group"] != words.ALL]
    by_hand = by_hand.set_index("group").loc[list(table["group"])].reset_index()
    pd.testing.assert_frame_equal(
        by_hand[list(table.columns)], table.reset_index(drop=True), check_dtype=False
    )


@pytest.mark.parametrize("choice", CHOICES)
def test_every_sentence_says_what_it_cannot_say_and_that_the_district_is_fictional(data, choice):
    sentence = data.show(choice).sentence

    assert PLANS[data.name].cannot_of(choice.grouping) in sentence
    assert sentence.endswith("Alder Valley is fictional.")


def test_in_a_view_by_home_language_what_schools_did_stands_before_who_took_part(data):
    columns = list(data.show(Choice("conference", "home_language", "2024-25")).frame.columns)

    assert columns.index("asked_directly_share") < columns.index("took_part_share")


def test_a_small_school_is_hidden_and_its_name_stays_out_of_the_sentence(tmp_path, monkeypatch):
    write_small_district(tmp_path / "datasets" / "small_district")
    monkeypatch.setenv("COMMONTABLE_COURSE", str(tmp_path))

    shown = view("asked_and_took_part", dataset="small_district").show(Choice("event", "school", "2024-25"))

    assert list(shown.frame["note"])[:3] == ["", TOO_FEW, TOO_FEW]
    assert shown.sentence.startswith(words.TOO_FEW_GROUPS)
    assert "fictional" not in shown.sentence


def test_hidden_groups_stand_in_the_order_of_their_names_not_of_their_sizes(tmp_path, monkeypatch):
    write_small_district(tmp_path / "datasets" / "small_district")
    monkeypatch.setenv("COMMONTABLE_COURSE", str(tmp_path))

    shown = view("asked_and_took_part", dataset="small_district").show(
        Choice("event", "home_language", "2024-25")
    )

    assert list(shown.frame["group"]) == ["English", "Arabic", "Somali", words.ALL]
    assert list(shown.frame["note"])[1:3] == [TOO_FEW, TOO_FEW]


def test_a_choice_that_the_menus_do_not_have_is_refused(data):
    with pytest.raises(CourseError, match="Choose from its menus"):
        data.show(Choice("conference", "phone_only", "2024-25"))


@pytest.mark.parametrize(
    ("name", "measures", "sentence"),
    [
        ("attendance", (), "There is no view 'attendance'"),
        ("asked_and_took_part", ("income",), "has no measure 'income'"),
    ],
)
def test_a_view_that_is_not_there_gets_one_sentence(name, measures, sentence):
    with pytest.raises(CourseError, match=sentence):
        view(name, measures=measures)


def every_choice():
    """Return every grouping of every view, with one of its measures, in its first year."""
    made = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMONTABLE_COURSE", str(ROOT))
        for name in PLANS:
            each = view(name)
            for at, grouping in enumerate(each.groupings):
                measure = each.measures[at % len(each.measures)]
                choice = Choice(measure, grouping, each.years[0])
                made.append(pytest.param(each, choice, id=f"{name}-{grouping}-{measure}"))
    return made


EVERY = every_choice()


@pytest.mark.parametrize(("each", "choice"), EVERY)
def test_every_view_shows_what_its_own_code_gives(each, choice):
    shown = each.show(choice)

    by_hand = last_value(shown.code)

    names = words.HOW if choice.grouping == "how" else {}
    by_hand["group"] = by_hand["group"].astype(str).replace(names)
    groups = shown.frame[shown.frame["group"] != words.ALL]
    by_hand = by_hand.set_index("group").loc[list(groups["group"])].reset_index()
    pd.testing.assert_frame_equal(
        by_hand[list(groups.columns)], groups.reset_index(drop=True), check_dtype=False
    )


@pytest.mark.parametrize(("each", "choice"), EVERY)
def test_every_view_has_a_heading_for_each_column_and_a_sentence_about_schools(each, choice):
    shown = each.show(choice)

    columns = [column for column in shown.frame.columns if column not in ("group", "note")]
    assert [column for column in columns if column not in words.COLUMNS] == []
    assert set(shown.drawn) <= set(columns)
    assert "school" in shown.sentence.split(".")[0].lower() or choice.grouping == "school"
    assert PLANS[each.name].cannot_of(choice.grouping) in shown.sentence
    assert "{" not in shown.sentence + shown.caption


@pytest.mark.parametrize("name", PLANS)
def test_a_view_that_groups_families_shows_what_schools_did_for_them_on_the_same_screen(name):
    plan = PLANS[name]

    for grouping in {"home_language", "race_ethnicity"} & set(plan.groupings):
        assert plan.act in plan.shares_of(grouping)


def test_views_that_offer_all_years_open_with_them_together():
    years = view("having_a_say").years

    assert years == ("2022-23 to 2024-25", "2024-25", "2023-24", "2022-23")


def test_without_data_of_ones_own_only_the_case_district_is_offered(tmp_path, monkeypatch):
    monkeypatch.setenv("COMMONTABLE_DATA", str(tmp_path))

    assert {offered(name) for name in PLANS} == {("alder_valley",)}


def test_a_year_that_is_no_school_year_never_reaches_the_code(tmp_path, monkeypatch):
    folder = tmp_path / "datasets" / "small_district"
    write_small_district(folder)
    with (folder / "took_part.csv").open("a") as file:
        file.write('S1F0,"x""]; 1/0 #",1\n')
    monkeypatch.setenv("COMMONTABLE_COURSE", str(tmp_path))

    years = view("asked_and_took_part", dataset="small_district").years

    assert years == ("2024-25",)


def write_small_district(folder):
    """Three schools with 20, 12 and 4 families; each speaks one language at home."""
    folder.mkdir(parents=True)
    schools = [("S1", "Elm Row", 20), ("S2", "Ash Hill", 12), ("S3", "Oak End", 4)]
    lines = [f"{school},{name}" for school, name, _ in schools]
    (folder / "schools.csv").write_text("school,name\n" + "\n".join(lines) + "\n", "utf-8")
    ids = [(f"{school}F{number}", school) for school, _, count in schools for number in range(count)]
    speaks = {"S1": "English", "S2": "Somali", "S3": "Arabic"}
    family = "".join(f"{family},{school},{speaks[school]}\n" for family, school in ids)
    (folder / "families.csv").write_text("family,school,home_language\n" + family, "utf-8")
    asked = "".join(f"{family},2024-25,phone,yes,yes\n" for family, _ in ids)
    (folder / "asked.csv").write_text("family,year,how,in_its_language,hour_fits\n" + asked, "utf-8")
    took_part = "".join(f"{family},2024-25,1\n" for family, _ in ids)
    (folder / "took_part.csv").write_text("family,year,event\n" + took_part, "utf-8")
