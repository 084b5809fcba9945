"""Exports on the staff page: a file of one's own cohorts, names only with a reason, each with a line in the record."""

import csv
import io
import re

from playwright.sync_api import expect


def at(person, path):
    person.page.goto(person.server.address + path)
    return person.page


def choose(person, what):
    page = at(person, "staff/exports/")
    page.get_by_label("What", exact=True).select_option(what)
    return page


def made_file(page):
    with page.expect_download() as download:
        page.get_by_role("button", name="Make the file").click()
    return download.value


def test_an_export_leaves_as_a_file_without_names_and_stands_in_the_record(faye, shared):
    shared.code_for("Not To Be Named")
    page = choose(faye, "progress")

    found = made_file(page)

    rows = list(csv.DictReader(io.StringIO(found.path().read_text("utf-8"))))
    assert re.fullmatch(r"progress-\d{4}-\d\d-\d\d\.csv", found.suggested_filename)
    assert rows
    assert {row["name"] for row in rows} == {""}
    at(faye, "staff/record/")
    expect(page.locator(".ct-acts li").first).to_contain_text("Faye Alder exported progress without names")


def test_names_leave_only_with_a_reason(faye, shared):
    shared.code_for("Named Person")
    page = choose(faye, "progress")
    page.get_by_label("With names").check()
    page.get_by_role("button", name="Make the file").click()
    expect(page.get_by_role("status").filter(has_text="Say why they are needed")).to_be_visible()

    page.get_by_label("With names").check()
    page.get_by_label("Why names are needed").fill("for the team meeting")
    found = made_file(page)

    assert "Named Person" in found.path().read_text("utf-8")
    at(faye, "staff/record/")
    expect(page.locator(".ct-acts li").first).to_contain_text("for the team meeting")


def test_completion_needs_a_reason_and_is_the_offices_file(faye):
    page = choose(faye, "completion")
    page.get_by_label("Why names are needed").fill("hours for the PD office")

    found = made_file(page)

    assert found.path().read_text("utf-8").splitlines()[0] == "outside_id,name,hours,date,activity_id"


def test_a_facilitator_exports_no_other_cohort(shared, new_person):
    shared.code_for("Elm Person", cohorts=["elm"])
    shared.code_for("Ash Person", cohorts=["ash"])
    ash = new_person(shared, code=shared.code_for("Asa Ash", role="facilitator", cohorts=["ash"]))
    page = choose(ash, "progress")

    found = made_file(page)

    rows = csv.DictReader(io.StringIO(found.path().read_text("utf-8")))
    assert {row["cohort"] for row in rows} == {"ash"}


def test_the_record_is_in_no_other_cohorts_hands(shared, new_person):
    elm = new_person(shared, code=shared.code_for("Ed Elm", role="facilitator", cohorts=["elm"]))
    made_file(choose(elm, "progress"))
    oak = new_person(shared, code=shared.code_for("Otto Oak", role="facilitator", cohorts=["oak"]))

    page = at(oak, "staff/record/")

    expect(page.locator(".ct-acts")).to_be_visible()
    assert page.get_by_text("Ed Elm").count() == 0
