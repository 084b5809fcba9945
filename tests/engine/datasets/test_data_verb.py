"""`commontable data`: templates, loading, and what is said about mistakes."""

import pytest

from commontable.cli import main
from commontable.datasets import OWN, table


@pytest.fixture(autouse=True)
def here(data, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_a_template_is_written_and_its_columns_are_told(tmp_path, capsys):
    done = main(["data", "template", "contacts"])

    assert done == 0
    headings = (tmp_path / "contacts.csv").read_text("utf-8")
    assert headings == "contact,family,student,date,channel,language,news,reason,record,began,answered\n"
    assert "answered: one of: yes, no" in capsys.readouterr().out


def test_a_template_does_not_write_over_a_file(tmp_path, capsys):
    (tmp_path / "contacts.csv").write_text("mine", "utf-8")

    done = main(["data", "template", "contacts"])

    assert done == 1
    assert (tmp_path / "contacts.csv").read_text("utf-8") == "mine"
    assert "contacts.csv is there already. Choose another name with --out." in capsys.readouterr().err


def test_a_file_is_loaded_and_the_exercises_that_offer_it_are_named(tmp_path, data, capsys):
    files = {
        "families": "family,school,home_language,speaks,reads,grade_band\nA1,S1,Urdu,Urdu,Urdu,K-5\n",
        "took_part": "family,year,event\nA1,2025-26,1\n",
        "reached": "family,year,note\nA1,2025-26,1\n",
    }

    for name, text in files.items():
        (tmp_path / "ours.csv").write_text(text, "utf-8")
        assert main(["data", "use", "ours.csv", "--as", name, "--data", str(data)]) == 0

    told = capsys.readouterr().out
    assert "Loaded 1 rows as our district's table 'reached'." in told
    assert "No exercise has all its tables yet; needed are" in told
    assert told.rstrip().endswith(
        "Exercises now offer our district beside Alder Valley in: reached_and_took_part."
    )
    assert len(table("took_part", OWN)) == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["use", "nowhere.csv", "--as", "contacts"], "nowhere.csv cannot be read"),
        (["use", "bad.csv", "--as", "took_part"], "Row 2, event: found 'x', wanted one of: 0, 1."),
        (["use", "bad.csv", "--as", "secrets"], "There is no table 'secrets'"),
        (["template", "../secrets"], "There is no table '../secrets'"),
        (["use", "bad.csv"], "--as"),
        ([], "ACT"),
    ],
)
def test_a_mistake_gets_a_sentence_and_exit_1(tmp_path, capsys, words, sentence):
    (tmp_path / "bad.csv").write_text("family,year,event\nA1,2025-26,x\n", "utf-8")

    done = main(["data", *words])

    told = capsys.readouterr()
    assert done == 1
    assert sentence in told.err
    assert "Traceback" not in told.err
