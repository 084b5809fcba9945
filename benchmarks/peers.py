"""Streamlit and marimo with a page of the same shape: the module's prose, ten text boxes and one chart.

Both are installed into an environment of their own, which goes with the folder it stands in.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from first_field import Field
from servers import ROOT, Server, free_port, start

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
PACKAGES = ("streamlit==1.50.0", "marimo==0.16.5", "matplotlib")
STREAMLIT_BOX = '[data-testid="stTextArea"] textarea'
MARIMO_BOX = "marimo-text-area >>> textarea"


@contextmanager
def running_peer(name: str, folder: Path) -> Iterator[Field]:
    """Serve the peer's page and give its first field."""
    python = _environment(folder)
    (folder / "prose.md").write_text(_prose(), "utf-8")
    serve, selector = PEERS[name]
    server = serve(folder, python)
    try:
        yield Field(server.address, selector)
    finally:
        server.stop()


def _environment(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    python = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if python.exists():
        return python
    venv.create(folder / "venv", with_pip=True)
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


PEERS = {"Streamlit": (_streamlit, STREAMLIT_BOX), "marimo": (_marimo, MARIMO_BOX)}
