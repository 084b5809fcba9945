"""The practice widgets of the gallery: as plain objects, and in a page that runs their own front ends."""

import pytest
from widgets.host_page import ROOT, kept, opening, served, tell

import commontable_widgets as widgets

GALLERY = ROOT / "gallery" / "m00_gallery"
WIDGETS = {
    "household": (widgets.AssetMap, "m00-household"),
    "family": (widgets.FamilyAssetMap, "m00-one-family"),
    "reframe": (widgets.Reframe, "m00-reframe"),
    "call": (widgets.Scenario, "m00-interpreted-call"),
    "unfair": (widgets.Scenario, "m00-unfair"),
    "desk": (widgets.Scenario, "m00-front-desk"),
    "rewrite": (widgets.MessageRewrite, "m00-rewrite"),
    "jargon": (widgets.JargonDecoder, "m00-jargon"),
}


@pytest.fixture
def gallery(monkeypatch):
    """The working folder of the gallery."""
    monkeypatch.chdir(GALLERY)
    return GALLERY


@pytest.fixture(scope="session")
def shown():
    """Each widget as its module would build it, by a short name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(GALLERY)
        built = {name: widget(prompt) for name, (widget, prompt) in WIDGETS.items()}
        return {**built, "explanations": widgets.Explanations()}


@pytest.fixture(scope="session")
def practice_address(shown, tmp_path_factory):
    with served(shown, folder=tmp_path_factory.mktemp("practice")) as address:
        yield address


class Practice:
    """A page with one widget, whose prompt the page's service has answered."""

    def __init__(self, page, prompt):
        self.page = page
        self.prompt = prompt

    def arrives(self, value, state="saved", status="Saved 10:42"):
        tell(self.page, self.prompt, state=state, status=status, value=value)

    @property
    def kept(self):
        """What the widget last gave to be kept."""
        return kept(self.page, self.prompt)

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def tab_to(self, locator, *, most=60):
        """Move to a control with Tab alone."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if locator.evaluate("(node) => node === document.activeElement"):
                return
        raise AssertionError(f"Tab never reached {locator}")

    def type(self, text):
        self.page.keyboard.type(text)

    def choose(self, label, choice):
        """Pick a line of a menu by its first letters, as one does with a keyboard."""
        self.tab_to(self.page.get_by_label(label).first)
        self.type(choice)

    def sideways(self):
        return self.page.evaluate("document.documentElement.scrollWidth")


@pytest.fixture
def practice(browser, practice_address):
    """Open one widget on a small phone; every mistake of the page fails the test."""
    with opening(browser, practice_address) as open_one:

        def opened(name, *, width=320, value=None):
            found = Practice(open_one(name, width=width), WIDGETS[name][1])
            found.arrives(value, state="ready", status="")
            return found

        yield opened
