"""What a forked process does before it is a kernel: let go of everything that is its parent's."""

from __future__ import annotations

import gc
import os
import random
import signal
import sys
import time
from typing import TYPE_CHECKING

from commontable.serving.kernels.forking.platforms import end_with

if TYPE_CHECKING:
    from commontable.serving.kernels.forking.kernel import ForkedKernelApp
    from commontable.serving.kernels.forking.wire import KernelRequest

FIRST_OWN = 3
MOST_FILES = 4096


def become_kernel(app: ForkedKernelApp, request: KernelRequest, *, parent: int) -> None:
    """Be the kernel that was asked for, until it is told to end."""
    stand_alone(parent=parent)
    take_place(request)
    forget_chance()
    gc.enable()
    # Where the system does not end a process with its parent, ipykernel watches for it.
    app.parent_handle = parent
    app.begin(request.connection)
    app.start()
    app.close()


def stand_alone(*, parent: int) -> None:
    """Leave the parent's session, signals and open files; end when it ends.

    Interrupts stay ignored, as ipykernel wants them between two executions.
    """
    os.setsid()
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGCHLD, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    end_with(parent, by=signal.SIGKILL)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.closerange(FIRST_OWN, MOST_FILES)


def take_place(request: KernelRequest) -> None:
    """Have the folder and exactly the environment that were asked for."""
    # Only what differs from the parent's: to set all of them anew is to touch all of them.
    for name in [name for name in os.environ if name not in request.env]:
        del os.environ[name]
    for name, value in request.env.items():
        if os.environ.get(name) != value:
            os.environ[name] = value
    time.tzset()
    os.chdir(request.cwd)


def forget_chance() -> None:
    """Draw other random numbers than the parent and every other kernel; `secrets` and `uuid` ask the system."""
    random.seed()
    # Not by way of numpy itself, which would load its generators here, once in each kernel.
    generators = sys.modules.get("numpy.random")
    if generators is not None:
        generators.seed()
