"""Links inside the course lead somewhere, and modules lead to one another."""

import shutil

import pytest
from nbformat.v4 import new_markdown_cell

from commontable.content.rules.links import (
    guide_links_lead_somewhere,
    links_lead_somewhere,
    modules_lead_to_the_next,
)
from commontable.content.rules.subject import subject_of


@pytest.fixture
def two(course):
    """Return a course of two modules, the first of which is the small one."""
    second = course.root / "modules" / "m02_next"
    shutil.copytree(course.folder, second)
    (second / "small.ipynb").rename(second / "next.ipynb")
    course.write_yaml("course.yml", {"title": "Course", "contact": "ask", "modules": ["m01_small", "m02_next"]})
    return course


def link(course, to, *, cell="Next module"):
    notebook = course.read()
    place = next(n for n, each in enumerate(notebook.cells) if cell in each.source)
    notebook.cells[place].source += f"\n\n[Next]({to})"
    course.write(notebook)


def test_a_course_of_one_module_leads_nowhere(course):
    assert course.found_by(links_lead_somewhere) == []
    assert course.found_by(modules_lead_to_the_next) == []


@pytest.mark.parametrize("to", ["../m09_gone/", "../m01_small", "figures/gone.svg", "/me", "#gone", "notes.md"])
def test_a_link_to_nothing_is_found(course, to):
    course.add_cell(new_markdown_cell(f"Read [this]({to})."))

    assert f"links to {to}, and nothing is there" in course.found_by(links_lead_somewhere)[0]


@pytest.mark.parametrize("to", ["../m01_small/", "#m01-roles", "#more", "https://example.org/"])
def test_a_link_to_a_module_a_cell_a_section_or_outside_is_let_be(course, to):
    course.add_cell(new_markdown_cell(f"Read [this]({to})."))

    assert course.found_by(links_lead_somewhere) == []


def test_a_module_that_does_not_lead_to_the_next_is_found(two):
    assert "should link to ../m02_next/" in two.found_by(modules_lead_to_the_next)[0]


def test_a_module_that_leads_to_the_next_has_no_finding(two):
    link(two, "../m02_next/")

    assert two.found_by(modules_lead_to_the_next) == []


def test_the_last_module_leads_to_no_other(course):
    link(course, "../m01_small/")

    assert "as the last of the course" in course.found_by(modules_lead_to_the_next)[0]


def test_a_head_that_does_not_name_what_came_before_is_found(two):
    found = list(modules_lead_to_the_next(subject_of(two.root, name="m02_next")))

    assert len(found) == 1
    assert "does not link to ../m01_small/" in found[0]


def test_a_module_without_a_next_is_found(course):
    notebook = course.read()
    notebook.cells = [cell for cell in notebook.cells if "Next module" not in cell.source]
    course.write(notebook)

    assert "no heading “Next module”" in course.found_by(modules_lead_to_the_next)[0]


def test_a_dead_link_of_a_guide_is_found(course):
    course.change_guide("Tables of four.", "Tables of [four](tables.md) and [here](m01_small.md#handout).")

    found = course.found_by(guide_links_lead_somewhere)

    assert len(found) == 1
    assert "links to tables.md" in found[0]
