"""`commontable serve`: opens the course to participants."""

from __future__ import annotations

import logging
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

NAME = "serve"
HELP = "open the course to participants in a browser"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8866, metavar="N", help="port to listen on (0: any free one)")
    parser.add_argument("--data", metavar="DIR", help="folder for everything that is written (default: var/)")
    parser.add_argument("--host", default="127.0.0.1", metavar="A", help="address to listen on")
    parser.add_argument("--public-url", default="", metavar="URL", help="the address people type, path included")
    parser.add_argument("--trust-proxy", action="store_true", help="believe the forwarding headers of a proxy")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    parser.add_argument("--kernels", type=int, default=80, metavar="N", help="most kernels at a time")
    parser.add_argument(
        "--frame-ancestors", default="'self'", metavar="SOURCES", help="sites that may show the course in a frame"
    )
    enrolment = parser.add_mutually_exclusive_group()
    enrolment.add_argument(
        "--open-enrolment", dest="enrolment", action="store_true", default=None, help="let newcomers start by name"
    )
    enrolment.add_argument(
        "--no-open-enrolment", dest="enrolment", action="store_false", help="let nobody in without a code"
    )


def run(args: argparse.Namespace) -> int:
    from commontable.deployment import Deployment  # noqa: PLC0415 - `--help` should not load a server
    from commontable.keeping.in_use import in_use  # noqa: PLC0415
    from commontable.serving.app import serve  # noqa: PLC0415
    from commontable.serving.options import ServeOptions  # noqa: PLC0415
    from commontable.serving.safety import refuse_without_route  # noqa: PLC0415
    from commontable.settings import Settings  # noqa: PLC0415

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    options = ServeOptions(
        port=args.port,
        host=args.host,
        public_url=args.public_url,
        trust_proxy=args.trust_proxy,
        open_browser=not args.no_browser,
        open_enrolment=args.enrolment,
        kernel_cap=args.kernels,
        frame_ancestors=args.frame_ancestors,
    )
    settings = Settings.find(args.data)
    with in_use(settings), closing(Deployment.open(settings)) as deployment:
        refuse_without_route(deployment.course, options=options)
        serve(deployment, options)
    return 0
