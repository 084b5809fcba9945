"""What planning widgets owe everyone: words come back, every control has a name, paper shows all."""

import pytest
from widgets.host_page import AXE, kept

NAMES = ["decisions", "impact", "groups", "principles", "structures", "barriers", "plan", "again", "words"]
RESUMED = {
    "decisions": {"placed": {"own-2": {"name": "Bus stop", "now": "told", "next": "Ask."}}},
    "impact": {
        "rows": {"voice": {"levels": {"higher": "lower"}, "marks": ["repeated"]}},
        "own": {"step": "x"},
    },
    "groups": {"changes": {"students-lead": "A tour."}},
    "principles": {"principles": {"leaders": {"rating": "not-yet", "families": "not-asked"}}},
    "structures": {"markers": {"college-power": {"state": "not-wanted"}}, "first": "Seats."},
    "barriers": {"event": "Fair", "steps": {"fear": {"made": "school"}}, "last": {"choice": "ask"}},
    "plan": {"fields": {"told-back": "In May.", "date": "2026-05-01"}},
    "again": {"heard-no": {"sure": "very", "start_sure": "not"}},
    "words": {"families": "What they hope."},
}


@pytest.mark.parametrize("name", NAMES)
def test_what_was_kept_comes_back_and_is_given_on_unchanged(opened, name):
    page = opened(name, value=RESUMED[name])

    # The first change after a return tells the part that keeps all that came back.
    control = page.locator("select" if name == "again" else "textarea").first
    control.dispatch_event("change" if name == "again" else "input")

    assert kept(page, f"m10-{name}") == RESUMED[name]


@pytest.mark.parametrize("name", NAMES)
def test_every_control_on_a_phone_has_a_name_and_room_and_nothing_scrolls_sideways(opened, name):
    page = opened(name)

    faults = page.evaluate(
        """() => [...document.querySelectorAll("input, textarea, select, button")].filter((control) => {
            const labels = [...(control.labels ?? [])];
            const target = ["radio", "checkbox"].includes(control.type) ? labels[0] : control;
            const box = target.getBoundingClientRect();
            const named = labels.some((label) => label.textContent.trim()) || control.textContent.trim();
            return control.checkVisibility() && (!named || box.width < 24 || box.height < 24);
        }).map((control) => control.outerHTML)"""
    )

    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_in_a_widget_that_is_in_use(opened, name):
    page = opened(name, value=RESUMED[name])
    page.evaluate(AXE.read_text("utf-8"))

    found = page.evaluate("axe.run('.ct-field', {resultTypes: ['violations']})")

    assert [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in found["violations"]] == []


def pages_on_paper(page):
    page.emulate_media(media="print")
    pages = page.locator(".ct-page")
    return pages.count(), pages.locator("visible=true").count()


@pytest.mark.parametrize("name", ["decisions", "impact", "barriers"])
def test_on_paper_every_page_is_shown_before_any_is_begun(opened, name):
    page = opened(name)

    every, shown = pages_on_paper(page)

    assert shown == every > 1


@pytest.mark.parametrize("name", ["decisions", "impact", "groups", "principles", "structures", "plan"])
def test_on_paper_a_page_that_is_begun_stands_without_the_empty_ones(opened, name):
    page = opened(name, value=RESUMED[name])

    every, shown = pages_on_paper(page)

    assert every > shown >= 1


def test_both_versions_of_a_ladder_are_shown_as_text(opened):
    page = opened("decisions")

    page.evaluate(
        """() => globalThis.page.field("m10-decisions").tell({
            state: "conflict", status: "", value: { placed: { "bell-times": { now: "told" } } },
            other: { value: { placed: { homework: { decided: "The board" } } }, savedAt: null },
        })"""
    )

    versions = page.locator(".ct-version")
    assert "Where was it, the last time? Told" in versions.nth(0).inner_text()
    assert "The board" in versions.nth(1).inner_text()
