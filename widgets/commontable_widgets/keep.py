"""The only part that keeps: in a course page through the page's service, in JupyterLab in this kernel."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import traitlets
from ipywidgets import widget_serialization

from commontable.content import MAX_BYTES
from commontable.errors import CommonTableError
from commontable_widgets.esm import KEEP_PARTS, joined
from commontable_widgets.memory import IN_THIS_KERNEL
from commontable_widgets.part import Part
from commontable_widgets.strings import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commontable.content import Module, Prompt


class Keep(Part):
    """Hold one prompt's value; a page with a service keeps it there and never tells the kernel."""

    from_browser = frozenset({"value"})

    _esm = joined("keep", parts=KEEP_PARTS)
    _css = ""
    _view_name = traitlets.Unicode(None, allow_none=True).tag(sync=True)
    # Nothing is shown, so there is nothing to lay out: one model less per prompt.
    layout = traitlets.Any(None, allow_none=True).tag(sync=True, **widget_serialization)

    key = traitlets.Unicode().tag(sync=True)
    prompt = traitlets.Unicode().tag(sync=True)
    readers = traitlets.Unicode("me").tag(sync=True)
    value = traitlets.Any(None, allow_none=True).tag(sync=True)
    kept_in = traitlets.Unicode("kernel").tag(sync=True)

    def __init__(
        self, prompt: str, *, readers: str = "me", rule: Prompt | None = None, folder: str = ""
    ) -> None:
        self._rule = rule
        self._folder = folder
        super().__init__(prompt=prompt, readers=readers, key=uuid4().hex, strings=table("keep"))
        self.show(IN_THIS_KERNEL.join(self, folder=folder, prompt=prompt))

    @classmethod
    def of(cls, prompt: Prompt, *, module: Module) -> Keep:
        """Return the Keep of one prompt of a module; it refuses what the prompt's kind refuses."""
        return cls(prompt.id, readers=str(prompt.readers), rule=prompt, folder=module.folder)

    def show(self, value: Any) -> None:
        """Hold a value that is already kept."""
        self.value = value

    def set_state(self, sync_data: Mapping[str, Any]) -> None:
        """Keep what the browser sends if the prompt may hold it; answer which of the two it was."""
        if "value" not in sync_data:
            return
        refusal = self._refusal(sync_data["value"])
        if not refusal:
            super().set_state(sync_data)
            IN_THIS_KERNEL.keep(self.value, folder=self._folder, prompt=self.prompt)
        self.send({"refused": refusal} if refusal else {"kept": True})

    def _refusal(self, value: Any) -> str:
        try:
            size = len(json.dumps(value, ensure_ascii=False).encode())
            if self._rule is not None:
                self._rule.check(value)
        except CommonTableError as problem:
            return str(problem)
        except (TypeError, ValueError):
            return table("keep")["unreadable"]
        return table("keep")["too-long"] if size > MAX_BYTES else ""
