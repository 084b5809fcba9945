"""Runs a released notebook once and turns it into the body and widget state of a page."""

from __future__ import annotations

import json
import logging
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbconvert import HTMLExporter
from voila.execute import VoilaExecutor

from commontable.content.notebook import participant_cells
from commontable.serving.kernels.keeper import kernel_environment
from commontable.serving.kernels.specs import CourseKernelSpecs

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from nbformat import NotebookNode

log = logging.getLogger("commontable.rendering")

STATE = "application/vnd.jupyter.widget-state+json"
TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class ModulePage:
    """What of a module's page is the same for everyone.

    `body` is HTML, `state` the widget state as nbconvert embeds it, `failed` how many cells could not be run.
    """

    version: str
    body: str
    state: dict[str, Any]
    failed: int


async def render_module(notebook: Path, *, course: Path, version: str) -> ModulePage:
    """Run the cells of a released notebook in a kernel of their own and render what they show."""
    shown = nbformat.read(notebook, as_version=4)
    shown.cells = participant_cells(shown)
    failed = await _run(shown, folder=notebook.parent, course=course, version=version)
    state = shown.metadata.get("widgets", {}).get(STATE, {"state": {}})
    return ModulePage(version=version, body=body_of(shown), state=state, failed=failed)


async def _run(notebook: NotebookNode, *, folder: Path, course: Path, version: str) -> int:
    manager = AsyncKernelManager(kernel_spec_manager=CourseKernelSpecs())
    executor = VoilaExecutor(
        notebook, km=manager, allow_errors=True, store_widget_state=True, show_tracebacks=True
    )
    environment = kernel_environment(course, version=version)
    async with _kernel_of(executor, env=environment, cwd=str(folder)):
        for number, cell in enumerate(notebook.cells):
            if cell.cell_type == "code":
                await executor.async_execute_cell(cell, number)
        executor.set_widgets_metadata()
    return failures(notebook, notebook=folder.name)


@asynccontextmanager
async def _kernel_of(executor: VoilaExecutor, **given: Any) -> AsyncIterator[None]:
    """Give the executor a kernel and end it after.

    nbclient's own way takes the server's signals over: a SIGTERM would end this kernel and not the server, and
    the one after that would end the server in the middle of whatever it does.
    """
    try:
        await executor.async_start_new_kernel(**given)
        await executor.async_start_new_kernel_client()
        yield
    finally:
        if executor.kc:
            executor.kc.stop_channels()
        if executor.km.has_kernel:
            await executor.km.shutdown_kernel(now=True)


def failures(shown: NotebookNode, *, notebook: str) -> int:
    """Return how many cells failed, each told to the log."""
    return sum(_tell(cell, notebook=notebook) for cell in shown.cells)


def _tell(cell: NotebookNode, *, notebook: str) -> bool:
    """Log what a failing cell said; the page shows a plain sentence in its place."""
    errors = [o for o in cell.get("outputs", []) if o.output_type == "error"]
    for error in errors:
        log.error("%s, cell %s: %s: %s", notebook, cell.id, error.ename, error.evalue)
    return bool(errors)


def body_of(notebook: NotebookNode) -> str:
    """Return the cells of a notebook that has been run, as the HTML of a page."""
    exporter = HTMLExporter(
        template_file="module_body.html.j2",
        extra_template_basedirs=[str(TEMPLATES)],
        template_name="commontable",
        exclude_anchor_links=True,
        exclude_input=True,
    )
    body, _ = exporter.from_notebook_node(notebook)
    return str(body)


def as_script_text(state: dict[str, Any]) -> str:
    """Return JSON that may stand inside a script element, whatever text it holds."""
    text = json.dumps(state, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
