"""Runs the cells of a staff app in the kernel that its page will talk to, and gives the page's parts."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import nbformat
from voila.execute import VoilaExecutor

from commontable.serving.rendering.page import STATE, body_of, failures

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger("commontable.rendering")
EMPTY: dict[str, Any] = {"state": {}}


@dataclass(frozen=True)
class AppPage:
    """A staff app's page as one person sees it: HTML, and widget state as nbconvert embeds it."""

    body: str
    state: dict[str, Any]


async def run_app(notebook: Path, *, manager: Any) -> AppPage:
    """Run the cells in a kernel that has been started, and leave it running."""
    shown = nbformat.read(notebook, as_version=4)
    executor = VoilaExecutor(shown, km=manager, allow_errors=True, store_widget_state=True, show_tracebacks=True)
    try:
        await executor.async_start_new_kernel_client()
        for number, cell in enumerate(shown.cells):
            if cell.cell_type == "code":
                await executor.async_execute_cell(cell, number)
        executor.set_widgets_metadata()
    finally:
        # The line is ours alone; the kernel goes on for the page.
        if executor.kc:
            executor.kc.stop_channels()
    failures(shown, notebook=notebook.stem)
    return AppPage(body=body_of(shown), state=shown.metadata.get("widgets", {}).get(STATE, EMPTY))
