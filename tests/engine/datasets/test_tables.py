"""Datasets are found in the course, and a wrong name gets one sentence."""

import subprocess
import sys
from pathlib import Path

import pytest

from commontable.datasets import table
from commontable.errors import CourseError

ROOT = Path(__file__).parents[3]


@pytest.fixture
def course(tmp_path, monkeypatch):
    folder = tmp_path / "course" / "datasets" / "small_town"
    folder.mkdir(parents=True)
    (folder / "schools.csv").write_text("school,name\nS1,Elm Row\n", "utf-8")
    monkeypatch.setenv("COMMONTABLE_COURSE", str(tmp_path / "course"))
    return tmp_path / "course"


def test_a_table_is_found_in_the_course_that_the_setting_names(course, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    schools = table("schools", "small_town")

    assert list(schools["name"]) == ["Elm Row"]


def test_a_table_is_found_from_a_module_folder_upwards(course, monkeypatch):
    module = course / "modules" / "m01_equal_partners"
    module.mkdir(parents=True)
    monkeypatch.delenv("COMMONTABLE_COURSE")
    monkeypatch.chdir(module)

    schools = table("schools", dataset="small_town")

    assert list(schools["school"]) == ["S1"]


def test_changing_a_table_changes_nobody_elses(course):
    mine = table("schools", "small_town")
    mine["name"] = "changed"

    again = table("schools", "small_town")

    assert list(again["name"]) == ["Elm Row"]


def test_a_table_that_was_made_again_is_read_again(course):
    table("schools", "small_town")
    (course / "datasets/small_town/schools.csv").write_text("school,name\nS1,Elm Row\nS2,Ash Hill\n", "utf-8")

    again = table("schools", "small_town")

    assert list(again["name"]) == ["Elm Row", "Ash Hill"]


@pytest.mark.parametrize(
    ("name", "dataset", "sentence"),
    [
        ("teachers", "small_town", "has no table 'teachers'. It has: schools."),
        ("schools", "nowhere", "No dataset 'nowhere'"),
        ("../secret", "small_town", "cannot name a table"),
        ("schools", "../../etc", "cannot name a dataset"),
        ("schools", "", "cannot name a dataset"),
    ],
)
def test_a_wrong_name_gets_one_sentence(course, name, dataset, sentence):
    with pytest.raises(CourseError) as mistake:
        table(name, dataset)

    assert sentence in str(mistake.value)


def test_a_broken_table_gets_one_sentence(course):
    (course / "datasets/small_town/schools.csv").write_bytes(b"")

    with pytest.raises(CourseError, match=r"schools\.csv cannot be read .*Make the dataset again\."):
        table("schools", "small_town")


def test_importing_datasets_does_not_load_pandas():
    code = "import sys, commontable.datasets, commontable.datasets.views; sys.exit('pandas' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT)

    assert done.returncode == 0
