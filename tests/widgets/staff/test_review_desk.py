"""The review app as a plain object."""

import pytest

from commontable_widgets.staff import ReviewDesk, WorkshopDesk
from commontable_widgets.staff.service import ADDRESS, TOKEN


@pytest.fixture
def desk(monkeypatch):
    monkeypatch.delenv(ADDRESS, raising=False)
    monkeypatch.delenv(TOKEN, raising=False)
    return ReviewDesk()


def test_in_a_notebook_the_app_says_in_one_sentence_where_it_works(desk):
    assert "served course only" in desk.notice
    assert desk.as_text() == desk.notice
    assert desk.start == {}


def test_a_browser_can_set_nothing_of_the_app(desk):
    before = desk.get_state()

    desk.set_state({"start": {"me": "p-forged", "leads": True}, "notice": "forged", "strings": {}})

    assert desk.get_state() == before


def test_the_kernel_holds_the_settings_alone_and_no_hand_in(desk):
    assert set(desk.get_state()) - set(WorkshopDesk().get_state()) == {"start"}
