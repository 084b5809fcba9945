"""A look at case data: chart, table and sentence by menus, and one question on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from commontable.datasets.folders import CASE as CASE_DISTRICT
from commontable.datasets.views import Choice, offered, view
from commontable.errors import CommonTableError, CourseError
from commontable_widgets.case_state import as_datasets, as_menus, as_state, as_text_table
from commontable_widgets.case_strings import CASE
from commontable_widgets.esm import FIELD_PARTS, joined, sheet
from commontable_widgets.prompt_part import PromptPart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commontable.content import Module, Prompt
    from commontable.datasets.views import View


class DataView(PromptPart):
    """Show a view of the prompt's dataset, work out another when a menu asks, and keep one answer.

    The first choice of each menu is in the widget from the start, so a page shows it without a kernel. Where
    the district has brought the same tables of its own, one more menu offers them beside the case district.
    """

    kind = "case"
    _esm = joined("data_view", parts=(*FIELD_PARTS, "tables", "asking"))
    _css = sheet() + sheet("data_view")

    datasets = traitlets.List().tag(sync=True)
    menus = traitlets.Dict().tag(sync=True)
    view = traitlets.Dict().tag(sync=True)
    question = traitlets.Unicode().tag(sync=True)
    options = traitlets.List().tag(sync=True)
    number = traitlets.Dict(None, allow_none=True).tag(sync=True)

    def __init__(self, prompt_id: str) -> None:
        super().__init__(prompt_id)
        self.strings = {**self.strings, **CASE}
        self.on_msg(self._answer)

    def texts(self, prompt: Prompt, *, module: Module) -> dict[str, object]:  # noqa: ARG002
        """Return the menus, the opening view and the question's choices."""
        self._asked = prompt
        data = _view_of(prompt)
        self._names = _names(data)
        limits = prompt.number
        return {
            "datasets": as_datasets(self._names),
            "menus": as_menus(data),
            "view": as_state(data.show(data.opening), dataset=data.dataset),
            "question": str(prompt.settings.get("question") or prompt.title),
            "options": [{"id": option.id, "text": option.label} for option in prompt.options],
            "number": None if limits is None else {"min": limits.min, "max": limits.max},
        }

    def text_lines(self) -> list[str]:
        """Return the opening table, its sentence and the question with its choices."""
        choices = [f"( ) {option['text']}" for option in self.options] or ["______"]
        return [*as_text_table(self.view), "", self.view["sentence"], "", self.question, *choices]

    def _answer(self, _widget: object, asked: Mapping[str, Any], _buffers: object) -> None:
        dataset = asked.get("dataset", self._names[0])
        if dataset not in self._names:
            return
        try:
            answer = self._told(asked, dataset=dataset)
        except CommonTableError as problem:
            answer = {"sentence": str(problem)}
        if answer:
            self.send(answer)

    def _told(self, asked: Mapping[str, Any], *, dataset: str) -> dict[str, Any]:
        """Return what a page asked for, the whole of another dataset or one view; nothing for a forgery."""
        data = _view_of(self._asked, dataset=dataset)
        if asked.get("ask") == "dataset":
            return {"menus": as_menus(data), "view": as_state(data.show(data.opening), dataset=dataset)}
        choice = _choice(asked)
        if choice is None or not data.offers(choice):
            return {}
        return {"view": as_state(data.show(choice), dataset=dataset)}


def _choice(asked: Mapping[str, Any]) -> Choice | None:
    # Anybody who has the page can send this message; only three short texts get further.
    values = [asked.get(name) for name in ("measure", "grouping", "year")]
    if asked.get("ask") != "view" or not all(isinstance(value, str) for value in values):
        return None
    return Choice(*map(str, values))


def _names(data: View) -> tuple[str, ...]:
    """Return the dataset that the prompt names, and the district's own where it has the tables for it."""
    others = offered(data.name) if data.dataset == CASE_DISTRICT else ()
    return (data.dataset, *(name for name in others if name != data.dataset))


def _view_of(prompt: Prompt, *, dataset: str = "") -> View:
    settings = prompt.settings
    measures = settings.get("measures") or []
    if not isinstance(measures, list | tuple):
        raise CourseError(
            f"module.yml: the measures of '{prompt.id}' are no list. Write measures: [conference]."
        )
    try:
        return view(
            str(settings.get("view", "")),
            dataset=dataset or str(settings.get("dataset", "")),
            measures=tuple(str(measure) for measure in measures),
        )
    except CourseError as problem:
        raise CourseError(f"module.yml, prompt '{prompt.id}': {problem}") from None
