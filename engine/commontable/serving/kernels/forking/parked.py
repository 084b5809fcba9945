"""The program of a parked process: run a module's notebook, then fork a kernel for whoever asks."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import socket
import sys
from pathlib import Path

from commontable.serving.kernels.forking.platforms import end_with, has_ended

# Seconds for a server that is being killed to be gone.
TO_END = 1.0


def main() -> None:
    """Prepare, then serve until the server has ended or has no more use for this version."""
    listener, lifeline = socket.socket(fileno=int(sys.argv[1])), sys.stdin.fileno()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    # A signal that can be met: it leaves time to tidy up.
    end_with(os.getppid(), by=signal.SIGTERM)
    folder = Path(listener.getsockname()).parent
    try:
        if not has_ended(lifeline):
            serve(listener, lifeline=lifeline, folder=folder)
    finally:
        # The thread that started us can end before the rest of its server, and the system tells us at once.
        if has_ended(lifeline, within=TO_END):
            # The server may not have lived to do it.
            shutil.rmtree(folder, ignore_errors=True)


def serve(listener: socket.socket, *, lifeline: int, folder: Path) -> None:
    """Make everything that is the same for all kernels, then be their parent."""
    # What is collected leaves holes; each kernel would fill them and so copy the pages around them.
    gc.disable()

    from commontable.serving.kernels.forking.preparing import prepare  # noqa: PLC0415 - it imports a great deal

    app = prepare(folder=folder)

    from commontable.serving.kernels.forking.heap import fill_holes  # noqa: PLC0415
    from commontable.serving.kernels.forking.parent import Parent  # noqa: PLC0415

    fill_holes()
    parent = Parent(listener=listener, lifeline=lifeline, app=app)
    gc.freeze()
    parent.run()


if __name__ == "__main__":
    main()
