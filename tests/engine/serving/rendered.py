"""Every template rendered with hostile text in every place, and read as a browser reads it."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from commontable.serving.assets import Assets
from commontable.serving.page_templates import PageTemplates

HOSTILE = (
    '</script><script>alert(1)</script><img src=x onerror="alert(2)">\'" {{ 7 * 7 }} javascript:alert(3)'
)
BASE = "/common-table/"
COURSE = SimpleNamespace(title=f"Course {HOSTILE}", contact=HOSTILE, safety_route=HOSTILE)
PERSON = {"name": f"Person {HOSTILE}", "role": "facilitator", "staff": True}
MODULE = {
    "folder": "m01_equal_partners",
    "title": f"Module {HOSTILE}",
    "summary": HOSTILE,
    "minutes": 50,
    "minutes_left": 20,
    "audience": [HOSTILE, "leaders"],
    "url": f"{BASE}modules/m01_equal_partners/",
    "done": 3,
    "total": 8,
    "state": "begun",
    "continue_label": HOSTILE,
    "reply_waiting": True,
    "hand_ins": 24,
    "collected": 21,
    "waiting": 7,
    "replied": 14,
}
SECTIONS = [
    {"id": "start", "title": HOSTILE, "minutes": 8, "prompts": ("m01-first-thoughts",), "core": True},
    {"id": "more", "title": "If you have more time", "minutes": 24, "prompts": (), "core": False},
]
WORD = {
    "module": HOSTILE,
    "title": HOSTILE,
    "text": HOSTILE,
    "saved_at": "2026-03-04T10:42:00+00:00",
    "given_at": "2026-03-04T10:42:00+00:00",
    "given_by": HOSTILE,
    "readers": HOSTILE,
    "url": f"{BASE}modules/m01_equal_partners/#m01-belonging",
}
SOMEBODY = {"id": f"p-{HOSTILE}", "name": HOSTILE, "role": "participant", "cohorts": [HOSTILE]}
GUIDE = {
    "name": "m01_equal_partners",
    "title": f"Guide {HOSTILE}",
    "number": 1,
    "minutes": 47,
    "lengths": [90, 60, 30],
    "url": f"{BASE}staff/guides/m01_equal_partners/",
}
CONTEXTS: dict[str, dict[str, Any]] = {
    "login.html": {
        "person": None,
        "open_enrolment": True,
        "error": HOSTILE,
        "error_in": "name",
        "typed_name": HOSTILE,
    },
    "welcome.html": {"code": HOSTILE},
    "catalogue.html": {
        "modules": [MODULE, MODULE | {"state": "handed in"}, MODULE | {"state": "not begun"}],
        "starts": [{"title": HOSTILE, "whom": HOSTILE, "modules": [MODULE, MODULE | {"state": "handed in"}]}],
        "finished": 1,
    },
    "module.html": {
        "module": MODULE | {"sections": SECTIONS},
        "body": Markup('<div class="ct-cell" data-cell="dilemma"><h2>A letter</h2></div>'),
        "state_json": Markup('{"state":{}}'),
        "scripts": [f"{BASE}assets/page.js"],
        "styles": [f"{BASE}assets/page.css"],
        "service": f"{BASE}api/",
        "page_version": "abc",
    },
    "me.html": {"modules": [MODULE], "words": [WORD], "feedback": [WORD]},
    "staff.html": {
        "modules": [MODULE],
        "people": [SOMEBODY] * 9,
        "problems": [HOSTILE],
        "log": [HOSTILE],
        "new_codes": [{"name": HOSTILE, "code": HOSTILE}],
    },
    "staff_guides.html": {"own": [GUIDE], "general": [GUIDE | {"number": 0, "lengths": []}]},
    "card.html": {"cards": [{"name": HOSTILE, "address": HOSTILE, "code": HOSTILE}]},
    "error.html": {"status": 404, "sentence": HOSTILE},
}


class Page(HTMLParser):
    """The elements of a page as a browser would find them, with their attributes, and its text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source = source
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@cache
def templates() -> PageTemplates:
    return PageTemplates(assets=Assets(), base=BASE)


def page(name: str, **changes: Any) -> Page:
    always = {"person": PERSON, "csrf": "a-token"}
    context = always | CONTEXTS[name] | changes
    return Page(templates().render(name, handler=None, course=context.pop("course", COURSE), **context))
