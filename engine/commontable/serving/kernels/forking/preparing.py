"""All that a kernel of this notebook needs and that is the same for everyone, made once before any kernel exists."""

from __future__ import annotations

import io
import os
import sys
from contextlib import redirect_stdout
from pathlib import Path

# Pages have no debugger, and importing one is a third of a kernel's start. None makes the import fail.
sys.modules.setdefault("debugpy", None)  # type: ignore[arg-type]

# What a kernel would import first of all, once in each of them.
import faulthandler  # noqa: E402, F401

import ipykernel.debugger  # noqa: E402, F401
import tornado.platform.asyncio  # noqa: E402, F401
from ipykernel.zmqshell import ZMQInteractiveShell  # noqa: E402
from IPython.core.interactiveshell import InteractiveShell  # noqa: E402
from traitlets.config import Config  # noqa: E402

from commontable.serving.kernels.forking.kernel import ForkedKernelApp  # noqa: E402
from commontable.serving.kernels.forking.rehearsal import rehearse  # noqa: E402
from commontable.serving.kernels.numbered_comms import number_comms  # noqa: E402
from commontable.serving.kernels.process import NOTEBOOK, VERSION, run_cells  # noqa: E402

# Nobody types code here: no history file is opened, no completions are looked up.
PLAIN = Config({"HistoryManager": {"enabled": False}, "Completer": {"use_jedi": False}})


def prepare(*, folder: Path) -> ForkedKernelApp:
    """Run the cells of the notebook named in the environment and return what a forked kernel starts with.

    `folder` is where sockets may lie.
    Its widgets speak to nobody yet: `comm` drops what is said while a process has no kernel.
    """
    number_comms(os.environ.get(VERSION, ""))
    variables = _run(Path(os.environ[NOTEBOOK]))
    ZMQInteractiveShell.instance(config=PLAIN, user_ns=variables)
    app: ForkedKernelApp = ForkedKernelApp.instance()
    app.prepare()
    rehearse(folder)
    return app


def _run(notebook: Path) -> dict[str, object]:
    # A kernel's own shell sends what it shows over sockets, and there are none before the fork.
    shell = InteractiveShell.instance(config=PLAIN)
    shown = io.StringIO()
    with redirect_stdout(shown):
        run_cells(shell, notebook)
    variables: dict[str, object] = dict(shell.user_ns)
    InteractiveShell.clear_instance()
    return variables
