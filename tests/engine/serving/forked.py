"""Kernels as the server starts them, on a small notebook, and a client that may run code in them."""

import os
from contextlib import asynccontextmanager
from uuid import uuid4

import nbformat
from jupyter_client.manager import AsyncKernelManager

from commontable.serving.kernels.keeper import kernel_environment
from commontable.serving.kernels.specs import CourseKernelSpecs

CELLS = """
import random
import sqlite3
import uuid

import ipywidgets
import numpy

ran_in = __import__("os").getpid()
slider = ipywidgets.IntSlider(value=1)
doubled = ipywidgets.Label("2")
slider.observe(lambda change: setattr(doubled, "value", str(2 * change["new"])), "value")
database = open(__DATABASE__, "w+")
"""


def write_notebook(folder, text=CELLS):
    folder.mkdir(exist_ok=True)
    path = folder / "small.ipynb"
    code = text.replace("__DATABASE__", repr(str(folder / "open-file")))
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    nbformat.write(notebook, path)
    return path


class Running:
    """One kernel and a client on it."""

    def __init__(self, manager, client):
        self.manager, self.client = manager, client
        self.pid = manager.provisioner.pid

    async def says(self, code):
        """Run code and return what it prints."""
        said = []
        await self.client.execute_interactive(code, output_hook=said.append, allow_stdin=False, timeout=30)
        errors = [m["content"] for m in said if m["msg_type"] == "error"]
        assert not errors, errors
        return "".join(m["content"]["text"] for m in said if m["msg_type"] == "stream").strip()

    async def widget_says(self, comm_id, state):
        """Set a widget's state from outside and return every state that comes back until the kernel is idle."""
        content = {"comm_id": comm_id, "data": {"method": "update", "state": state, "buffer_paths": []}}
        message = self.client.session.msg("comm_msg", content)
        self.client.shell_channel.send(message)
        heard = []
        while True:
            got = await self.client.get_iopub_msg(timeout=30)
            if got["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            if got["msg_type"] == "comm_msg":
                heard.append((got["content"]["comm_id"], got["content"]["data"].get("state")))
            if got["content"].get("execution_state") == "idle":
                return heard


    async def states(self):
        """Ask for every widget's state, as a page of Jupyter's own does, and return what is told."""
        comm = uuid4().hex
        about = {"comm_id": comm, "target_name": "jupyter.widget.control", "data": {}}
        self._send("comm_open", about, metadata={"version": "1.0.0"})
        self._send("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}})
        while True:
            got = await self.client.get_iopub_msg(timeout=30)
            if got["msg_type"] == "comm_msg" and got["content"]["comm_id"] == comm:
                return got["content"]["data"]

    def _send(self, kind, content, **more):
        self.client.shell_channel.send(self.client.session.msg(kind, content, **more))


def environment(root, notebook, *, version="one", **more):
    return kernel_environment(root, version=version, notebook=notebook) | more


@asynccontextmanager
async def kernel(env, *, cwd, provisioner=None):
    """Start a kernel the way the server does and end it after; or with another provisioner, to compare."""
    specs = CourseKernelSpecs()
    manager = AsyncKernelManager(kernel_spec_manager=specs, kernel_name="python3")
    if provisioner:
        manager.kernel_spec.metadata["kernel_provisioner"] = {"provisioner_name": provisioner}
    await manager.start_kernel(cwd=str(cwd), env=env)
    client = manager.client()
    # A socket that is left open would hold up the end of the whole run, so a kernel that never answers is ended too.
    try:
        client.start_channels(hb=False)
        await client.wait_for_ready(timeout=60)
        yield Running(manager, client)
    finally:
        client.stop_channels()
        if manager.has_kernel:
            await manager.shutdown_kernel(now=True)
        else:
            await manager.cleanup_resources()


def alive(pid):
    """Say whether a process runs; one that has ended and waits to be collected does not."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def parent_of(pid):
    with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
        return int(stat.read().rpartition(")")[2].split()[1])


def descriptors(pid):
    found = {}
    for name in os.listdir(f"/proc/{pid}/fd"):
        try:
            found[int(name)] = os.readlink(f"/proc/{pid}/fd/{name}")
        except OSError:
            continue
    return found
