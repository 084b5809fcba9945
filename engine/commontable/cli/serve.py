"""`commontable serve`: opens the course to participants."""

from __future__ import annotations

import logging
import os
from contextlib import closing
from typing import TYPE_CHECKING

from commontable.serving.hub.options import COHORTS, FACILITATORS, REVIEWERS, HubGroups, HubOptions
from commontable.serving.options import DEFAULT_PORT, LOOPBACK, ServeOptions

if TYPE_CHECKING:
    import argparse

NAME = "serve"
HELP = "open the course to participants in a browser"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, metavar="N", help="port to listen on (default: 8866; 0: any free one)")
    parser.add_argument("--data", metavar="DIR", help="folder for everything that is written (default: var/)")
    parser.add_argument("--host", metavar="A", help="address to listen on (default: 127.0.0.1)")
    parser.add_argument("--public-url", default="", metavar="URL", help="the address people type, path included")
    parser.add_argument("--trust-proxy", action="store_true", help="believe the forwarding headers of a proxy")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    parser.add_argument("--kernels", type=int, default=80, metavar="N", help="most kernels at a time")
    parser.add_argument(
        "--frame-ancestors", default="'self'", metavar="SOURCES", help="sites that may show the course in a frame"
    )
    _add_hub(parser)
    parser.add_argument(
        "--reached-at",
        default="",
        metavar="URL",
        help="where other processes of this course reach this one (default: the address it listens on)",
    )
    enrolment = parser.add_mutually_exclusive_group()
    enrolment.add_argument(
        "--open-enrolment", dest="enrolment", action="store_true", default=None, help="let newcomers start by name"
    )
    enrolment.add_argument(
        "--no-open-enrolment", dest="enrolment", action="store_false", help="let nobody in without a code"
    )


def _add_hub(parser: argparse.ArgumentParser) -> None:
    hub = parser.add_argument_group("under a JupyterHub")
    hub.add_argument("--hub", action="store_true", help="sign people in by the JupyterHub whose service this server is")
    hub.add_argument(
        "--hub-facilitators", action="append", metavar="GROUP", help=f"a Hub group of facilitators ({FACILITATORS})"
    )
    hub.add_argument("--hub-reviewers", action="append", metavar="GROUP", help=f"one of reviewers ({REVIEWERS})")
    hub.add_argument(
        "--hub-cohorts", default=COHORTS, metavar="PREFIX", help="how Hub groups that are cohorts begin (%(default)s)"
    )


def run(args: argparse.Namespace) -> int:
    from commontable.deployment import Deployment  # noqa: PLC0415 - `--help` should not load a server
    from commontable.keeping.in_use import in_use  # noqa: PLC0415
    from commontable.serving.app import serve  # noqa: PLC0415
    from commontable.serving.safety import refuse_without_route  # noqa: PLC0415
    from commontable.settings import Settings  # noqa: PLC0415

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    # Tornado quotes cookies, and what was typed, where somebody sent them wrong; Jupyter names kernels by their ids.
    logging.getLogger("tornado.general").setLevel(logging.ERROR)
    logging.getLogger("tornado.application").setLevel(logging.WARNING)
    options = _options(args)
    settings = Settings.find(args.data)
    with in_use(settings), closing(Deployment.open(settings)) as deployment:
        refuse_without_route(deployment.course, options=options)
        serve(deployment, options)
    return 0


def _options(args: argparse.Namespace) -> ServeOptions:
    hub = _hub(args) if args.hub else None
    host, port = (hub.address if hub else None) or (LOOPBACK, DEFAULT_PORT)
    return ServeOptions(
        port=port if args.port is None else args.port,
        host=args.host or host,
        public_url=args.public_url or (hub.public_url if hub else ""),
        trust_proxy=args.trust_proxy or hub is not None,
        open_browser=not (args.no_browser or hub),
        open_enrolment=args.enrolment,
        kernel_cap=args.kernels,
        frame_ancestors=args.frame_ancestors,
        hub=hub,
        reached_at=args.reached_at,
    )


def _hub(args: argparse.Namespace) -> HubOptions:
    groups = HubGroups(
        facilitators=frozenset(args.hub_facilitators or [FACILITATORS]),
        reviewers=frozenset(args.hub_reviewers or [REVIEWERS]),
        cohorts=args.hub_cohorts,
    )
    return HubOptions.take_from(os.environ, groups=groups)
