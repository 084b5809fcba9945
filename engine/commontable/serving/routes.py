"""Every address of the application, and to whom it is open; a test walks this table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from commontable.serving.assets import AssetHandler
from commontable.serving.kernels.owners import (
    OwnedChannelsHandler,
    OwnedKernelHandler,
    OwnedShutdownHandler,
)
from commontable.serving.pages.catalogue import CataloguePage
from commontable.serving.pages.health import HealthPage, MetricsPage
from commontable.serving.pages.me import MePage
from commontable.serving.pages.missing import MissingPage
from commontable.serving.pages.module import FigurePage, ModulePage
from commontable.serving.pages.sign_in import LoginPage, LogoutPage, WelcomePage
from commontable.serving.pages.staff import PeoplePage, StaffConsolePage, StepPage
from commontable.serving.pages.staff_guides import GuidePage, GuidesPage
from commontable.serving.service.handlers import (
    HandInHandler,
    HistoryHandler,
    KernelStartHandler,
    PromptHandler,
    WordsHandler,
)

if TYPE_CHECKING:
    from tornado.web import RequestHandler

KERNEL = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"
MODULE = r"(?P<folder>[a-z0-9_]+)"
PROMPT = r"(?P<prompt>[a-z0-9-]+)"


class Access(StrEnum):
    """To whom an address is open."""

    PUBLIC = "public"
    PARTICIPANT = "participant"
    STAFF = "staff"
    OWNER = "owner"


@dataclass(frozen=True)
class Route:
    """One address, as a pattern below the base."""

    pattern: str
    handler: type[RequestHandler]
    access: Access


ROUTES = (
    Route("", CataloguePage, Access.PARTICIPANT),
    Route("login", LoginPage, Access.PUBLIC),
    Route("logout", LogoutPage, Access.PUBLIC),
    Route("healthz", HealthPage, Access.PUBLIC),
    Route(r"assets/(?P<name>[\w.-]+)", AssetHandler, Access.PUBLIC),
    Route("welcome", WelcomePage, Access.PARTICIPANT),
    Route("me", MePage, Access.PARTICIPANT),
    Route(f"modules/{MODULE}/", ModulePage, Access.PARTICIPANT),
    Route(rf"modules/{MODULE}/figures/(?P<name>[\w.-]+)", FigurePage, Access.PARTICIPANT),
    Route("metrics", MetricsPage, Access.STAFF),
    Route("staff/", StaffConsolePage, Access.STAFF),
    Route("staff/(?P<step>release|collect|autograde|feedback)", StepPage, Access.STAFF),
    Route("staff/people/(?P<change>add|code|roster|merge)", PeoplePage, Access.STAFF),
    Route("staff/guides/", GuidesPage, Access.STAFF),
    Route(r"staff/guides/(?P<folder>[a-z0-9_-]+)/(?P<name>[\w.-]+)", GuidePage, Access.STAFF),
    Route(f"api/words/{MODULE}", WordsHandler, Access.PARTICIPANT),
    Route(f"api/words/{MODULE}/{PROMPT}", PromptHandler, Access.PARTICIPANT),
    Route(f"api/words/{MODULE}/{PROMPT}/history", HistoryHandler, Access.PARTICIPANT),
    Route(f"api/hand-ins/{MODULE}", HandInHandler, Access.PARTICIPANT),
    Route(f"api/module-kernels/{MODULE}", KernelStartHandler, Access.PARTICIPANT),
    Route(f"api/kernels/{KERNEL}", OwnedKernelHandler, Access.OWNER),
    Route(f"api/kernels/{KERNEL}/channels", OwnedChannelsHandler, Access.OWNER),
    Route(f"voila/api/shutdown/{KERNEL}", OwnedShutdownHandler, Access.OWNER),
    # Last, so that whatever is not named above is a plain page that says so.
    Route("(?P<path>.*)", MissingPage, Access.PUBLIC),
)


def tornado_routes(base: str) -> list[tuple[str, type[RequestHandler], dict[str, Any]]]:
    """Return the table in tornado's form, under the path of the public address."""
    return [(base + route.pattern, route.handler, {}) for route in ROUTES]
