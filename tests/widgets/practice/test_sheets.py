"""The sheets of practice widgets leave all other parts of a page alone."""

import re
from pathlib import Path

import pytest

import commontable_widgets

ROOT = Path(__file__).parents[3]
STATIC = Path(commontable_widgets.__file__).parent / "static"
OTHERS = [STATIC / "data_view.css", *sorted((ROOT / "engine/commontable/serving/static").glob("*.css"))]
SHEETS = ("practice", "asset_map", "scenario", "message_rewrite", "jargon_decoder")


def classes(path):
    return set(re.findall(r"\.(ct-[\w-]+)", path.read_text("utf-8")))


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_names_no_class_of_another_part(name):
    shared = classes(STATIC / "field.css")

    for other in OTHERS:
        assert classes(STATIC / f"{name}.css") & classes(other) - shared == set(), other.name


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_lays_out_by_logical_properties(name):
    sheet = (STATIC / f"{name}.css").read_text("utf-8")

    assert re.findall(r"(?<![-\w])(?:(?:\w+-)?(?:left|right|top|bottom)|width|height):", sheet) == []


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_sets_no_rule_for_a_part_that_all_widgets_share(name):
    sheet = re.sub(r"/\*.*?\*/", "", (STATIC / f"{name}.css").read_text("utf-8"), flags=re.DOTALL)
    rules = re.findall(r"([^{}]+)\{", sheet)
    selectors = [one.strip() for rule in rules for one in re.split(r",(?![^()]*\))", rule)]
    shared = classes(STATIC / "field.css")

    alone = [
        one
        for one in selectors
        if one.startswith(".ct-") and set(re.findall(r"ct-[\w-]+", one)) <= shared - {"ct-field"}
    ]

    assert alone == []
