"""Servers to measure: each started as a person would start it, watched by its processes, ended by its id."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import psutil  # type: ignore[import-untyped]  # it brings no types

from commontable.content import load_course

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
FOLDER = "m01_equal_partners"
READY = 180
MAKING = 900
TO_STOP = 15


@dataclass(frozen=True)
class Load:
    """What the processes of a server hold and have used: bytes (PSS), seconds of processor time, processes."""

    memory: int
    processor: float
    processes: int


@dataclass
class Server:
    """One running server and the address it answers at."""

    name: str
    address: str
    process: subprocess.Popen[bytes]
    ready_after: float

    def load(self) -> Load:
        return _load(psutil.Process(self.process.pid))

    def kill(self) -> None:
        """End the process as a power cut would."""
        self.process.kill()
        self.process.wait(TO_STOP)

    def stop(self) -> None:
        """End the process and whatever it started."""
        children = _family(psutil.Process(self.process.pid)) if self.process.poll() is None else []
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(TO_STOP)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(TO_STOP)
        for child in children:
            if child.is_running():
                child.kill()


def start(  # noqa: PLR0913 - four kinds of server, told apart by these
    name: str, command: list[str], *, folder: Path, ready: str, address: str = "", course: Path = ROOT
) -> Server:
    """Start a server; it is ready when `ready` (below its address) answers.

    Without an address it is read from the first line that the server prints.
    """
    begun = time.monotonic()
    log = (folder / f"{name}.log").open("wb")
    output = subprocess.PIPE if not address else log
    process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=log, env=_environment(course))
    if not address:
        address = _printed_address(process, name=name)
    server = Server(name, address, process, 0)
    wait_until(lambda: answers(address + ready), seconds=READY, what=name)
    server.ready_after = time.monotonic() - begun
    return server


def start_ours(data: Path, *, course: Path = ROOT, port: int = 0) -> Server:
    """Start `commontable serve` on a data folder, with room for as many kernels as are asked for."""
    data.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "commontable.cli", "serve", "--no-browser", "--port", str(port)]
    command += ["--data", str(data), "--kernels", "400"]
    return start("commontable", command, folder=data, ready="healthz", course=course)


def start_voila(folder: Path, *, release: Path) -> Server:
    """Start stock Voila on a copy of the released module."""
    copy = folder / FOLDER
    if not copy.exists():
        shutil.copytree(release, copy)
    port = free_port()
    address = f"http://127.0.0.1:{port}/"
    options = ["--no-browser", f"--port={port}", "--Voila.ip=127.0.0.1"]
    command = [sys.executable, "-m", "voila", str(copy / "equal_partners.ipynb"), *options]
    return start("voila", command, folder=folder, ready="voila/static/voila.js", address=address)


def make_pages(data: Path, *, course: Path = ROOT) -> None:
    """Have every module's page made by a server that ends then: making them is no part of what is measured."""
    if not pages_are_made(data, course=course):
        server = start_ours(data, course=course)
        try:
            wait_until(lambda: pages_are_made(data, course=course), seconds=MAKING, what="the modules' pages")
        finally:
            server.stop()


def pages_are_made(data: Path, *, course: Path = ROOT) -> bool:
    return all(page_is_made(data, module=module.folder) for module in load_course(course).modules)


def page_is_made(data: Path, *, module: str = FOLDER) -> bool:
    """Tell whether the module's page is finished, which a server does once per version, before or after a start."""
    return (data / "pages" / f"{module}.json").is_file()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=10) as answer:
            return bool(answer.status < 400)
    except (URLError, OSError):
        return False


def wait_until(is_so: Callable[[], bool], *, seconds: float, what: str, every: float = 0.02) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            raise SystemExit(f"{what} was not ready within {seconds:.0f} seconds. Read its log, then run again.")
        time.sleep(every)


def _printed_address(process: subprocess.Popen[bytes], *, name: str) -> str:
    assert process.stdout
    found = re.search(rb"http://\S+", process.stdout.readline())
    if not found:
        raise SystemExit(f"{name} did not start. Read its log, then run again.")
    return found[0].decode()


def _environment(course: Path) -> dict[str, str]:
    # The widgets of a copied notebook find the case data by this.
    return os.environ | {"COMMONTABLE_COURSE": str(course)}


def _family(parent: psutil.Process) -> list[psutil.Process]:
    return [parent, *parent.children(recursive=True)]


def _load(parent: psutil.Process) -> Load:
    memory, processor, count = 0, 0.0, 0
    for process in _family(parent):
        try:
            times = process.cpu_times()
            memory += process.memory_full_info().pss
        except psutil.Error:
            continue
        # A process that ended is counted with its parent.
        processor += times.user + times.system + times.children_user + times.children_system
        count += 1
    return Load(memory, processor, count)
