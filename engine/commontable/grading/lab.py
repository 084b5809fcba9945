"""JupyterLab with nbgrader's panels on this course, for staff at this machine."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from commontable.errors import SettingsError

if TYPE_CHECKING:
    from commontable.settings import Settings

DEFAULT_PORT = 8890


def lab_arguments(settings: Settings, *, port: int = DEFAULT_PORT, browser: bool = True) -> list[str]:
    """Return JupyterLab's arguments: loopback only, its own token, a root that holds course and data."""
    root = common_root(settings)
    arguments = [
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        "--ServerApp.allow_remote_access=False",
        f"--ServerApp.root_dir={root}",
        f"--FileContentsManager.preferred_dir={settings.course}",
        f"--ServerApp.open_browser={browser}",
        *quiet_arguments(),
    ]
    if passes_a_hidden_folder(settings, root=root):
        arguments.append("--ContentsManager.allow_hidden=True")
    return arguments


def quiet_arguments() -> list[str]:
    """Return the arguments with which no page asks any outside address: no news, no updates, no list of extensions."""
    arguments = [
        "--LabApp.news_url=None",
        "--LabApp.extension_manager=readonly",
        "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
    ]
    if getattr(os, "geteuid", lambda: -1)() == 0:
        # Jupyter refuses root for fear of other machines; this server answers only its own, or its Hub's proxy.
        arguments.append("--ServerApp.allow_root=True")
    return arguments


def common_root(settings: Settings) -> Path:
    """Return the nearest folder that holds both; nbgrader's panels work on nothing outside Jupyter's root."""
    try:
        return Path(os.path.commonpath([settings.course, settings.data]))
    except ValueError:
        raise SettingsError(
            f"The course ({settings.course}) and the data folder ({settings.data}) lie on two drives, "
            "and JupyterLab opens only one. Choose a data folder on the course's drive with --data."
        ) from None


def start_lab(settings: Settings, *, port: int, browser: bool) -> None:
    """Run JupyterLab in the course folder until it is stopped."""
    from jupyterlab.labapp import LabApp  # noqa: PLC0415 - a second's work that only this verb needs

    settings.prepare()
    settings.export()
    # nbgrader looks for its configuration in the working folder.
    os.chdir(settings.course)
    LabApp.launch_instance(lab_arguments(settings, port=port, browser=browser))


def passes_a_hidden_folder(settings: Settings, *, root: Path) -> bool:
    """Say whether the way from Jupyter's root to either folder leads through a hidden one."""
    inside = (settings.course.relative_to(root), settings.data.relative_to(root))
    return any(part.startswith(".") for path in inside for part in path.parts)
