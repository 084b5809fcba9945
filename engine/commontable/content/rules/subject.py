"""What a rule looks at: one module with everything that is written about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from commontable.content.course import course_fields, module_names
from commontable.content.errors import BrokenCourseFile, BrokenModuleFile
from commontable.content.guides import Outline, outline_of
from commontable.content.module import Module, load_module
from commontable.content.notebook import PromptCells, cells_of, read_notebook
from commontable.content.yaml_files import read_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nbformat import NotebookNode

    from commontable.content.prompt import Prompt


@dataclass(frozen=True)
class Subject:
    """A module, its notebook, its guide's text (None if there is none) and its lines in editions.yml.

    `sources` is what sources.yml holds (None if there is none), `order` the folders of the course in order.
    """

    module: Module
    notebook: NotebookNode
    guide: str | None
    editions: Mapping[Any, Any]
    sources: Mapping[str, Any] | None = None
    order: tuple[str, ...] = ()

    @property
    def yml(self) -> str:
        """The name of module.yml, for sentences."""
        return f"{self.module.folder}/module.yml"

    @property
    def ipynb(self) -> str:
        """The name of the notebook, for sentences."""
        return f"{self.module.folder}/{self.module.notebook.name}"

    @property
    def guide_name(self) -> str:
        """The name of the guide, for sentences."""
        return f"facilitator_guides/{self.module.folder}.md"

    @property
    def sources_yml(self) -> str:
        """The name of sources.yml, for sentences."""
        return f"{self.module.folder}/sources.yml"

    @cached_property
    def outline(self) -> Outline:
        """The guide's parts; none where there is no guide."""
        return outline_of(self.guide or "")

    @cached_property
    def markdown_cells(self) -> list[NotebookNode]:
        return [cell for cell in self.notebook.cells if cell.cell_type == "markdown"]

    @cached_property
    def code_cells(self) -> list[NotebookNode]:
        return [cell for cell in self.notebook.cells if cell.cell_type == "code"]

    def prompt_cells(self) -> Iterator[tuple[Prompt, PromptCells]]:
        """Yield each prompt of module.yml with the cells that the notebook has for it."""
        for prompt in self.module.prompts:
            yield prompt, cells_of(self.notebook, prompt=prompt.id)

    def widget_texts(self) -> Iterator[tuple[str, str]]:
        """Yield every text that a widget shows, with the name of the file it comes from."""
        for prompt in self.module.prompts:
            yield from self.texts_of(prompt)

    def texts_of(self, prompt: Prompt) -> Iterator[tuple[str, str]]:
        """Yield every text that the widget of one prompt shows, with its file."""
        yield self.yml, prompt.title
        for option in prompt.options:
            yield self.yml, option.label
        for text in texts_in(prompt.content):
            yield f"{self.module.folder}/{prompt.source}", text


def subject_of(root: Path, *, name: str) -> Subject:
    """Return the module of this name with all that rules ask for, or raise a CourseError."""
    module = load_module(root / "modules" / name)
    guide = root / "facilitator_guides" / f"{module.folder}.md"
    sources = module.path / "sources.yml"
    return Subject(
        module=module,
        notebook=read_notebook(module.notebook),
        guide=guide.read_text(encoding="utf-8") if guide.is_file() else None,
        editions=_editions(root).get(module.folder) or {},
        sources=read_mapping(sources, mistake=BrokenModuleFile) if sources.is_file() else None,
        order=module_names(course_fields(root)),
    )


def texts_in(found: Any) -> Iterator[str]:
    """Yield every text of a file's content, but not the ids, which nobody reads."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, list):
        for each in found:
            yield from texts_in(each)
    elif isinstance(found, Mapping):
        for name, each in found.items():
            if name != "id":
                yield from texts_in(each)


def _editions(root: Path) -> dict[str, Any]:
    return read_mapping(root / "modules" / "editions.yml", mistake=BrokenCourseFile)
