"""The widgets as plain objects in a small module, and in a page that runs their own front ends."""

import json
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import commontable_widgets as widgets

HOST = Path(__file__).parent / "host"
SMALL_MODULE = HOST / "m01_small_module"


@pytest.fixture
def small_module(monkeypatch):
    """The working folder of a module with one prompt of each kind."""
    monkeypatch.chdir(SMALL_MODULE)
    return SMALL_MODULE


@pytest.fixture(scope="session")
def models():
    """The state of each widget of the small module, as a page would hold it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(SMALL_MODULE)
        shown = _widgets()
    kept = [each for widget in shown.values() for each in (widget, *_keeps(widget))]
    return {
        "models": {widget.model_id: _shown_state(widget) for widget in kept},
        "shown": {name: widget.model_id for name, widget in shown.items()},
    }


def _widgets():
    return {
        "progress": widgets.Progress(),
        "first": widgets.Reflection("m01-first-thoughts"),
        "belonging": widgets.Reflection("m01-belonging"),
        "feedback": widgets.Feedback("m01-belonging"),
        "roles": widgets.RolePlanner("m01-roles"),
        "check": widgets.KnowledgeCheck("m01-check"),
        "then": widgets.ThenAndNow("m01-then-and-now"),
        "promise": widgets.Promise("m01-promise"),
        "beliefs": widgets.BeliefScale("m01-beliefs"),
        "hand-in": widgets.HandIn(),
    }


def _keeps(widget):
    return [getattr(widget, name) for name in ("keep", "first") if widget.has_trait(name)]


def _shown_state(widget):
    state = widget.get_state()
    return {name: value for name, value in state.items() if name != "layout"}


class _Quiet(SimpleHTTPRequestHandler):
    def __init__(self, *args, models, **kwargs):
        self._models = models
        super().__init__(*args, directory=str(HOST), **kwargs)

    def do_GET(self):
        if self.path.partition("?")[0] != "/models.json":
            super().do_GET()
            return
        body = json.dumps(self._models).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        return


@pytest.fixture(scope="session")
def host_address(models):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, models=models))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/host.html"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def open_page(browser, host_address):
    """Open the host page with the named widgets; every mistake of the page fails the test."""
    mistakes = []
    pages = []

    def opened(*names, width=1280, query=""):
        page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
        page.on("pageerror", lambda error: mistakes.append(str(error)))
        page.goto(f"{host_address}?{query}" + ("&show=" + ",".join(names) if names else ""))
        page.wait_for_selector("body[data-ready]")
        pages.append(page)
        return page

    yield opened
    for page in pages:
        page.close()
    assert mistakes == []


@pytest.fixture
def answer():
    """Let the page's service answer for one prompt."""

    def answered(page, prompt, **snapshot):
        page.evaluate("([id, part]) => globalThis.page.field(id).tell(part)", [prompt, snapshot])

    return answered
