"""The process of one kernel: an ordinary ipykernel with numbered comms, which may have run a module's cells."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ipykernel.kernelapp import IPKernelApp

from commontable.serving.kernels.numbered_comms import number_comms

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

VERSION = "COMMONTABLE_PAGE_VERSION"
NOTEBOOK = "COMMONTABLE_RUN"


def main() -> None:
    """Start the kernel; with a notebook named in the environment, run its cells before answering anybody."""
    app = IPKernelApp.instance()
    app.initialize(sys.argv[1:])
    number_comms(os.environ.get(VERSION, ""))
    notebook = os.environ.get(NOTEBOOK)
    if notebook:
        run_cells(app.shell, Path(notebook))
    app.start()


def run_cells(shell: InteractiveShell, notebook: Path) -> None:
    """Run the cells that a page shows; a failing one does not stop the rest."""
    import nbformat  # noqa: PLC0415 - a kernel that renders has no need of it

    from commontable.content.notebook import participant_cells  # noqa: PLC0415

    for cell in participant_cells(nbformat.read(notebook, as_version=4)):
        if cell.cell_type == "code":
            shell.run_cell(cell.source, store_history=False, silent=True)


if __name__ == "__main__":
    main()
