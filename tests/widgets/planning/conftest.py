"""The planning widgets with the gallery's files, as plain objects and in a page of their front ends."""

import json
import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml

import commontable_widgets as widgets

ROOT = Path(__file__).parents[3]
HOST = Path(__file__).parents[1] / "host"
SHOWN = {
    "decisions": (widgets.DecisionLadder, "decision-ladder", "decisions.yml"),
    "impact": (widgets.ImpactLadder, "impact-ladder", "impact.yml"),
    "groups": (widgets.RolePlanner, "role-planner", "role_groups.yml"),
    "principles": (widgets.PrincipleAudit, "principle-audit", "principles.yml"),
    "structures": (widgets.StructureCanvas, "structure-canvas", "structures.yml"),
    "barriers": (widgets.BarrierWalk, "barrier-walk", "barriers.yml"),
    "plan": (widgets.PdcaPlanner, "pdca-planner", "pdca.yml"),
    "again": (widgets.BeliefScale, "belief-scale", "beliefs_again.yml"),
    "words": (widgets.CaseWords, "case-words", None),
}
CASE = {
    "id": "m10-case",
    "kind": "case",
    "title": "Who came",
    "readers": "facilitator",
    "dataset": "alder_valley",
    "options": [{"id": "ten", "label": "Ten"}, {"id": "twenty", "label": "Twenty"}],
}
HEAD = {
    "title": "Plans",
    "edition": 1,
    "minutes": 60,
    "audience": ["teachers"],
    "summary": "One prompt of each kind.",
    "objectives": ["Use each widget once."],
    "key_points": ["Each widget keeps what it keeps."],
    "sections": [],
}


def _prompt(name):
    _, kind, source = SHOWN[name]
    more = {"source": source} if source else {"about": "m10-case"}
    again = {"again": True} if name == "again" else {}
    readers = "count" if kind == "belief-scale" else "facilitator"
    return {
        "id": f"m10-{name}",
        "kind": kind,
        "title": f"Prompt {name}",
        "readers": readers,
        **more,
        **again,
    }


@pytest.fixture(scope="session")
def planning_module(tmp_path_factory):
    """A module folder with one prompt of each planning kind and the gallery's files."""
    folder = tmp_path_factory.mktemp("course") / "m10_plans"
    folder.mkdir()
    for _, _, source in SHOWN.values():
        if source:
            shutil.copy(ROOT / "gallery" / "m00_gallery" / source, folder)
    found = {**HEAD, "prompts": [CASE, *map(_prompt, SHOWN)]}
    (folder / "module.yml").write_text(yaml.safe_dump(found, sort_keys=False), "utf-8")
    return folder


@pytest.fixture
def make(planning_module, monkeypatch):
    """Build the widget of one name."""
    monkeypatch.chdir(planning_module)
    return lambda name: SHOWN[name][0](f"m10-{name}")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        return


@pytest.fixture(scope="session")
def planning_address(planning_module, tmp_path_factory):
    """The host page with the state of each widget, as a course page would hold it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(planning_module)
        made = {name: SHOWN[name][0](f"m10-{name}") for name in SHOWN}
    models = [each for widget in made.values() for each in (widget, widget.keep)]
    content = {
        "models": {each.model_id: {**each.get_state(), "layout": None} for each in models},
        "shown": {name: widget.model_id for name, widget in made.items()},
    }
    folder = tmp_path_factory.mktemp("host")
    for file in HOST.glob("*.*"):
        shutil.copy(file, folder)
    (folder / "models.json").write_text(json.dumps(content, default=str), "utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/host.html"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def opened(browser, planning_address):
    """Open one widget on a small phone, its words fetched; every mistake of the page fails the test."""
    mistakes = []
    pages = []

    def open_one(name, *, width=320, value=None):
        page = browser.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
        page.on("pageerror", lambda error: mistakes.append(str(error)))
        page.goto(f"{planning_address}?show={name}")
        page.wait_for_selector("body[data-ready]")
        state = "ready" if value is None else "saved"
        page.evaluate(
            "([id, part]) => globalThis.page.field(id).tell(part)",
            [f"m10-{name}", {"state": state, "status": "", "value": value}],
        )
        pages.append(page)
        return page

    yield open_one
    for page in pages:
        page.close()
    assert mistakes == []
