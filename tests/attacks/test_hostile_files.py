"""Every file that leaves with hostile texts in it: nbgrader's notebooks and pages, exports, documents."""

import json
from urllib.parse import urlencode

import nbformat
import pytest
from attacks.canary import (
    Watch,
    alive_in_notebook,
    alive_in_pdf,
    alive_in_xlsx,
    csv_rows,
    formulas_in_csv,
    json_lines,
    texts_in_xlsx,
)
from attacks.filling import leaves
from attacks.hostile import MARK
from journeys.formgrader import Lab
from journeys.gallery_course import GALLERY
from journeys.newcomers import FORM
from journeys.pages import FOLDER

from commontable.keeping.exporting import KINDS
from commontable.plain_text import printable

NAMED = {"names": "1", "reason": "to see what becomes of them"}


@pytest.fixture(scope="module")
def graded(struck):
    """Collect what was handed in, and give the feedback, as a facilitator does by command."""
    told = struck.server.run("collect", GALLERY).stdout
    assert f"{len(struck.writers)} new hand-ins collected" in told
    struck.server.run("feedback", GALLERY)
    return struck


def found(graded, step, ending):
    files = sorted((graded.server.data / step).glob(f"*/{GALLERY}/*.{ending}"))
    assert len(files) == len(graded.writers)
    return files


@pytest.fixture
def watched(browser):
    """Return a function that opens an address in a browser that is watched."""
    contexts = []

    def opened(address, *, home=""):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.watch = Watch(context, address=home or address)
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


def test_no_text_is_more_than_text_in_a_notebook_of_nbgraders(graded, attack):
    released = nbformat.read(next((graded.server.data / "release" / GALLERY).glob("*.ipynb")), as_version=4)
    with attack("hostile texts in nbgrader's notebooks") as tally:
        for step in ("submitted", "autograded"):
            for path in found(graded, step, "ipynb"):
                shown = len(set(MARK.findall(path.read_text("utf-8"))))
                tally.page(alive_in_notebook(path, released=released), where=step, shown=shown, least=50)


def test_no_text_runs_in_a_feedback_page_of_nbgraders(graded, watched, attack):
    with attack("hostile texts in nbgrader's feedback pages") as tally:
        for path in found(graded, "feedback", "html"):
            page = watched(path.as_uri())
            page.wait_for_load_state("networkidle")
            look(page, tally, where=path.parent.parent.name, least=50)


def test_no_text_runs_in_formgrader(graded, watched, attack):
    lab = Lab(graded.server)
    try:
        with attack("hostile texts in formgrader") as tally:
            page = watched(f"{lab.address}/lab?token={lab.token}", home=lab.address)
            page.wait_for_load_state("networkidle")
            page.goto(f"{lab.address}/formgrader/gradebook/{GALLERY}/gallery")
            page.get_by_role("link", name="Submission #1").wait_for()
            look(page, tally, where="the list of submissions", least=0)
            for number in (1, 2):
                page.goto(f"{lab.address}/formgrader/gradebook/{GALLERY}/gallery")
                with page.expect_response("**/formgrader/api/comments*", timeout=120_000):
                    page.get_by_role("link", name=f"Submission #{number}").click()
                page.wait_for_load_state("networkidle")
                look(page, tally, where=f"submission {number}", least=50)
    finally:
        lab.stop()


def look(page, tally, *, where, least):
    shown = len(set(MARK.findall(page.content())))
    tally.page(page.watch.alive(page), where=where, shown=shown, least=least)


@pytest.mark.parametrize("what", KINDS)
def test_no_cell_of_an_export_is_a_formula_a_link_or_less_than_its_text(struck, attack, what):
    with attack("hostile texts in exports") as tally:
        files = {form: exported(struck, what, form) for form in ("csv", "jsonl", "xlsx")}
        for cell in formulas_in_csv(files["csv"].decode()) or [""]:
            tally.held(not cell, f"{what}.csv: {cell[:80]!r}")
        for one in alive_in_xlsx(files["xlsx"]) or [""]:
            tally.held(not one, f"{what}.xlsx: {one}")
        rows = json_lines(files["jsonl"].decode())
        tally.held(len(csv_rows(files["csv"].decode())) == len(rows) + 1, f"{what}.csv has torn rows")
        shown = {"csv": "\0".join(cell for row in csv_rows(files["csv"].decode()) for cell in row)}
        shown["xlsx"] = "\0".join(texts_in_xlsx(files["xlsx"]))
        for text in {text for row in rows for text in leaves(row) if MARK.search(text) and len(text) < 2_000}:
            for form, said in shown.items():
                tally.held(any(way in said for way in ways_of(text)), f"{what}.{form} lacks {text[:80]!r}")


def exported(struck, what, form):
    """Return one export with names, as the staff page makes it."""
    body = urlencode({"what": what, "form": form, **NAMED})
    _, headers, content = struck.faye.file("POST", "/staff/exports/", body, **FORM)
    assert "attachment" in headers.get("Content-Disposition", ""), content[:300]
    return content


def ways_of(text):
    """Return how a cell may hold a text: by itself, or as one of several in an answer of many parts."""
    return printable(text), printable(json.dumps(text, ensure_ascii=False)[1:-1])


def test_every_word_is_in_the_file_of_ones_own_data_as_it_was_written(struck, attack):
    with attack("hostile texts in one's own documents") as tally:
        for writer in struck.writers:
            status, _, text = writer.ask("GET", "/me/portfolio.json")
            told = {one for part in leaves(json.loads(text)) for one in (part, *inner(part))}
            assert status == 200
            for module in (GALLERY, FOLDER):
                for prompt, value in struck.values_of(writer, module).items():
                    for one in leaves(value):
                        tally.held(one in told, f"{prompt}: {one[:80]!r} is not in the file")


def inner(text):
    """Return the texts of a value that a row keeps as JSON."""
    try:
        return leaves(json.loads(text))
    except ValueError:
        return []


def test_a_document_of_ones_own_runs_nothing_and_leads_nowhere(struck, attack):
    with attack("hostile texts in one's own documents") as tally:
        for writer in struck.writers[:2]:
            _, _, content = writer.file("GET", "/me/portfolio.pdf")
            for what in alive_in_pdf(content) or [b""]:
                tally.held(not what, f"the portfolio holds {what!r}")


def test_a_text_is_text_where_a_command_prints_it(struck, attack):
    """Signs that a terminal would obey are not among what the list of people prints."""
    listed = struck.server.run("people", "list").stdout
    with attack("hostile texts in a terminal") as tally:
        for sign in "\x1b\x07\x08\u202e\u2066\r\x00":
            tally.held(sign not in listed, repr(sign))
        tally.held(len(set(MARK.findall(listed))) > 30, "the names are not there")
