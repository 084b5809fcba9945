"""`commontable check` and `commontable read`, as an author runs them."""

import pytest

from commontable.cli import main


@pytest.fixture
def in_course(course, monkeypatch):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(course.root))
    return course


def test_check_says_in_one_sentence_that_all_is_well(in_course, capsys):
    code = main(["check"])

    assert code == 0
    assert capsys.readouterr().out == "The course keeps all its content rules.\n"


def test_check_prints_each_finding_and_exits_with_1(in_course, capsys):
    in_course.guide.unlink()

    code = main(["check"])

    assert code == 1
    assert capsys.readouterr().out.startswith("facilitator_guides/m01_small.md is missing.")


def test_check_fix_names_what_it_mended(in_course, capsys):
    in_course.notebook.write_text(in_course.notebook.read_text(encoding="utf-8") + "\n", encoding="utf-8")

    code = main(["check", "--fix"])

    assert code == 0
    assert capsys.readouterr().out.startswith("m01_small/small.ipynb is now in normal form.\n")


def test_check_fix_of_a_broken_notebook_is_a_sentence(in_course, capsys):
    in_course.notebook.write_text("{", encoding="utf-8")

    code = main(["check", "--fix"])

    said = capsys.readouterr()
    assert code == 1
    assert "is no notebook that can be read" in said.err
    assert "Traceback" not in said.err


def test_read_prints_the_prose_and_who_reads_each_field(in_course, capsys):
    code = main(["read", "m01_small"])

    printed = capsys.readouterr().out
    assert code == 0
    assert "*[A moment: text, 4 minutes, read by facilitators and reviewers of the cohort]*" in printed
    assert "HIDDEN" not in printed


def test_read_of_an_unknown_module_names_the_known_ones(in_course, capsys):
    code = main(["read", "m09_nope"])

    assert code == 1
    assert "No module is called “m09_nope”. The modules are m01_small." in capsys.readouterr().err
