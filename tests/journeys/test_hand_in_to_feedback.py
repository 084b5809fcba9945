"""From a participant's words to a reader's comment under them, through the real nbgrader and a real JupyterLab."""

import re
import subprocess
import sys

import nbformat
import pytest
from journeys.formgrader import comment_in_formgrader
from journeys.pages import FOLDER, violations
from playwright.sync_api import expect

BELONGING = "m01-belonging"
WORDS = "I asked Mr. Diaz at the gate; he said <my mother> reads every note & keeps them."
REPLY = "I hear that you asked. What did he say next?"


def hand_in(me):
    me.page.locator("[data-action='hand-in']").click()
    said = me.page.get_by_role("status").filter(has_text=re.compile("^Handed in"))
    expect(said).to_be_visible(timeout=2_000)


def submitted(server, step="submitted"):
    [notebook] = server.data.glob(f"{step}/*/{FOLDER}/equal_partners.ipynb")
    return {cell.id: cell for cell in nbformat.read(notebook, as_version=4).cells}


def write_everything(me):
    me.open_module()
    me.box("m01-first-thoughts").fill("for nobody's eyes: zebra")
    me.is_saved("m01-first-thoughts")
    me.box(BELONGING).fill(WORDS)
    me.is_saved(BELONGING)
    me.root("m01-case").locator("input[type=radio]").last.check()
    me.is_saved("m01-case")


def test_a_comment_written_in_formgrader_stands_under_the_participants_own_words(
    new_server, new_person, lab, browser, axe
):
    server = new_server()
    me = new_person(server, name="Ana Ruiz")
    write_everything(me)
    hand_in(me)

    assert "collected" in server.run("collect", FOLDER).stdout
    cells = submitted(server)
    assert "mother" in cells[BELONGING].source
    assert "<my mother>" not in cells[BELONGING].source
    assert cells["m01-case"].source.startswith("m01_case = ")
    comment_in_formgrader(browser, lab(server), prompt=BELONGING, text=REPLY)
    assert "1 new comment" in server.run("feedback", FOLDER).stdout

    me.open_module()
    expect(me.page.get_by_text(REPLY).first).to_be_visible()
    assert violations(me.page, axe) == []
    me.page.goto(server.address)
    expect(me.page.get_by_text("A reply to your words")).to_be_visible()
    me.page.goto(server.address + "me")
    expect(me.page.get_by_text(REPLY)).to_be_visible()
    assert not words_on_disk(server, "zebra", ("submitted", "autograded", "feedback"))


def words_on_disk(server, words, folders):
    files = (path for folder in folders for path in (server.data / folder).rglob("*") if path.is_file())
    return [path for path in files if words.encode() in path.read_bytes()]


def test_the_staff_page_has_the_same_steps_as_buttons(new_server, new_person):
    server = new_server()
    me = new_person(server, name="Bo Chen")
    write_everything(me)
    hand_in(me)
    staff = new_person(server, code=server.code_for("Faye", role="facilitator"))
    staff.page.goto(server.address + "staff/")
    staff.page.set_default_timeout(120_000)

    steps = (
        ("Release", "is made"),
        ("Collect", "1 new hand-in collected"),
        ("Autograde", "1 hand-in ready to be read"),
    )
    for step, said in steps:
        staff.page.get_by_role("button", name=re.compile(f"^{step}")).click()
        expect(staff.page.get_by_text(said).first).to_be_visible(timeout=120_000)

    assert "at the gate" in submitted(server, "autograded")[BELONGING].source
    staff.page.get_by_role("button", name=re.compile("^Feedback")).click()
    expect(staff.page.get_by_text("Equal partners:").first).to_be_visible(timeout=120_000)


def test_handing_in_twice_is_allowed_and_the_newest_is_collected(new_server, new_person):
    server = new_server()
    me = new_person(server, name="Twice")
    write_everything(me)
    hand_in(me)
    server.run("collect", FOLDER)
    me.box(BELONGING).fill("On second thoughts.")
    me.is_saved(BELONGING)

    hand_in(me)
    server.run("collect", FOLDER)

    assert "On second thoughts" in submitted(server)[BELONGING].source


def test_what_is_empty_is_listed_beside_the_button_and_one_can_hand_in_all_the_same(shared, new_person):
    me = new_person(shared, name="Half done")
    me.open_module()
    me.write(BELONGING, "only this")
    part = me.page.locator("[data-action='hand-in']").locator("xpath=ancestor::*[contains(@class, 'ct-')][last()]")

    expect(me.page.get_by_role("link", name="Your first thoughts").first).to_be_attached()
    hand_in(me)

    assert part.count() == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["collect", "m99_nothing"], "m99_nothing"),
        (["feedback", "m99_nothing"], "m99_nothing"),
        (["feedback", FOLDER], "collected"),
        (["people", "code", "p-nobody"], "p-nobody"),
    ],
)
def test_a_mistake_gets_one_sentence(shared, words, said):
    done = shared.run(*words, check=False)

    assert done.returncode == 1
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_a_port_in_use_and_a_folder_that_cannot_be_written_get_one_sentence(shared, tmp_path):
    taken = shared.run("serve", "--no-browser", "--port", str(shared.port), check=False)
    file = tmp_path / "file"
    file.touch()
    done = subprocess.run(
        [sys.executable, "-m", "commontable.cli", "serve", "--no-browser", "--data", str(file / "data")],
        cwd=shared.course, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (taken.returncode, done.returncode) == (1, 1)
    assert f"Port {shared.port} is already in use" in taken.stderr
    assert "cannot be written" in done.stderr
    assert "Traceback" not in taken.stderr + done.stderr


def test_serving_to_others_without_a_reporting_route_is_refused(shared):
    done = shared.run("serve", "--no-browser", "--port", "0", "--host", "0.0.0.0", check=False)

    assert done.returncode == 1
    assert "safety_route" in done.stderr
