"""A district's own contacts, brought in while the server runs, on a page beside the case district."""

import csv

import pytest
from journeys.by_keyboard import Keys
from journeys.gallery_course import GALLERY, open_gallery, write_course
from journeys.server import Server, wait_until
from playwright.sync_api import expect

from commontable.datasets import TOO_FEW

CASE = "m00-case"
# The gallery's case asks about conferences; here it asks about the contact log instead.
CHANGES = [
    ("view: asked_and_took_part", "view: channels"),
    ("measures: [conference, volunteer]", "measures: [any_news]"),
]
FAMILIES = ("family", "school", "home_language", "speaks", "reads", "grade_band")
CONTACTS = ("contact", "family", "date", "channel", "language", "news", "reason", "began", "answered")
# Fifteen families were sent texts, twelve were called, four got paper.
REACHED = {"text": range(15), "phone call": range(12), "paper note": range(4)}


@pytest.fixture(scope="module")
def server(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("district")
    server = Server(write_course(folder / "course", checkout=root, changes=CHANGES), folder / "data").start()
    wait_until((server.data / "pages" / f"{GALLERY}.json").is_file, seconds=120)
    yield server
    server.stop()


def write_table(path, headings, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    return str(path)


def bring(server, folder):
    """Load families and the contacts of some of them, as a district does: by the verb, one file after the other."""
    families = [(f"A{n:02}", "North", "Spanish", "Spanish", "Spanish", "K-5") for n in range(20)]
    reached = [(channel, n) for channel, numbers in REACHED.items() for n in numbers]
    contacts = [
        (f"C{at:02}", f"A{n:02}", "2025-10-01", channel, "Spanish", "good", "award", "school", "yes")
        for at, (channel, n) in enumerate(reached)
    ]
    server.run("data", "use", write_table(folder / "families.csv", FAMILIES, families), "--as", "families")
    return server.run("data", "use", write_table(folder / "log.csv", CONTACTS, contacts), "--as", "contacts").stdout


def test_our_district_is_chosen_on_the_page_and_its_small_groups_stay_hidden(server, new_person, tmp_path):
    me = new_person(server, name="Ana Ruiz")
    open_gallery(me)
    before = me.root(CASE).get_by_label("Which district").count()
    told = bring(server, tmp_path)

    open_gallery(me)
    Keys(me.page, me.root(CASE)).choose("Which district", "Our")

    assert before == 0
    assert "Exercises now offer our district beside Alder Valley in: channels." in told
    rows = me.root(CASE).locator(".ct-table tr")
    expect(rows.filter(has_text="text")).to_contain_text("15")
    for hidden in ("phone call", "paper note"):
        expect(rows.filter(has_text=hidden)).to_have_text(f"{hidden}{TOO_FEW}")
    expect(me.root(CASE).get_by_text("Alder Valley is fictional")).to_have_count(0)
    me.root(CASE).locator("select[name=grouping]").select_option("home_language")
    expect(rows.filter(has_text="Spanish")).to_contain_text("15")
