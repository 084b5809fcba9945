"""A course of one module, small enough to be graded in seconds, with nbgrader's real parts."""

import os
import shutil
from pathlib import Path

import nbformat
import yaml
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

CHECKOUT = Path(__file__).resolve().parents[3]
FOLDER = "m01_equal_partners"
BELONGING, DOUBT, FIRST, CASE = "m01-belonging", "m01-doubt", "m01-first-thoughts", "m01-case"
PROMPTS = {
    FIRST: {"kind": "text", "readers": "me"},
    BELONGING: {"kind": "text", "readers": "facilitator", "reply": True},
    CASE: {
        "kind": "case",
        "readers": "facilitator",
        "options": [{"id": "ten", "label": "Ten"}, {"id": "twenty", "label": "Twenty"}],
    },
}
# The name `<b>Ruiz</b>` as the gradebook has it.
_OPEN, _CLOSE = "\u2039", "\u203a"
NO_MARKUP = f"{_OPEN}b{_CLOSE}Ruiz{_OPEN}/b{_CLOSE}"
HIDDEN = '### BEGIN HIDDEN TESTS\nassert m01_case == "twenty"\n### END HIDDEN TESTS'


def write_course(root, *, prompts=PROMPTS, edition=1):
    """Write, or rewrite, a course folder with one module that asks these prompts."""
    module = root / "modules" / FOLDER
    module.mkdir(parents=True, exist_ok=True)
    listed = [{"id": name, "title": name, "core": True} | how for name, how in prompts.items()]
    course = {"title": "Small course", "contact": "someone", "safety_route": "", "modules": [FOLDER]}
    (root / "modules" / "course.yml").write_text(yaml.safe_dump(course))
    (module / "module.yml").write_text(yaml.safe_dump(_module(listed, edition)))
    nbformat.write(_notebook(prompts), module / "equal_partners.ipynb")
    (root / "datasets").mkdir(exist_ok=True)
    shutil.copy(CHECKOUT / "nbgrader_config.py", root)
    return root


def _module(listed, edition):
    return {
        "title": "Equal partners",
        "edition": edition,
        "minutes": 20,
        "audience": ["teachers"],
        "summary": "A small module.",
        "objectives": ["Listen."],
        "key_points": ["Families know the child."],
        "prompts": listed,
        "sections": [{"id": "a", "title": "Start", "minutes": 20, "prompts": [p["id"] for p in listed]}],
        "sources": [],
    }


def _notebook(prompts):
    cells = [new_markdown_cell("# Equal partners", id="title")]
    for name, how in prompts.items():
        cells += _case_cells(name) if how["kind"] == "case" else _text_cells(name)
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": spec})


def _text_cells(name):
    marks = _marks(name, solution=True, grade=True, points=0, tag="answer")
    return [*_question_and_field(name), new_markdown_cell("Words.", id=name, metadata=marks)]


def _case_cells(name):
    answer = new_code_cell("m01_case = None", id=name, metadata=_marks(name, solution=True, tag="answer"))
    check_marks = _marks(f"{name}-check", grade=True, locked=True, points=1, tag="check")
    check = new_code_cell(f"assert m01_case\n{HIDDEN}", id=f"{name}-check", metadata=check_marks)
    # The last lines are what an old library does in the middle of a check.
    check.source += "\nimport os, sys\nprint('a warning', file=sys.stderr)\nwritten = os.write(1, b'past Python')"
    return [*_question_and_field(name), answer, check]


def _question_and_field(name):
    question, field = f"{name}-question", f"{name}-field"
    return [
        new_markdown_cell(f"What about {name}?", id=question, metadata=_marks(question, locked=True)),
        new_code_cell(f"print('{name}')", id=field, metadata=_marks(field, locked=True)),
    ]


def _marks(name, *, solution=False, grade=False, locked=False, points=None, tag=None):
    marks = {
        "grade_id": name,
        "solution": solution,
        "grade": grade,
        "locked": locked,
        "task": False,
        "schema_version": 3,
    }
    if points is not None:
        marks["points"] = points
    return {"nbgrader": marks} | ({"tags": [tag]} if tag else {})


def child_environment(settings):
    return os.environ | {"COMMONTABLE_COURSE": str(settings.course), "COMMONTABLE_DATA": str(settings.data)}
