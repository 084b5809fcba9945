"""JupyterLab with nbgrader's panels for one member of staff, as a server of their own under a JupyterHub.

It has the course to look at, a gradebook of its own, and no database: hand-ins come from the course's server, of the
cohorts that its owner reads, and comments go back there.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from commontable.errors import SettingsError
from commontable.grading.far import Line
from commontable.grading.lab import passes_a_hidden_folder, quiet_arguments
from commontable.grading.tidying import tidy
from commontable.settings import SERVICE, Settings

FOLDER = "common-table"
# What of the course's folder staff look at; all else there is for whoever looks after the server.
SHOWN = ("modules", "datasets", "facilitator_guides", "gallery", "docs", "nbgrader_config.py")


def start_hub_lab(course: Path) -> None:
    """Become the Lab of whoever's account this is; return only by failing."""
    line = Line.here()
    if line is None:
        raise SettingsError(
            f"--hub is for a Lab that a JupyterHub starts, and {SERVICE} is not set. "
            "deploy/jupyterhub/common_table.py sets it; on the course's own machine leave out --hub."
        )
    settings = own_settings(course, home=Path.home().resolve())
    settings.prepare()
    settings.export()
    tidy(settings, line=line)
    # nbgrader looks for its configuration in the working folder.
    os.chdir(settings.course)
    subprocess.Popen([sys.executable, "-m", "commontable.grading.tidying"])
    arguments = [sys.executable, "-m", "jupyterhub.singleuser", *hub_lab_arguments(settings)]
    os.execv(sys.executable, arguments)  # noqa: S606 - the Hub ends what it started, so this process becomes the Lab


def own_settings(course: Path, *, home: Path) -> Settings:
    """Return the folders of one person's Lab: the course, as links that follow it, and what nbgrader writes."""
    view = home / FOLDER / "course"
    if course == view:
        return Settings(course=view, data=home / FOLDER / "data")
    view.mkdir(parents=True, exist_ok=True)
    for old in view.iterdir():
        if old.is_symlink():
            old.unlink()
    for part in (course / name for name in SHOWN):
        if part.exists() and not (view / part.name).exists():
            (view / part.name).symlink_to(part, target_is_directory=part.is_dir())
    return Settings(course=view, data=home / FOLDER / "data")


def hub_lab_arguments(settings: Settings) -> list[str]:
    """Return JupyterLab's arguments beside those that the Hub's environment gives: a root that holds both folders."""
    root = settings.data.parent
    arguments = [
        f"--ServerApp.root_dir={root}",
        f"--FileContentsManager.preferred_dir={settings.course}",
        # Formgrader stands in a frame inside Lab; the Hub's own setting would leave it blank.
        "--ServerApp.tornado_settings={'headers': {'Content-Security-Policy': \"frame-ancestors 'self'\"}}",
        *quiet_arguments(),
    ]
    if passes_a_hidden_folder(settings, root=root):
        arguments.append("--ContentsManager.allow_hidden=True")
    return arguments
