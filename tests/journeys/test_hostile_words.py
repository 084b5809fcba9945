"""Words, names and rosters are text, wherever they are shown."""

import pytest
from playwright.sync_api import expect

HOSTILE = "<script>window.struck = 1</script><img src=x onerror='window.struck = 2'>\"><svg onload=window.struck=3>"


def is_struck(page):
    return page.evaluate("window.struck") is not None


def test_a_hostile_name_runs_nowhere(shared, new_person):
    me = new_person(shared, name=HOSTILE[:110])
    staff = new_person(shared, code=shared.code_for("Watcher", role="facilitator"))

    for path in ("", "me", "modules/m01_equal_partners/"):
        me.page.goto(shared.address + path)
        me.page.wait_for_load_state("networkidle")
        assert not is_struck(me.page)
    staff.page.goto(shared.address + "staff/people/")
    expect(staff.page.get_by_text("<script>").first).to_be_attached()
    assert not is_struck(staff.page)


@pytest.mark.parametrize("prompt", ["m01-first-thoughts", "m01-belonging"])
def test_a_hostile_answer_runs_nowhere_and_comes_back_as_typed(shared, new_person, prompt):
    me = new_person(shared, name="Bold")
    me.open_module()
    me.box(prompt).fill(HOSTILE)
    me.is_saved(prompt)

    me.page.reload()

    expect(me.box(prompt)).to_have_value(HOSTILE)
    assert not is_struck(me.page)
    me.page.goto(shared.address + "me")
    expect(me.page.get_by_text("<script>").first).to_be_visible()
    assert not is_struck(me.page)


def test_a_hostile_roster_is_text(new_server, new_person, tmp_path):
    server = new_server()
    staff = new_person(server, code=server.code_for("Roster", role="facilitator"))
    roster = tmp_path / "roster.csv"
    roster.write_text("name,role\n" + '"' + HOSTILE[:100].replace('"', '""') + '",participant\n', "utf-8")
    staff.page.goto(server.address + "staff/people/")

    staff.page.get_by_label("Roster file (CSV)").set_input_files(roster)
    staff.page.get_by_role("button", name="Import").click()

    expect(staff.page.get_by_text("New codes, shown once")).to_be_visible()
    assert not is_struck(staff.page)


def test_every_bad_row_of_a_roster_is_shown_and_nobody_is_imported(new_server, new_person, tmp_path):
    server = new_server()
    staff = new_person(server, code=server.code_for("Roster", role="facilitator"))
    roster = tmp_path / "roster.csv"
    roster.write_text("name,role\nGood Person,participant\n,participant\nBad Role,principal\n", "utf-8")
    staff.page.goto(server.address + "staff/people/")

    staff.page.get_by_label("Roster file (CSV)").set_input_files(roster)
    staff.page.get_by_role("button", name="Import").click()

    problems = staff.page.get_by_role("alert").locator("li")
    expect(problems).to_have_count(2)
    assert "Good Person" not in server.run("people", "list").stdout
