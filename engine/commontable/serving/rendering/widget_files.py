"""A page's widget modules and style sheets as two files that browsers keep, instead of a copy in each widget.

Only for pages whose widgets are all ours: they need no more than anywidget's contract, so a small manager draws
them. A page with any other widget keeps its state as nbconvert wrote it, and loads Jupyter's own manager.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

OURS = "commontable_widgets."
DEFAULT_EXPORT = re.compile(r"^export default\b", re.MULTILINE)
OTHER_LINKS = re.compile(r"^\s*(?:import\b|export\b(?! default))", re.MULTILINE)


@dataclass(frozen=True)
class WidgetFiles:
    """The state without its texts, the module that holds theirs in order, and the style sheet.

    In the state, `_esm` is a number into the module's list and `_css` is empty. Without a script nothing was taken.
    """

    state: dict[str, Any]
    script: str = ""
    sheet: str = ""


@dataclass
class _Texts:
    modules: dict[str, int] = field(default_factory=dict)
    sheets: dict[str, None] = field(default_factory=dict)

    def without(self, values: dict[str, Any]) -> dict[str, Any]:
        module, sheet = values.get("_esm"), values.get("_css")
        taken: dict[str, Any] = {}
        if module and _can_be_joined(module):
            taken["_esm"] = self.modules.setdefault(module, len(self.modules))
        if sheet:
            self.sheets.setdefault(sheet)
            taken["_css"] = ""
        return values | taken


def widget_files(state: dict[str, Any]) -> WidgetFiles:
    """Return a page's widget state with what its widgets share taken out of it."""
    models = state.get("state", {})
    if not models or not all(map(_is_ours, models.values())):
        return WidgetFiles(state)
    texts = _Texts()
    slim = {name: model | {"state": texts.without(model["state"])} for name, model in models.items()}
    return WidgetFiles(state | {"state": slim}, script=_script(texts.modules), sheet="\n".join(texts.sheets))


def _is_ours(model: dict[str, Any]) -> bool:
    if model.get("buffers"):
        return False
    is_layout = model["model_name"] == "LayoutModel"
    return is_layout or str(model["state"].get("_anywidget_id", "")).startswith(OURS)


def _can_be_joined(module: str) -> bool:
    return len(DEFAULT_EXPORT.findall(module)) == 1 and not OTHER_LINKS.search(module)


def _script(modules: dict[str, int]) -> str:
    # A block gives each module names of its own.
    blocks = (
        "{\n" + DEFAULT_EXPORT.sub(f"definitions[{number}] =", module) + "\n}" for module, number in modules.items()
    )
    return "\n".join(["const definitions = [];", *blocks, "export default definitions;", ""])
