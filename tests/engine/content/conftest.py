"""A small course that keeps every content rule, for tests that break one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import nbformat
import pytest
import yaml
from engine.content.small_guide import GUIDE, READ_MORE, SOURCES, SOURCES_YML
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from commontable.content.kinds import KINDS
from commontable.content.module import load_module
from commontable.content.normal_notebook import as_committed
from commontable.content.rules.subject import subject_of

if TYPE_CHECKING:
    from pathlib import Path

PROMPTS = [
    {"id": "m01-first-thoughts", "kind": "text", "title": "First thoughts", "readers": "me"},
    {"id": "m01-belonging", "kind": "text", "title": "A moment", "readers": "facilitator", "reply": True},
    {
        "id": "m01-roles",
        "kind": "role-planner",
        "title": "Roles",
        "readers": "facilitator",
        "source": "roles.yml",
    },
    {
        "id": "m01-case",
        "kind": "case",
        "title": "Who came",
        "readers": "facilitator",
        "dataset": "alder_valley",
        "options": [{"id": "ten", "label": "Ten more"}, {"id": "twenty", "label": "Twenty more"}],
    },
    {
        "id": "m01-check",
        "kind": "knowledge-check",
        "title": "Check",
        "readers": "count",
        "source": "check.yml",
    },
    {
        "id": "m01-then-and-now",
        "kind": "then-and-now",
        "title": "Then and now",
        "readers": "me",
        "then": "m01-first-thoughts",
    },
    {"id": "m01-promise", "kind": "promise", "title": "One promise", "readers": "me"},
    {
        "id": "m01-beliefs",
        "kind": "belief-scale",
        "title": "Four weeks",
        "readers": "count",
        "core": False,
        "source": "beliefs.yml",
    },
]
MODULE = {
    "title": "Small",
    "edition": 1,
    "minutes": 35,
    "audience": ["teachers"],
    "summary": "A small module.",
    "objectives": ["Ask one family."],
    "key_points": ["Families choose."],
    "sources": ["study"],
    "prompts": PROMPTS,
    "sections": [
        {
            "id": "all",
            "title": "All of it",
            "minutes": 35,
            "prompts": [each["id"] for each in PROMPTS if each.get("core", True)],
        },
        {
            "id": "more",
            "title": "If you have more time",
            "minutes": 8,
            "core": False,
            "prompts": ["m01-beliefs"],
        },
    ],
}


def marks(cell_id: str, **wanted: object) -> dict[str, object]:
    """Return what nbgrader writes into a cell's metadata."""
    known = {"grade": False, "locked": True, "solution": False, "schema_version": 3, "task": False}
    return {"nbgrader": {"grade_id": cell_id, **known, **wanted}}


def three_cells(prompt: dict) -> list:
    """Return the cells of a prompt, with the check of a case."""
    cell_id, widget = prompt["id"], KINDS[prompt["kind"]].widget
    question = new_markdown_cell(
        f"What do you say to {prompt['title']}?", metadata=marks(f"{cell_id}-question")
    )
    field = new_code_cell(f'{widget}("{cell_id}")', metadata=marks(f"{cell_id}-field"))
    answer_marks = marks(cell_id, grade=True, solution=True, locked=False, points=0) | {"tags": ["answer"]}
    if prompt["kind"] != "case":
        return [question, field, new_markdown_cell("", metadata=answer_marks)]
    check_marks = marks(f"{cell_id}-check", grade=True, points=1) | {"tags": ["check"]}
    hidden = "### BEGIN HIDDEN TESTS\nassert m01_case == 'ten'\n### END HIDDEN TESTS"
    return [
        question,
        field,
        new_code_cell("m01_case = None", metadata=answer_marks),
        new_code_cell(hidden, metadata=check_marks),
    ]


def small_notebook():
    """Return a notebook that keeps every rule: core prompts, hand-in, more time, read more."""
    core = [cell for prompt in PROMPTS if prompt.get("core", True) for cell in three_cells(prompt)]
    cells = [
        new_markdown_cell("# Small\n\nA letter comes home."),
        new_markdown_cell("## Families here\n\nIn a study, 27 percent of letters were answered.\nWhich family asks?"),
        *core,
        new_code_cell("HandIn()"),
        new_markdown_cell("## If you have more time"),
        *three_cells(PROMPTS[-1]),
        new_markdown_cell(READ_MORE),
        new_markdown_cell("## Next module\n\nThis is the last one."),
    ]
    return new_notebook(cells=cells)


@dataclass(frozen=True)
class SmallCourse:
    """A course on disk, and the ways in which a test changes it."""

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / "modules" / "m01_small"

    @property
    def notebook(self) -> Path:
        return self.folder / "small.ipynb"

    @property
    def guide(self) -> Path:
        return self.root / "facilitator_guides" / "m01_small.md"

    def change_guide(self, old: str, new: str) -> None:
        """Write other words into the guide; they must be there once or more."""
        text = self.guide.read_text(encoding="utf-8")
        assert old in text
        self.guide.write_text(text.replace(old, new), encoding="utf-8")

    def change_source(self, **changes: object) -> None:
        """Write other lines of the one source; None takes a line out."""
        entry = {name: each for name, each in (SOURCES_YML["sources"][0] | changes).items() if each is not None}
        self.write_yaml("m01_small/sources.yml", SOURCES_YML | {"sources": [entry]})

    @property
    def module(self):
        return load_module(self.folder)

    def write_yaml(self, name: str, content: object) -> None:
        (self.root / "modules" / name).write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")

    def change_module(self, **changes: object) -> None:
        """Write other lines of module.yml."""
        path = self.folder / "module.yml"
        self.write_yaml("m01_small/module.yml", yaml.safe_load(path.read_text(encoding="utf-8")) | changes)

    def change_prompt(self, prompt_id: str, **changes: object) -> None:
        """Write other lines of one prompt."""
        prompts = [each | changes if each["id"] == prompt_id else each for each in PROMPTS]
        named = {prompt_id: changes.get("id", prompt_id)}
        sections = [
            section | {"prompts": [named.get(each, each) for each in section["prompts"]]}
            for section in MODULE["sections"]
        ]
        self.change_module(prompts=prompts, sections=sections)

    def read(self):
        return nbformat.read(self.notebook, as_version=4)

    def cell(self, notebook, cell_id: str):
        return next(cell for cell in notebook.cells if cell.id == cell_id)

    def write(self, notebook) -> None:
        self.notebook.write_text(as_committed(notebook), encoding="utf-8", newline="\n")

    def change_cell(self, cell_id: str, **changes: object) -> None:
        """Write other lines of one cell; `marks` are nbgrader's, `tags` its tags."""
        notebook = self.read()
        cell = self.cell(notebook, cell_id)
        cell.metadata.nbgrader.update(changes.pop("marks", {}))
        if "tags" in changes:
            cell.metadata["tags"] = changes.pop("tags")
        cell.update(changes)
        self.write(notebook)

    def add_cell(self, cell, *, before: str = "m01-first-thoughts-question") -> None:
        notebook = self.read()
        place = next(number for number, each in enumerate(notebook.cells) if each.id == before)
        notebook.cells.insert(place, cell)
        self.write(notebook)

    def found_by(self, rule) -> list[str]:
        """Return what one rule finds in the module."""
        return list(rule(subject_of(self.root, name="m01_small")))


@pytest.fixture
def course(tmp_path) -> SmallCourse:
    course = SmallCourse(tmp_path)
    course.folder.mkdir(parents=True)
    course.guide.parent.mkdir()
    course.write_yaml(
        "course.yml", {"title": "Course", "contact": "ask@example.org", "modules": ["m01_small"]}
    )
    course.write_yaml("editions.yml", {"m01_small": {1: sorted(each["id"] for each in PROMPTS)}})
    course.write_yaml("m01_small/module.yml", MODULE)
    for name, content in SOURCES.items():
        course.write_yaml(f"m01_small/{name}", content)
    course.write_yaml("m01_small/sources.yml", SOURCES_YML)
    course.guide.write_text(GUIDE, encoding="utf-8")
    course.write(small_notebook())
    return course
