"""The workshop desk as a plain object, and the words and modules that it brings to its page."""

import re
from pathlib import Path

import pytest

import commontable_widgets
from commontable_widgets.staff import WorkshopDesk
from commontable_widgets.staff.service import ADDRESS, TOKEN
from commontable_widgets.staff.strings import staff_table

STATIC = Path(commontable_widgets.__file__).parent / "static"
OWN = [STATIC / "staff/workshop_desk.js", *sorted((STATIC / "parts/staff").glob("*.js"))]


@pytest.fixture
def no_service(monkeypatch):
    monkeypatch.delenv(ADDRESS, raising=False)
    monkeypatch.delenv(TOKEN, raising=False)


def test_in_a_notebook_the_desk_says_in_one_sentence_where_it_works(no_service):
    desk = WorkshopDesk()

    assert "served course only" in desk.notice
    assert desk.notice.count(".") == 1
    assert desk.as_text() == desk.notice
    assert desk.rooms == desk.papers == {}


def test_a_browser_can_set_nothing_of_the_desk(no_service):
    desk = WorkshopDesk()
    before = desk.get_state()

    desk.set_state({"rooms": {"workshops": ["forged"]}, "notice": "forged", "papers": {"x": []}, "strings": {}})

    assert desk.get_state() == before


def test_the_desks_module_has_one_export_and_imports_nothing(no_service):
    module = WorkshopDesk()._esm

    assert len(re.findall(r"^export default", str(module), flags=re.MULTILINE)) == 1
    assert not re.search(r"^(import|export (?!default))", str(module), flags=re.MULTILINE)


def test_every_word_that_the_desk_shows_is_in_its_table():
    text = "\n".join(file.read_text("utf-8") for file in OWN)
    named = set(re.findall(r'\bt\("([\w-]+)"', text))
    stems = set(re.findall(r"\bt\(`([\w-]+-)\$", text))
    table = staff_table("desk")

    assert len(named) > 50
    assert named - table.keys() == set()
    assert {stem for stem in stems if not any(key.startswith(stem) for key in table)} == set()


def test_no_word_of_the_table_is_without_a_place():
    text = "\n".join(file.read_text("utf-8") for file in OWN)
    stems = tuple(re.findall(r"\bt\(`([\w-]+-)\$", text))

    unused = [key for key in staff_table("desk") if f'"{key}"' not in text and not key.startswith(stems)]

    assert unused == ["served-only", "no-answer"]
