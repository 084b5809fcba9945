"""Every template rendered with hostile text in every place, and read as a browser reads it."""

from __future__ import annotations

from datetime import UTC, datetime
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
ACT = {
    "at": datetime(2026, 3, 4, 10, 42, tzinfo=UTC),
    "by": HOSTILE,
    "act": HOSTILE,
    "about": HOSTILE,
    "reason": HOSTILE,
    "count": 1,
}
MENU = [{"name": name, "url": f"{BASE}staff/{name}/"} for name in ("hand-ins", "people", "record")]
SAID = {"menu": MENU, "at": "people", "log": [HOSTILE], "log_title": HOSTILE, "problems": [HOSTILE], "new_codes": []}
PROMISE = {
    "id": "m01-promise",
    "name": "m01-promise.after",
    "module": HOSTILE,
    "what": HOSTILE,
    "act": "ask",
    "day": "2026-03-04",
    "is_answered": False,
    "url": f"{BASE}modules/m01_equal_partners/#m01-promise",
    "address": f"{BASE}api/promises/m01_equal_partners/m01-promise",
}
DONE = {"title": HOSTILE, "time": HOSTILE, "of": "50 minutes"}
DECIDED = {
    "folder": "m01_equal_partners",
    "module": HOSTILE,
    "prompt": "m01-belonging",
    "title": HOSTILE,
    "readers": "facilitator",
    "written_at": "2026-03-04T10:42:00+00:00",
    "is_asked": True,
    "is_narrowed": False,
    "can_narrow": True,
}
OWN_DATA: dict[str, Any] = {
    "me": SimpleNamespace(name=HOSTILE, created_at="2026-03-04T10:42:00+00:00"),
    "cohorts": [HOSTILE],
    "places": [(HOSTILE, 3)],
    "readers": [HOSTILE],
    "responses": [DECIDED, DECIDED | {"readers": "me", "can_narrow": False, "is_narrowed": True}],
    "readings": [{"at": "2026-03-04T10:42:00+00:00", "by": HOSTILE, "what": HOSTILE}],
    "evaluators": [{"id": "p-1", "name": HOSTILE, "is_mine": True}, {"id": "p-2", "name": HOSTILE, "is_mine": False}],
    "near": [SimpleNamespace(id="p-3", name=HOSTILE)],
    "pending": SimpleNamespace(due_at="2026-03-05T10:42:00+00:00"),
    "remains": [HOSTILE],
    "said": HOSTILE,
    "problem": HOSTILE,
    "receipt": HOSTILE,
}
CONTEXTS: dict[str, dict[str, Any]] = {
    "login.html": {
        "person": None,
        "open_enrolment": True,
        "error": HOSTILE,
        "error_in": "name",
        "typed_name": HOSTILE,
    },
    "welcome.html": {"code": HOSTILE, "module": MODULE},
    "join.html": {
        "person": None,
        "title": HOSTILE,
        "code": HOSTILE,
        "error": HOSTILE,
        "error_in": "personal_code",
    },
    "catalogue.html": {
        "modules": [MODULE, MODULE | {"state": "handed in"}, MODULE | {"state": "not begun"}],
        "starts": [{"title": HOSTILE, "whom": HOSTILE, "modules": [MODULE, MODULE | {"state": "handed in"}]}],
        "finished": 1,
        "due": [HOSTILE, HOSTILE],
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
    "me.html": {
        "modules": [MODULE],
        "words": [WORD],
        "feedback": [WORD],
        "due": [PROMISE],
        "promises": [PROMISE, PROMISE | {"is_answered": True}],
        "went": {"did": HOSTILE},
    },
    "me_certificate.html": {
        "hours": HOSTILE,
        "modules": [DONE],
        "made": [{"number": 3, "at": "2026-03-04T10:42:00+00:00", "hours": HOSTILE, "code": HOSTILE}],
        "problem": HOSTILE,
    },
    "me_data.html": OWN_DATA,
    "verify.html": {
        "problem": HOSTILE,
        "certificate": SimpleNamespace(name=HOSTILE, issued_at="2026-03-04T10:42:00+00:00"),
        "hours": HOSTILE,
        "modules": [DONE],
    },
    "staff.html": SAID | {"modules": [MODULE]},
    "staff_people.html": SAID
    | {"people": [SOMEBODY] * 9, "address": HOSTILE, "new_codes": [{"name": HOSTILE, "code": HOSTILE}]},
    "staff_exports.html": SAID
    | {
        "kinds": ["responses", HOSTILE],
        "forms": ["csv", HOSTILE],
        "cohorts": [HOSTILE],
        "asked": {"what": "responses", "form": "csv", "reason": HOSTILE},
    },
    "staff_backup.html": SAID
    | {
        "backups": [{"name": HOSTILE, "made_at": HOSTILE, "megabytes": 1.5}],
        "kept": {"sittings": 30, "backups": 35, "quiet_people": 400},
    },
    "staff_record.html": SAID | {"lines": [ACT, ACT | {"act": "read a hand-in", "count": 3}], "newer": "", "older": ""},
    "staff_guides.html": SAID | {"own": [GUIDE], "general": [GUIDE | {"number": 0, "lengths": []}]},
    "staff_app.html": SAID
    | {
        "app": {"name": "workshop", "title": HOSTILE},
        "kernel": HOSTILE,
        "service": f"{BASE}api/staff/",
        "sheet": f"{BASE}assets/staff.css",
        "widgets": f"{BASE}assets/widgets.js",
        "body": Markup("<h1>Lead a workshop</h1>"),
        "state_json": Markup('{"state":{}}'),
    },
    "wall.html": {"service": f"{BASE}api/staff/", "workshop": HOSTILE},
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
