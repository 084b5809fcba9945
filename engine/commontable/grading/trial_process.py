"""Runs the notebooks that it is given, in a process of its own; `trial_runs.py` reads what it prints."""
# mypy: disable-error-code="misc"

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

from commontable.content.notebook import participant_cells
from commontable.serving.kernels.specs import CourseKernelSpecs

_CLOCK = "import time; time.process_time()"
_LONGEST = 300


def run(path: Path) -> dict[str, Any]:
    """Run what participants see of a notebook; return what it said, and its kernel's processor seconds."""
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [*participant_cells(notebook), nbformat.v4.new_code_cell(_CLOCK)]
    manager = AsyncKernelManager(kernel_spec_manager=CourseKernelSpecs())
    place = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, km=manager, allow_errors=True, resources=place).execute()
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    said = [_words(out) for cell in code for out in cell.outputs if out.output_type in {"error", "stream"}]
    spent = next(out for out in code[-1].outputs if out.output_type == "execute_result")
    return {"said": said, "seconds": float(spent.data["text/plain"])}


def _words(output: Any) -> str:
    if output.output_type == "error":
        return f"{output.ename}: {output.evalue}"[:_LONGEST]
    return f"it printed “{output.text.strip()[:_LONGEST]}”."


if __name__ == "__main__":
    paths = [Path(path) for path in sys.argv[1:]]
    # The first one twice: what is imported once for all of them is not its own.
    run(paths[0])
    sys.stdout.write(json.dumps({str(path): run(path) for path in paths}))
