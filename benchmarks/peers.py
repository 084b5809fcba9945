"""Streamlit and marimo with a page of the same shape: the module's prose, ten text boxes and one chart.

Both are installed into an environment of their own, which goes with the folder it stands in.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

from first_field import DESK, PHONE, Field, measure
from servers import ROOT, Server, free_port, start
from tables import shown, table

if TYPE_CHECKING:
    from bench import Pages

HERE = Path(__file__).parent
PACKAGES = ("streamlit==1.50.0", "marimo==0.16.5", "matplotlib")
HEADS = ("page", "cold", "warm", "phone, cold", "phone, warm", "over the wire, cold", "requests, cold")
STREAMLIT_BOX = '[data-testid="stTextArea"] textarea'
MARIMO_BOX = "marimo-text-area >>> textarea"


def measure_peers(folder: Path, *, times: int, ours: Pages) -> str:
    """Return a table of both peers beside our own openings."""
    python = _environment(folder)
    prose = folder / "prose.md"
    prose.write_text(_prose(), "utf-8")
    lines = [_line("Common Table", ours)]
    for name, server, selector in (
        ("Streamlit", _streamlit(folder, python), STREAMLIT_BOX),
        ("marimo", _marimo(folder, python), MARIMO_BOX),
    ):
        try:
            lines.append(_line(name, _openings(Field(server.address, selector), times=times)))
        finally:
            server.stop()
    return table(HEADS, lines)


def _openings(field: Field, *, times: int) -> Pages:
    from bench import Pages  # noqa: PLC0415 - the two modules name each other

    return Pages(measure(field, profile=DESK, times=times), measure(field, profile=PHONE, times=times))


def _line(name: str, pages: Pages) -> list[str]:
    desk, phone = pages.desk, pages.phone
    seconds = (desk.cold.seconds, desk.warm.seconds, phone.cold.seconds, phone.warm.seconds)
    size = [shown(desk.cold.bytes / 1e3, "KB"), str(desk.cold.requests)]
    return [name, *(shown(each, "s") for each in seconds), *size]


def _environment(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES], check=True)
    return python


def _prose() -> str:
    """Return the module's explanations as one text."""
    read = [sys.executable, "-m", "commontable.cli", "read", "m01_equal_partners"]
    return subprocess.run(read, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def _streamlit(folder: Path, python: Path) -> Server:
    port = free_port()
    quiet = ["--server.headless=true", "--browser.gatherUsageStats=false", "--server.fileWatcherType=none"]
    place = ["--server.address=127.0.0.1", f"--server.port={port}"]
    command = [str(python), "-m", "streamlit", "run", str(HERE / "peer_pages" / "streamlit_page.py"), *quiet, *place]
    return start("streamlit", command, folder=folder, ready="_stcore/health", address=f"http://127.0.0.1:{port}/")


def _marimo(folder: Path, python: Path) -> Server:
    port = free_port()
    place = ["--headless", "--no-token", "--host=127.0.0.1", f"--port={port}"]
    command = [str(python), "-m", "marimo", "run", str(HERE / "peer_pages" / "marimo_page.py"), *place]
    return start("marimo", command, folder=folder, ready="health", address=f"http://127.0.0.1:{port}/")
