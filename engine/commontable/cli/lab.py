"""`commontable lab`: JupyterLab with formgrader on this course, at this machine only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.settings import Settings

if TYPE_CHECKING:
    import argparse

NAME = "lab"
HELP = "open JupyterLab with formgrader on this course, at this machine only"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", metavar="DIR", help="the data folder; else COMMONTABLE_DATA, else var/")
    parser.add_argument("--port", type=int, default=8890, help="the port on 127.0.0.1 (default: 8890)")
    parser.add_argument("--no-browser", action="store_true", help="print the address and open no browser")
    parser.add_argument("--hub", action="store_true", help="be one person's own Lab, which a JupyterHub starts")


def run(args: argparse.Namespace) -> int:
    from commontable.grading.hub_lab import start_hub_lab  # noqa: PLC0415 - `--help` need not wait for it
    from commontable.grading.lab import start_lab  # noqa: PLC0415
    from commontable.keeping.in_use import in_use  # noqa: PLC0415

    settings = Settings.find(args.data)
    if args.hub:
        start_hub_lab(settings.course)
    with in_use(settings):
        start_lab(settings, port=args.port, browser=not args.no_browser)
    return 0
