"""The plain ES modules that the widgets send to a page."""

import re
from pathlib import Path

import pytest

import commontable.serving
import commontable_widgets
from commontable_widgets.esm import joined

STATIC = Path(commontable_widgets.__file__).parent / "static"
PAGE = Path(commontable.serving.__file__).parent / "static"
WIDGETS = sorted(file.stem for file in STATIC.glob("*.js"))
FILES = sorted(STATIC.rglob("*.js"))


@pytest.mark.parametrize("name", WIDGETS)
def test_a_joined_module_has_one_default_export_and_imports_nothing(name):
    module = joined(name)

    assert len(re.findall(r"^export default", module, flags=re.MULTILINE)) == 1
    assert not re.search(r"^(import|export (?!default))", module, flags=re.MULTILINE)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_front_end_turns_text_into_markup_or_asks_an_address(file):
    text = file.read_text("utf-8")

    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b", text)
    assert not re.search(r"https?://(?!www\.w3\.org/)|\bfetch\(|XMLHttpRequest", text)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_front_end_stays_small(file):
    assert len(file.read_text("utf-8").splitlines()) <= 250


def test_the_sheet_lays_out_by_logical_properties():
    sheet = (STATIC / "field.css").read_text("utf-8")

    physical = re.findall(r"(?<![-\w])(?:(?:\w+-)?(?:left|right|top|bottom)|width|height):", sheet)

    assert physical == []


def classes_of(folder):
    sheets = "\n".join(file.read_text("utf-8") for file in folder.glob("*.css"))
    return set(re.findall(r"\.(ct-[\w-]+)", sheets))


def test_no_class_is_styled_by_both_the_page_and_a_widget():
    # One name in both: the page's layout would reach into the widget, and only on the real page.
    assert classes_of(PAGE) & classes_of(STATIC) == set()
