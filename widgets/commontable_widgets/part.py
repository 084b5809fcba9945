"""What all widgets share: the strings they show, and a closed door to forged messages."""

from collections.abc import Mapping
from typing import Any, ClassVar

import anywidget
import traitlets

from commontable_widgets.esm import sheet

_methods = ("update", "request_state", "request_states", "custom")


class Part(anywidget.AnyWidget):  # type: ignore[misc]  # anywidget brings no types
    """A widget that takes from a browser only the traits it names in `from_browser`."""

    from_browser: ClassVar[frozenset[str]] = frozenset()

    _css = sheet()
    strings = traitlets.Dict().tag(sync=True)

    def set_state(self, sync_data: Mapping[str, Any]) -> None:
        """Take what a browser may set; its other words are a forgery and change nothing."""
        accepted = {name: value for name, value in sync_data.items() if name in self.from_browser}
        if accepted:
            super().set_state(accepted)

    def _handle_msg(self, msg: Mapping[str, Any]) -> None:
        # A malformed message would otherwise send a traceback to the browser.
        if _is_sound(msg):
            super()._handle_msg(msg)

    def as_text(self) -> str:
        """Return the widget as plain text, unfilled, for print."""
        return ""


def _is_sound(msg: Mapping[str, Any]) -> bool:
    content = msg.get("content")
    data = content.get("data") if isinstance(content, dict) else None
    if not isinstance(data, dict) or data.get("method") not in _methods or data.get("buffer_paths"):
        return False
    if data["method"] == "custom":
        return isinstance(data.get("content"), dict)
    return data["method"] != "update" or isinstance(data.get("state"), dict)
