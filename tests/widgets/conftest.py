"""The widgets as plain objects in a small module, and in a page that runs their own front ends."""

import pytest
from widgets.host_page import HOST, opening, served, tell

import commontable_widgets

SMALL_MODULE = HOST / "m01_small_module"


@pytest.fixture
def small_module(monkeypatch):
    """The working folder of a module with one prompt of each kind."""
    monkeypatch.chdir(SMALL_MODULE)
    return SMALL_MODULE


@pytest.fixture(scope="session")
def host_address(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(SMALL_MODULE)
        shown = _widgets()
    with served(shown, folder=tmp_path_factory.mktemp("host")) as address:
        yield address


def _widgets():
    made = commontable_widgets
    return {
        "progress": made.Progress(),
        "first": made.Reflection("m01-first-thoughts"),
        "belonging": made.Reflection("m01-belonging"),
        "feedback": made.Feedback("m01-belonging"),
        "roles": made.RolePlanner("m01-roles"),
        "check": made.KnowledgeCheck("m01-check"),
        "then": made.ThenAndNow("m01-then-and-now"),
        "promise": made.Promise("m01-promise"),
        "beliefs": made.BeliefScale("m01-beliefs"),
        "hand-in": made.HandIn(),
    }


@pytest.fixture
def open_page(browser, host_address):
    """Open the host page with the named widgets; every mistake of the page fails the test."""
    with opening(browser, host_address) as open_one:
        yield open_one


@pytest.fixture
def answer():
    """Let the page's service answer for one prompt."""
    return tell
