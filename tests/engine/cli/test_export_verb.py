import csv
import io
import json
import stat
import zipfile

import pytest

from commontable.responses import Feedback, Response
from commontable.responses.export import Table
from commontable.responses.export_files import as_csv, as_jsonl, as_xlsx

KEPT = {"m01-first": "me", "m01-belonging": "facilitator", "m01-shared": "group", "m01-counted": "count"}


@pytest.fixture
def save(deployment):
    counter = iter(range(1000))

    def save(person, prompt, value, **more):
        response = Response(
            participant=person.id,
            module="m01_small",
            edition=1,
            prompt=prompt,
            value=value,
            readers=more.pop("readers", KEPT.get(prompt, "facilitator")),
            save_id=f"s-{next(counter)}",
            **more,
        )
        return deployment.store.save(response)

    return save


@pytest.fixture
def ana(deployment):
    return deployment.directory.add("Ana Ruiz", role="participant", cohorts=["north"])[0]


@pytest.fixture
def exported(commontable, data):
    """Return a function that exports as JSON Lines and gives the rows."""

    def export(what, *more):
        code, out, err = commontable("export", what, "--format", "jsonl", *more, "--data", data)
        assert (code, err) == (0, "")
        return [json.loads(line) for line in out.splitlines()]

    return export


def test_only_words_for_facilitators_leave(save, ana, exported):
    for prompt in KEPT:
        save(ana, prompt, f"Words of {prompt}.")

    rows = exported("responses")

    assert [(row["prompt"], row["value"]) for row in rows] == [("m01-belonging", "Words of m01-belonging.")]


def test_words_that_an_author_has_since_made_private_do_not_leave(save, ana, exported):
    save(ana, "m01-first", "Written when facilitators read it.", readers="facilitator")

    assert exported("responses") == []


def test_words_that_their_writer_narrowed_do_not_leave(save, ana, exported):
    save(ana, "m01-belonging", "Mine.", readers="me")

    assert exported("responses") == []


def test_people_are_named_by_id(save, ana, exported, deployment):
    save(ana, "m01-belonging", "Words.")

    (row,) = exported("responses")

    assert (row["participant"], row["name"], row["cohort"]) == (ana.id, "", "north")
    assert deployment.directory.acts()[-1].act == "exported responses without names"


def test_names_leave_with_a_reason_that_is_recorded(save, ana, exported, deployment):
    save(ana, "m01-belonging", "Words.")

    (row,) = exported("responses", "--names", "--reason", "To answer by name.")

    assert row["name"] == "Ana Ruiz"
    last = deployment.directory.acts()[-1]
    assert (last.act, last.reason) == ("exported responses with names", "To answer by name.")


def test_a_row_says_whether_this_version_was_handed_in(save, ana, exported, deployment):
    first = save(ana, "m01-belonging", "First.")
    assert exported("responses")[0]["handed_in"] == "no"
    deployment.store.hand_in(ana.id, "m01_small", edition=1, by_name=False, save_id="h-1")
    assert exported("responses")[0]["handed_in"] == "yes"

    save(ana, "m01-belonging", "Second.", based_on=first.version)

    assert exported("responses")[0]["handed_in"] == "an earlier version"


def test_progress_tells_completion_and_no_words(save, ana, exported, deployment):
    deployment.directory.add("Fay", role="facilitator")
    save(ana, "m01-first", "Private.")
    save(ana, "m01-belonging", "Read.")

    (row,) = exported("progress")

    assert (row["participant"], row["answered"], row["asked"]) == (ana.id, 1, 2)
    assert (row["minutes_finished"], row["minutes"], row["handed_in_at"]) == (12, 20, "")
    assert "Private." not in str(row)


def test_what_only_the_writer_reads_counts_as_done_once_handed_in(save, ana, exported, deployment):
    save(ana, "m01-belonging", "Read.")
    deployment.store.hand_in(ana.id, "m01_small", edition=1, by_name=True, save_id="h-1")

    (row,) = exported("progress")

    assert row["minutes_finished"] == 20
    assert row["handed_in_at"].endswith("Z")


def test_what_only_the_writer_reads_does_not_show_in_progress(save, ana, exported):
    (before,) = exported("progress")

    save(ana, "m01-first", "Private.")
    save(ana, "m01-counted", "Counted.")

    assert exported("progress") == [before]


def test_feedback_leaves_with_the_version_it_is_about(save, ana, exported, deployment):
    saved = save(ana, "m01-belonging", "Words.")
    private = save(ana, "m01-first", "Private.")
    for prompt, about in (("m01-belonging", saved), ("m01-first", private)):
        deployment.store.give_feedback(
            Feedback(ana.id, "m01_small", prompt=prompt, about=about.version, text="I heard you.", key=prompt)
        )

    (row,) = exported("feedback")

    assert (row["prompt"], row["version"], row["feedback"]) == (
        "m01-belonging",
        saved.version,
        "I heard you.",
    )


@pytest.mark.parametrize("form", ["csv", "jsonl", "xlsx"])
@pytest.mark.usefixtures("ana")
def test_a_file_is_written_for_its_owner_alone(commontable, data, tmp_path, form):
    out = tmp_path / f"responses.{form}"
    out.write_text("an older export")

    code, _, _ = commontable("export", "progress", "--format", form, "--out", out, "--data", data)

    assert code == 0
    assert b"older" not in out.read_bytes()
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\uff1d1",
    'a, b; "c"\nd',
    "ñ\u2028\x00\ud800",
    "https://a.b",
]


def table(*values):
    return Table(columns=("value",), rows=[{"value": value} for value in values])


def test_no_cell_of_a_csv_begins_like_a_formula():
    rows = list(csv.reader(io.StringIO(as_csv(table(*HOSTILE)).decode(), newline="")))

    assert len(rows) == 1 + len(HOSTILE)
    assert all(row[0][0] not in "=+-@\t\r\n\uff1d" for row in rows)
    assert rows[1] == ["'=1+1"]
    assert rows[8] == ['a, b; "c"\nd']


def test_a_number_stays_a_number_in_a_csv():
    assert as_csv(table(-3, None, {"times": "2-3"})).decode().splitlines()[1:] == [
        "-3",
        '""',
        '"{""times"": ""2-3""}"',
    ]


def test_each_line_of_json_lines_is_one_row_as_it_was_kept():
    values = [{"now": "x\u2028y"}, "=1+1", 3, None]

    lines = as_jsonl(table(*values)).decode().splitlines()

    assert [json.loads(line)["value"] for line in lines] == values


def test_a_workbook_holds_text_and_neither_formulas_nor_links():
    with zipfile.ZipFile(io.BytesIO(as_xlsx(table(*HOSTILE)))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        texts = book.read("xl/sharedStrings.xml").decode()

    assert "<f>" not in sheet
    assert "hyperlink" not in sheet.lower()
    assert "<t>=1+1</t>" in texts


def test_a_text_too_long_for_one_cell_goes_on_in_the_next():
    long = "".join(f"word {number}. " for number in range(4000))

    with zipfile.ZipFile(io.BytesIO(as_xlsx(table(long, "short")))) as book:
        texts = book.read("xl/sharedStrings.xml").decode()

    assert "value, continued" in texts
    assert "word 3999." in texts
