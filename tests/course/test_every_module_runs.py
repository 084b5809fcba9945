"""Every module's released notebook runs clean, and soon."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from course.every import FOLDERS, MODULES, ROOT

from commontable.content.module import assignment_of
from commontable.grading import release
from commontable.settings import Settings

SECONDS = 3
# A process of its own for all modules: nbclient brings an event loop, and the first run warms the rest.
RUN = """
import json, sys, time
import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from commontable.content.notebook import participant_cells
from commontable.serving.kernels.specs import CourseKernelSpecs

CLOCK = nbformat.v4.new_code_cell("import time; time.process_time()")
found = {}
for path in [sys.argv[1], *sys.argv[1:]]:
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [*participant_cells(notebook), CLOCK]
    folder = path.rpartition("/")[0]
    manager = AsyncKernelManager(kernel_spec_manager=CourseKernelSpecs())
    client = NotebookClient(notebook, km=manager, allow_errors=True, resources={"metadata": {"path": folder}})
    client.execute()
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    said = [out for cell in code for out in cell.outputs if out.output_type in ("error", "stream")]
    spent = next(out for out in code[-1].outputs if out.output_type == "execute_result")
    found[path] = {"said": [str(out)[:400] for out in said], "seconds": float(spent.data["text/plain"])}
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """Return what each released notebook said, and how long its kernel worked from its start."""
    settings = Settings(course=ROOT, data=tmp_path_factory.mktemp("released"))
    paths = {}
    for module in MODULES:
        folder = release(module, settings)
        assert folder.name == assignment_of(module)
        paths[module.folder] = str(folder / module.notebook.name)
    done = subprocess.run(
        [sys.executable, "-c", RUN, *paths.values()],
        env=os.environ | {"COMMONTABLE_COURSE": str(ROOT), "COMMONTABLE_DATA": str(settings.data)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    return {folder: found[path] for folder, path in paths.items()}


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_released_notebook_runs_without_an_error_or_a_warning(runs, folder):
    assert runs[folder]["said"] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_released_notebook_takes_less_than_three_seconds_of_work(runs, folder):
    # Processor time: on a machine that does other things beside, the clock on the wall says more about those.
    assert runs[folder]["seconds"] < SECONDS
