"""Every page stands, is whole, and shows hostile text as text."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from engine.serving.rendered import BASE, CONTEXTS, GUIDE, HOSTILE, MODULE, page
from markupsafe import Markup, escape

from commontable.serving.assets import STATIC
from commontable.serving.page_templates import TEMPLATES
from commontable.serving.pages.staff_guides import FILES

STAFF_LISTS = [f"staff{part}.html" for part in ("", "_people", "_guides", "_backup", "_record")]
STATE = "application/vnd.jupyter.widget-state+json"
every_page = pytest.mark.parametrize("name", sorted(CONTEXTS))


def test_no_page_is_left_untested():
    pages = {path.name for path in TEMPLATES.glob("*.html") if not path.name.startswith("_")}

    assert pages == set(CONTEXTS) | {"base.html"}


@every_page
def test_a_page_has_language_title_one_heading_main_and_a_skip_link_to_it(name: str):
    found = page(name)

    assert found.all("html") == [{"lang": "en", "dir": "ltr"}]
    assert len(found.all("title")) == 1
    assert len(found.all("h1")) == 1
    assert [main["id"] for main in found.all("main")] == ["ct-main"]
    assert found.all("a")[0]["href"] == "#ct-main"


@every_page
def test_a_page_has_one_live_region_and_a_hidden_notice_of_lost_contact(name: str):
    found = page(name)

    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    notice = next(attributes for _, attributes in found.elements if attributes.get("id") == "ct-offline")

    assert len(ids) == len(set(ids))
    assert "ct-live" in ids
    assert notice["role"] == "status"
    assert "hidden" in notice


@every_page
def test_hostile_text_stays_text(name: str):
    found = page(name)

    assert "alert(1)" in found.text
    assert "<script>" not in found.source
    assert not [image for image in found.all("img") if image.get("src") == "x"]
    assert str(escape(HOSTILE)) in found.source
    assert "{{ 7 * 7 }}" in found.text


@every_page
def test_no_page_runs_a_script_or_style_that_stands_in_it(name: str):
    found = page(name)

    for script in found.all("script"):
        assert script["type"] in {"module", STATE}
        assert script.get("src") or script["type"] == STATE
    assert not found.all("style")
    handlers = [key for _, attributes in found.elements for key in attributes if key.startswith("on")]
    assert not handlers
    assert not [attributes for _, attributes in found.elements if "style" in attributes]


@every_page
def test_every_address_on_a_page_lies_under_its_base(name: str):
    found = page(name)

    for tag, attributes in found.elements:
        for key in ("href", "src", "action"):
            address = attributes.get(key)
            assert address is None or address.startswith((BASE, "#", "mailto:")), (tag, address)


@every_page
def test_every_form_is_posted_with_the_token_of_its_page(name: str):
    found = page(name)

    tokens = [field for field in found.all("input") if field.get("name") == "_xsrf"]

    assert [form["method"] for form in found.all("form")] == ["post"] * len(tokens)


@every_page
def test_every_field_has_a_label(name: str):
    found = page(name)

    labels = {label.get("for") for label in found.all("label")}
    fields = [field for tag in ("input", "select", "textarea") for field in found.all(tag)]
    named = [f for f in fields if f.get("type") not in {"hidden", "checkbox"}]

    assert all(field["id"] in labels for field in named)


def test_the_page_of_a_module_holds_nobody():
    found = page(
        "module.html", person={"name": "Marisol", "role": "facilitator", "staff": True}, csrf="secret"
    )

    assert "Marisol" not in found.source
    assert "secret" not in found.source
    staff = [li for li in found.all("li") if "data-staff-only" in li]
    assert "hidden" in staff[0]


def test_the_page_of_a_module_carries_state_and_body_exactly_as_given():
    state = Markup('{"state":{"a":"\\u003c/script>"}}')

    found = page("module.html", state_json=state, body=Markup("<h1>Equal <em>partners</em></h1>"))

    assert f'id="ct-widget-state">{state}</script>' in found.source
    assert "<h1>Equal <em>partners</em></h1>" in found.source
    assert len(found.all("h1")) == 1


def test_the_outline_counts_core_sections_only():
    found = page("module.html")

    bar = next(bar for bar in found.all("progress") if "data-sections-bar" in bar)

    assert bar["max"] == "1"
    assert [a["data-section"] for a in found.all("a") if "data-section" in a] == ["start", "more"]


def test_enrolment_by_name_is_offered_only_where_it_is_open():
    closed = page("login.html", open_enrolment=False, error="")
    opened = page("login.html", open_enrolment=True, error="")

    assert [f["id"] for f in closed.all("input") if f.get("type") == "text"] == ["code"]
    assert [f["id"] for f in opened.all("input") if f.get("type") == "text"] == ["code", "name"]
    assert not [attributes for _, attributes in opened.elements if attributes.get("role") == "alert"]


@pytest.mark.parametrize(
    ("route", "links"), [("https://district.example/report", 2), ("javascript:alert(1)", 0)]
)
def test_only_a_web_address_becomes_the_link_of_the_reporting_route(route: str, links: int):
    course = SimpleNamespace(title="Common Table", contact="Call the office", safety_route=route)

    found = page("login.html", course=course)

    assert len([a for a in found.all("a") if a["href"] == route]) == links
    assert "not a reporting channel" in found.text


def test_the_catalogue_offers_one_next_step_and_it_is_the_module_already_begun():
    fresh = MODULE | {"title": "Fresh", "state": "not begun", "url": f"{BASE}modules/fresh/"}
    begun = MODULE | {"title": "Begun", "state": "begun", "url": f"{BASE}modules/begun/"}

    found = page("catalogue.html", modules=[fresh, begun])

    steps = [a["href"] for a in found.all("a") if a.get("class") == "ct-press"]
    assert steps == [f"{BASE}modules/begun/"]


@pytest.mark.parametrize("state", ["begun", "not begun", "handed in"])
def test_the_state_of_a_module_is_said_in_words(state: str):
    found = page("catalogue.html", modules=[MODULE | {"state": state}])

    assert state.capitalize() in found.text


def test_the_menu_says_which_page_is_here():
    found = page("staff_people.html")

    places = {a["href"]: a.get("aria-current") for a in found.all("a") if "/staff/" in (a["href"] or "")}

    assert places[f"{BASE}staff/people/"] == "page"
    assert places[f"{BASE}staff/record/"] is None


def test_every_new_code_stands_on_a_card_with_the_address():
    codes = [{"name": f"Person {n}", "code": f"AAAA-{n}"} for n in range(3)]

    found = page("staff_people.html", new_codes=codes, address="https://learn.example/")

    assert found.source.count("ct-signin-card") == 3
    assert found.text.count("https://learn.example/") == 3
    assert found.text.count("AAAA-2") == 2


def test_the_catalogue_shows_the_whole_path_in_order_and_what_is_handed_in():
    titles = ["First", "Second", "Third"]
    modules = [MODULE | {"title": title, "minutes": 40} for title in titles]

    found = page("catalogue.html", modules=modules, starts=[], finished=2)

    assert "3 modules in this order, 120 minutes in all. 2 of 3 handed in." in " ".join(found.text.split())
    assert re.findall(r"Module (\d) of 3", found.text) == ["1", "2", "3"]
    assert "Where to start" not in found.text


def test_a_start_links_its_modules_in_order():
    modules = [MODULE | {"title": name, "url": f"{BASE}modules/{name}/"} for name in ("a", "b", "c")]
    start = {"title": "Start as a leader", "whom": "principals", "modules": modules[::-1]}

    found = page("catalogue.html", modules=modules, starts=[start], finished=0)

    linked = [a["href"] for a in found.all("a") if "/modules/" in (a["href"] or "")]
    ordered = "".join(address[-2] for address in linked)
    assert "Start as a leader" in found.text
    assert "cba" in ordered


def test_a_guide_is_offered_in_every_form():
    found = page("staff_guides.html", own=[GUIDE], general=[])

    names = [a["href"].rpartition("/")[2] for a in found.all("a") if GUIDE["url"] in (a["href"] or "")]

    assert sorted(names) == sorted(FILES)


@pytest.mark.parametrize("name", ["catalogue.html", "me.html", *STAFF_LISTS])
def test_an_empty_list_says_what_comes_instead(name: str):
    empty = {key: [] for key, value in CONTEXTS[name].items() if isinstance(value, list)}

    found = page(name, **empty)

    assert re.search(r"yet", found.text)


def test_the_style_sheets_fetch_nothing_and_stay_small():
    sheets = [path.read_text(encoding="utf-8") for path in sorted(STATIC.glob("*.css"))]

    assert not [sheet for sheet in sheets if re.search(r"@import|url\(|https?:", sheet)]
    sizes = {path.name: path.stat().st_size for path in STATIC.glob("*.css")}
    assert sizes.pop("base.css") + sizes.pop("module.css") < 25 * 1024
    assert [name for name, size in sizes.items() if size > 6 * 1024] == []


def test_the_layout_follows_the_direction_of_the_language():
    physical = re.compile(
        r"(?<![-\w])(margin|padding|border)-(left|right)|text-align: (left|right)|float: (left|right)"
    )

    sheets = [path.read_text(encoding="utf-8") for path in sorted(STATIC.glob("*.css"))]

    assert not [found for sheet in sheets for found in physical.findall(sheet)]
