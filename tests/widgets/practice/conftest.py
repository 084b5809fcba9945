"""The practice widgets of the gallery: as plain objects, and in a page that runs their own front ends."""

import json
import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import commontable_widgets as widgets

ROOT = Path(__file__).parents[3]
GALLERY = ROOT / "gallery" / "m00_gallery"
HOST = Path(__file__).parents[1] / "host"
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


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        return


@pytest.fixture(scope="session")
def practice_address(shown, tmp_path_factory):
    folder = tmp_path_factory.mktemp("practice")
    for file in HOST.glob("*.*"):
        shutil.copy(file, folder)
    models = [each for widget in shown.values() for each in (widget, *_keep(widget))]
    content = {
        "models": {each.model_id: {**each.get_state(), "layout": None} for each in models},
        "shown": {name: widget.model_id for name, widget in shown.items()},
    }
    (folder / "models.json").write_text(json.dumps(content, default=str), "utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/host.html"
    server.shutdown()
    server.server_close()
    thread.join()


def _keep(widget):
    return [widget.keep] if widget.has_trait("keep") else []


class Practice:
    """A page with one widget, whose prompt the page's service has answered."""

    def __init__(self, page, prompt):
        self.page = page
        self.prompt = prompt

    def arrives(self, value, state="saved", status="Saved 10:42"):
        told = {"state": state, "status": status, "value": value}
        self.page.evaluate("([id, part]) => globalThis.page.field(id).tell(part)", [self.prompt, told])

    @property
    def kept(self):
        """What the widget last gave to be kept."""
        return self.page.evaluate("(id) => globalThis.page.field(id).typed.at(-1)", self.prompt)

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

    def sideways(self):
        return self.page.evaluate("document.documentElement.scrollWidth")


@pytest.fixture
def practice(browser, practice_address):
    """Open one widget on a small phone; every mistake of the page fails the test."""
    mistakes = []
    pages = []

    def opened(name, *, width=320, value=None):
        page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
        page.on("pageerror", lambda error: mistakes.append(str(error)))
        page.goto(f"{practice_address}?show={name}")
        page.wait_for_selector("body[data-ready]")
        pages.append(page)
        opened = Practice(page, WIDGETS[name][1])
        opened.arrives(value, state="ready", status="")
        return opened

    yield opened
    for page in pages:
        page.close()
    assert mistakes == []
