"""The rules together, and what happens when a course cannot be read at all."""

import nbformat

from commontable.content.checking import findings, fix


def test_a_course_that_keeps_every_rule_has_no_finding(course):
    found = findings(course.root)

    assert found == []


def test_a_broken_module_is_one_finding_and_no_traceback(course):
    (course.folder / "module.yml").write_text("title: [", encoding="utf-8")

    found = findings(course.root)

    assert len(found) == 1
    assert "m01_small/module.yml is not YAML (line 1" in found[0]


def test_a_broken_notebook_is_one_finding(course):
    course.notebook.write_text("{}}", encoding="utf-8")

    found = findings(course.root)

    assert len(found) == 1
    assert "m01_small/small.ipynb is no notebook" in found[0]


def test_a_missing_notebook_is_one_finding(course):
    course.notebook.unlink()

    found = findings(course.root)

    assert "m01_small/small.ipynb cannot be read" in found[0]


def test_a_course_without_course_yml_is_one_finding(tmp_path):
    found = findings(tmp_path)

    assert "modules/course.yml cannot be read" in found[0]


def test_a_broken_module_does_not_hide_the_next(course):
    course.write_yaml("course.yml", {"title": "C", "contact": "c", "modules": ["m02_gone", "m01_small"]})
    course.guide.unlink()

    found = findings(course.root)

    assert "m02_gone is no module" in found[0]
    assert any("facilitator_guides/m01_small.md is missing" in sentence for sentence in found)


def test_fix_mends_the_form_of_a_notebook_and_says_which(course):
    notebook = course.read()
    notebook.cells[0].source = "# Small\n\nOne. Two."
    course.notebook.write_text(nbformat.writes(notebook), encoding="utf-8")

    changed = fix(course.root)

    assert changed == [course.notebook]
    assert findings(course.root) == []
    assert fix(course.root) == []


def test_fix_does_not_hide_that_ids_have_changed(course):
    course.write_yaml("editions.yml", {"m01_small": {1: ["m01-gone"]}})

    fix(course.root)

    assert any("edition 1" in sentence for sentence in findings(course.root))
