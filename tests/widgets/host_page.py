"""A page that runs the widgets' own front ends: their state in a file, a small server, and no mistake left unseen."""

import json
import shutil
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOST = Path(__file__).parent / "host"
AXE = ROOT / "engine/commontable/serving/frontend/node_modules/axe-core/axe.min.js"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        return


@contextmanager
def served(shown, *, folder):
    """Serve the host page with these widgets, by short names, from a folder; give its address."""
    for file in HOST.glob("*.*"):
        shutil.copy(file, folder)
    (folder / "models.json").write_text(json.dumps(_content(shown), default=str), "utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/host.html"
    server.shutdown()
    server.server_close()
    thread.join()


@contextmanager
def opening(browser, address):
    """Give a function that opens the page with the named widgets; any mistake of a page fails the test."""
    mistakes, pages = [], []

    def open_page(*names, width=1280, query="", ready=lambda page: None):
        page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
        page.on("pageerror", lambda error: mistakes.append(str(error)))
        ready(page)
        page.goto(f"{address}?{query}" + ("&show=" + ",".join(names) if names else ""))
        page.wait_for_selector("body[data-ready]")
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        page.close()
    assert mistakes == []


def tell(page, prompt, **snapshot):
    """Let the page's service answer for one prompt."""
    page.evaluate("([id, part]) => globalThis.page.field(id).tell(part)", [prompt, snapshot])


def kept(page, prompt):
    """Return what was last given to the part that keeps."""
    return page.evaluate("(id) => globalThis.page.field(id).typed.at(-1)", prompt)


def _content(shown):
    models = [each for widget in shown.values() for each in (widget, *_keeps(widget))]
    return {
        "models": {each.model_id: _state(each) for each in models},
        "shown": {name: widget.model_id for name, widget in shown.items()},
    }


def _keeps(widget):
    return [getattr(widget, name) for name in ("keep", "first") if widget.has_trait(name)]


def _state(widget):
    return {name: value for name, value in widget.get_state().items() if name != "layout"}
