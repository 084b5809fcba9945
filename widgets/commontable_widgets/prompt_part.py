"""What every widget with a prompt shares: its texts, its readers and its Keep."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import traitlets
from ipywidgets import widget_serialization

from commontable.content import load_module
from commontable.errors import CourseError
from commontable_widgets.keep import Keep
from commontable_widgets.part import Part
from commontable_widgets.strings import table

if TYPE_CHECKING:
    from commontable.content import Module, Prompt

LINE = "_" * 60


class PromptPart(Part):
    """Show one prompt of the module in the working folder; what is answered is kept by its Keep part."""

    kind: ClassVar[str]

    prompt = traitlets.Unicode().tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    readers = traitlets.Unicode().tag(sync=True)
    keep = traitlets.Instance(Keep).tag(sync=True, **widget_serialization)

    def __init__(self, prompt_id: str) -> None:
        module = load_module(Path.cwd())
        prompt = module.prompt(prompt_id)
        _must_be(prompt, kind=self.kind, widget=type(self).__name__)
        super().__init__(
            prompt=prompt.id,
            title=prompt.title,
            readers=str(prompt.readers),
            keep=Keep.of(prompt, module=module),
            strings=table("field", "feedback", self.kind),
            **self.texts(prompt, module=module),
        )

    def texts(self, prompt: Prompt, *, module: Module) -> dict[str, object]:  # noqa: ARG002 -- kinds that read nothing
        """Return what this kind shows besides the title."""
        return {}

    def as_text(self) -> str:
        """Return the prompt with room to write, for print."""
        return "\n".join([self.title, self.strings[f"readers-{self.readers}"], "", *self.text_lines()]) + "\n"

    def text_lines(self) -> list[str]:
        """Return the lines to fill in."""
        return [LINE, LINE, LINE]


def _must_be(prompt: Prompt, *, kind: str, widget: str) -> None:
    if prompt.kind != kind:
        raise CourseError(
            f"module.yml: the prompt '{prompt.id}' is of kind '{prompt.kind}', and {widget} shows '{kind}'. "
            f"Change the kind, or use the widget of that kind."
        )
