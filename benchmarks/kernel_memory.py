"""What one forked kernel of module 1 holds for itself, and how much of that still equals its parent's memory.

python benchmarks/kernel_memory.py           four kernels, each asked for every widget's state
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import psutil  # type: ignore[import-untyped]  # it brings no types
from jupyter_client.manager import AsyncKernelManager
from servers import FOLDER, ROOT
from tables import table

from commontable.content import load_course
from commontable.grading.release import ensure_released
from commontable.serving.kernels.keeper import kernel_environment, leave_no_kernel
from commontable.serving.kernels.specs import KERNEL_NAME, CourseKernelSpecs
from commontable.settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

KERNELS = 4
PAGE, ENTRY = 4096, 8
MB = 1e6
SETTLE = 2
TARGET = "jupyter.widget.control"


def main() -> None:
    if not sys.platform.startswith("linux"):
        raise SystemExit("Only Linux tells which pages two processes share.")
    with tempfile.TemporaryDirectory(prefix="commontable-bench-") as data:
        settings = Settings(course=ROOT, data=Path(data))
        notebook = ensure_released(load_course(ROOT).module(FOLDER), settings)
        try:
            print(table(("a kernel's own memory", "MB"), asyncio.run(_measured(notebook))))
        finally:
            # Before the folder goes in which they stand.
            leave_no_kernel()


async def _measured(notebook: Path) -> list[list[str]]:
    async with AsyncExitStack() as stack:
        kernels = [await stack.enter_async_context(_kernel(notebook)) for _ in range(KERNELS)]
        await asyncio.sleep(SETTLE)
        before = [_own(pid) for pid, _ in kernels]
        for _, client in kernels:
            await _states(client)
        await asyncio.sleep(SETTLE)
        after = [_own(pid) for pid, _ in kernels]
        pid = kernels[-1][0]
        equal = _equal(psutil.Process(pid).ppid(), pid)
    found = {
        "after it has started": sum(before) / KERNELS,
        "after it has told every widget's state": sum(after) / KERNELS,
        "of that, byte for byte as its parent's (only counted up and down again)": equal,
    }
    return [[what, f"{size / MB:.1f}"] for what, size in found.items()]


@asynccontextmanager
async def _kernel(notebook: Path) -> AsyncIterator[tuple[int, Any]]:
    manager = AsyncKernelManager(kernel_spec_manager=CourseKernelSpecs(), kernel_name=KERNEL_NAME)
    await manager.start_kernel(
        cwd=str(notebook.parent), env=kernel_environment(ROOT, version="bench", notebook=notebook)
    )
    client = manager.client()
    client.start_channels(hb=False)
    await client.wait_for_ready(timeout=60)
    try:
        yield manager.provisioner.pid, client
    finally:
        client.stop_channels()
        await manager.shutdown_kernel(now=True)


async def _states(client: Any) -> None:
    comm = uuid4().hex
    for kind, content in (
        ("comm_open", {"comm_id": comm, "target_name": TARGET, "data": {}}),
        ("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}}),
    ):
        client.shell_channel.send(client.session.msg(kind, content, metadata={"version": "1.0.0"}))
    while (await client.get_iopub_msg(timeout=30))["msg_type"] != "comm_msg":
        pass


def _own(pid: int) -> int:
    return int(psutil.Process(pid).memory_full_info().uss)


def _equal(parent: int, child: int) -> int:
    """Return the bytes of the child's own pages that equal the parent's page at the same place."""
    equal = 0
    with (
        Path(f"/proc/{parent}/mem").open("rb", 0) as theirs,
        Path(f"/proc/{child}/mem").open("rb", 0) as mine,
        Path(f"/proc/{child}/pagemap").open("rb", 0) as seen,
    ):
        for place in psutil.Process(child).memory_maps(grouped=False):
            if not place.private_dirty:
                continue
            begin, end = (int(part, 16) for part in place.addr.split("-"))
            for address in range(begin, end, PAGE):
                if _is_own(seen, address) and _read(mine, address) == _read(theirs, address):
                    equal += PAGE
    return equal


def _is_own(seen: Any, address: int) -> bool:
    """Say whether only this process has the page: bit 56 of its entry, where 63 says that it is there."""
    seen.seek(address // PAGE * ENTRY)
    entry = int.from_bytes(seen.read(ENTRY), sys.byteorder)
    return bool(entry >> 63 & 1 and entry >> 56 & 1)


def _read(memory: Any, address: int) -> bytes | None:
    try:
        memory.seek(address)
        return bytes(memory.read(PAGE))
    except OSError:
        return None


if __name__ == "__main__":
    main()
