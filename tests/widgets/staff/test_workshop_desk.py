"""The workshop desk as a plain object."""

import pytest

from commontable_widgets.staff import WorkshopDesk
from commontable_widgets.staff.service import ADDRESS, TOKEN


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
