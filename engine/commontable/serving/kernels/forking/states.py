"""Every widget's state as it is when a kernel is forked: put into words once, told by each kernel that is asked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from ipykernel.ipkernel import IPythonKernel

    Opened = Callable[[Any, dict[str, Any]], None]

# The widgets' protocol: a front end opens a comm of this target and asks on it.
TARGET = "jupyter.widget.control"
VERSION = "1.0.0"
ASKED = {"method": "request_states"}
# Messages after which every widget is as it was.
ONLY_ASKING = frozenset({"kernel_info_request", "comm_info_request", "connect_request"})


class FirstStates:
    """Answers `request_states` in ipywidgets' place, until a message comes that may change a widget.

    To look at every widget of a module anew copies three megabytes of pages in each kernel.
    """

    def __init__(self, kernel: IPythonKernel, *, opened: Opened, pack: Callable[[Any], bytes]) -> None:
        line = _Line()
        opened(line, {"metadata": {"version": VERSION}})
        line.hear(ASKED)
        self._told, self._buffers = pack(line.said), [bytes(each) for each in line.buffers]
        self._kernel = kernel
        self._opened = opened
        self._hold = True
        self._asking: set[str] = set()
        kernel.comm_manager.register_target(TARGET, self._open)

    def notice(self, message: dict[str, Any]) -> None:
        """See whether a message, before it is answered, leaves the widgets as they are."""
        kind, content = message["header"]["msg_type"], message["content"]
        about_states = content.get("target_name") == TARGET or content.get("comm_id") in self._asking
        self._hold = self._hold and (about_states or kind in ONLY_ASKING)

    def _open(self, comm: Any, message: dict[str, Any]) -> None:
        self._asking.add(comm.comm_id)

        def heard(asked: dict[str, Any]) -> None:
            if self._hold and asked["content"]["data"] == ASKED:
                self._tell(comm, asked)
            else:
                # ipywidgets answers from now on.
                self._opened(comm, message)
                comm.handle_msg(asked)

        comm.on_msg(heard)

    def _tell(self, comm: Any, asked: dict[str, Any]) -> None:
        said = b'{"data": %b, "comm_id": %b}' % (self._told, json.dumps(comm.comm_id).encode())
        to = self._kernel.iopub_socket
        self._kernel.session.send(to, "comm_msg", said, parent=asked, ident=comm.topic, buffers=self._buffers)


def first_states(kernel: IPythonKernel, *, pack: Callable[[Any], bytes]) -> FirstStates | None:
    """Return what answers for ipywidgets; `None` where no cell has a widget."""
    opened: Opened | None = kernel.comm_manager.targets.get(TARGET)
    return FirstStates(kernel, opened=opened, pack=pack) if opened else None


class _Line:
    """What ipywidgets needs of a comm to answer on it."""

    def on_msg(self, callback: Callable[[dict[str, Any]], None]) -> None:
        self._callback = callback

    def hear(self, data: dict[str, Any]) -> None:
        self._callback({"content": {"data": data}})

    def send(self, data: dict[str, Any], buffers: list[Any] | None = None) -> None:
        self.said, self.buffers = data, buffers or []
