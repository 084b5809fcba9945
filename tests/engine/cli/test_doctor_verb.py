import sys

import pytest


@pytest.fixture
def doctor(commontable, data, course):
    (course / "modules" / "m01_small" / "small.ipynb").write_text("{}")

    def run():
        code, out, err = commontable("doctor", "--data", data)
        assert err == ""
        return code, out

    return run


def test_the_doctor_names_python_the_packages_and_the_course(doctor):
    _, out = doctor()

    assert "Python 3." in out
    assert "sqlalchemy 2." in out
    assert "“A small course” loads with 1 module." in out


def test_a_deployment_that_has_not_started_is_left_as_it_is(doctor, data):
    doctor()

    assert not data.exists()


def test_a_deployment_that_runs_is_well(doctor, deployment):
    code, out = doctor()

    assert "MEND" not in out
    assert code == 0
    assert "The database opens and has this version's form" in out
    assert "can be written" in out


def test_an_empty_safety_route_is_warned_of(doctor, course):
    _, out = doctor()
    assert "note  safety_route" in out

    file = course / "modules" / "course.yml"
    file.write_text(file.read_text().replace('safety_route: ""', "safety_route: Call 911"))

    assert "route for a child in danger is set" in doctor()[1]


def test_a_damaged_database_needs_mending(doctor, data):
    data.mkdir()
    (data / "commontable.sqlite").write_bytes(b"These are not tables. " * 100)

    code, out = doctor()

    assert code == 1
    assert "MEND  The database cannot be used" in out


def test_a_broken_course_needs_mending_and_hides_nothing_else(doctor, course):
    (course / "modules" / "m01_small" / "module.yml").write_text("title: [")

    code, out = doctor()

    assert code == 1
    assert "MEND" in out
    assert "m01_small/module.yml" in out
    assert "The data folder" in out


def test_a_machine_without_pango_is_told_what_it_goes_without(doctor, monkeypatch):
    def import_module(name):
        if name == "weasyprint":
            sys.stdout.write("a page of advice")
            raise OSError("cannot load library")

    monkeypatch.setattr("commontable.cli._checks.import_module", import_module)

    code, out = doctor()

    assert code == 0
    assert "note  Guides and handouts as PDF need the library Pango" in out
    assert "advice" not in out
