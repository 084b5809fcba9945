"""Every word that a staff app shows is in its table, and no word there is without a place."""

import re

import pytest

from commontable_widgets.staff import CohortDesk, ReviewDesk, WorkshopDesk
from commontable_widgets.staff.service import ADDRESS, TOKEN
from commontable_widgets.strings import table

# What comes with fields that participants have too may go unused here.
SHARED = set(table("field"))


@pytest.fixture(params=[CohortDesk, ReviewDesk, WorkshopDesk])
def app(request, monkeypatch):
    """One app's module as text, its words, and the beginnings of those that it puts together."""
    for name in (ADDRESS, TOKEN):
        monkeypatch.delenv(name, raising=False)
    desk = request.param()
    text = str(desk._esm)
    return text, desk.strings, tuple(re.findall(r"\bt\(`([\w-]+-)\$", text))


def test_every_word_that_an_app_shows_is_in_its_table(app):
    text, words, stems = app
    named = set(re.findall(r'\bt\("([\w-]+)"', text))

    assert len(named) > 20
    assert named - words.keys() == set()
    assert {stem for stem in stems if not any(key.startswith(stem) for key in words)} == set()


def test_no_word_of_an_app_is_without_a_place(app):
    text, words, stems = app

    unused = [key for key in words if f'"{key}"' not in text and not key.startswith(stems) and key not in SHARED]

    assert unused == ["served-only", "no-answer"]


def test_an_apps_module_has_one_export_and_imports_nothing(app):
    text, _, _ = app

    assert len(re.findall(r"^export default", text, flags=re.MULTILINE)) == 1
    assert not re.search(r"^(import|export (?!default))", text, flags=re.MULTILINE)
