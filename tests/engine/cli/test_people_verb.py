import re

import pytest

CODE = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]")


def test_the_personal_code_is_alone_on_the_last_line(commontable, deployment, data):
    code, out, _ = commontable("people", "add", "--role", "participant", "--name", "Ana", "--data", data)

    last = out.splitlines()[-1]
    assert code == 0
    assert CODE.fullmatch(last)
    assert deployment.directory.by_code(last).name == "Ana"


def test_staff_may_read_several_cohorts(commontable, deployment, data):
    cohorts = ("--cohort", "north", "--cohort", "south")

    commontable("people", "add", "--role", "reviewer", "--name", "Gus", *cohorts, "--data", data)

    (gus,) = deployment.directory.all()
    assert deployment.directory.cohorts_of(gus) == {"north", "south"}


def test_the_data_folder_may_be_named_before_or_after_the_act(commontable, data):
    commontable("people", "--data", data, "add", "--role", "participant", "--name", "Ana")

    _, out, _ = commontable("people", "list", "--data", data)

    assert "Ana" in out


def test_the_data_folder_of_the_environment_is_used(commontable, data, monkeypatch):
    monkeypatch.setenv("COMMONTABLE_DATA", str(data))

    commontable("people", "add", "--role", "participant", "--name", "Ana")

    assert (data / "commontable.sqlite").is_file()


def test_the_list_shows_everybody_and_no_code(commontable, data):
    _, said, _ = commontable("people", "add", "--role", "facilitator", "--name", "Fay", "--data", data)
    personal = said.splitlines()[-1]

    code, out, _ = commontable("people", "list", "--data", data)

    assert code == 0
    assert re.search(r"p-\w{10}  facilitator  Fay  \[everyone\]", out)
    assert personal not in out


def test_a_new_code_replaces_the_old_one(commontable, deployment, data):
    ana, old = deployment.directory.enrol("Ana Ruiz")

    code, out, _ = commontable("people", "code", ana.id, "--data", data)

    assert code == 0
    assert deployment.directory.by_code(old) is None
    assert deployment.directory.by_code(out.splitlines()[-1]) == ana


def test_a_roster_prints_a_code_for_each_newcomer(commontable, deployment, data, tmp_path):
    roster = tmp_path / "roster.csv"
    roster.write_text("name;role\nAna;participant\nFay;facilitator\n", "utf-8-sig")

    code, out, _ = commontable("people", "import", roster, "--data", data)

    assert code == 0
    assert out.startswith("2 added, 0 updated.")
    assert {deployment.directory.by_code(found).name for found in CODE.findall(out)} == {"Ana", "Fay"}


def test_a_bad_roster_names_each_row_and_imports_nobody(commontable, deployment, data, tmp_path):
    roster = tmp_path / "roster.csv"
    roster.write_text("name,role\nAna,participant\nBo,boss\n,participant\n", "utf-8")

    code, out, err = commontable("people", "import", roster, "--data", data)

    assert (code, out) == (1, "")
    assert "Row 3, role" in err
    assert "Row 4, name" in err
    assert deployment.directory.all() == []


def test_two_enrolments_become_one(commontable, deployment, data):
    kept, _ = deployment.directory.enrol("Ana")
    other, _ = deployment.directory.enrol("Ana R.")

    code, _, _ = commontable("people", "merge", kept.id, other.id, "--data", data)

    assert code == 0
    assert deployment.directory.all() == [kept]


@pytest.mark.parametrize("name", ["\x1b[31mAna", "<script>alert(1)</script>", "=1+1"])
def test_a_hostile_name_is_printed_as_plain_text(commontable, data, name):
    commontable("people", "add", "--role", "participant", "--name", name, "--data", data)

    _, out, _ = commontable("people", "list", "--data", data)

    assert name.removeprefix("\x1b") in out
    assert "\x1b" not in out
