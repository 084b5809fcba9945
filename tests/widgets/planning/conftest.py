"""The planning widgets with the gallery's files, as plain objects and in a page of their front ends."""

import shutil

import pytest
import yaml
from widgets.host_page import ROOT, opening, served, tell

import commontable_widgets as widgets

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


@pytest.fixture(scope="session")
def planning_address(planning_module, tmp_path_factory):
    """The host page with the state of each widget, as a course page would hold it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(planning_module)
        made = {name: SHOWN[name][0](f"m10-{name}") for name in SHOWN}
    with served(made, folder=tmp_path_factory.mktemp("host")) as address:
        yield address


@pytest.fixture
def opened(browser, planning_address):
    """Open one widget on a small phone, its words fetched; every mistake of the page fails the test."""
    with opening(browser, planning_address) as open_one:

        def open_ready(name, *, width=320, value=None):
            page = open_one(name, width=width)
            tell(page, f"m10-{name}", state="ready" if value is None else "saved", status="", value=value)
            return page

        yield open_ready
