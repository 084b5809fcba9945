"""Passages and counts as files: by id, guarded against formulas, of one's own cohorts, in every form."""

import csv
import io
import json
import zipfile

import pytest

from commontable.keeping.exporting import ExportRefused, Order, exported
from commontable.reviewing.theme_marks import put_theme
from commontable.reviewing.themes import add_theme, code_book

FORMULA = "=SUM(A1:A9) is what a family pays, Übersetzung included"


@pytest.fixture
def coded(desk):
    """A passage that looks like a formula, under a theme that does too; another cohort's; and private words."""
    add_theme(desk.reviews, {"name": "+Money"}, by=desk.faye)
    theme = code_book(desk.reviews)[0]["id"]
    nora = desk.staff("Nora", cohorts=["north"])
    for reader, cohort, words in ((desk.faye, "everyone", FORMULA), (nora, "north", "NORTH pays more")):
        who = desk.person(f"Writer {cohort}", cohort=cohort)
        version = desk.hand_in(who, m01_belonging=words, m01_first_thoughts="SECRET").versions["m01-belonging"]
        put_theme(desk.reviews, desk.scope(reader), theme, {"version": version, "start": 0, "end": len(words)})
    return desk


def made(desk, what, form, **more):
    order = Order(what, form, by=desk.faye, cohorts=frozenset({"everyone"}), reader=desk.faye, **more)
    return exported(desk.deployment, order)


def test_passages_leave_by_id_quoted_and_guarded_and_with_names_only_for_a_reason(coded):
    text = made(coded, "codes", "csv").decode("utf-8")

    [row] = csv.DictReader(io.StringIO(text))
    assert (row["theme"], row["passage"], row["name"]) == ("'+Money", f"'{FORMULA}", "")
    assert "Writer" not in text
    assert "SECRET" not in text
    assert "NORTH" not in text
    with pytest.raises(ExportRefused, match="only with a reason"):
        made(coded, "codes", "csv", names=True)
    named = made(coded, "codes", "csv", names=True, reason="The team reads together.").decode("utf-8")
    assert "Writer everyone" in named


def test_passages_are_the_same_in_every_form(coded):
    lines = made(coded, "codes", "jsonl").decode("utf-8").splitlines()
    book = zipfile.ZipFile(io.BytesIO(made(coded, "codes", "xlsx")))

    assert [json.loads(line)["passage"] for line in lines] == [FORMULA]
    assert "Übersetzung" in book.read("xl/sharedStrings.xml").decode("utf-8")
    assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_counts_leave_from_ten_people_up(coded):
    [row] = csv.DictReader(io.StringIO(made(coded, "themes", "csv").decode("utf-8")))

    assert (row["cohort"], row["people"], row["note"]) == ("everyone", "", "too few to show, not too few to ask")
