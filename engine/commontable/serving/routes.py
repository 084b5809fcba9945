"""Every address of the application, and to whom it is open; a test walks this table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from commontable.serving.assets import AssetHandler
from commontable.serving.hub.join import HubJoinPage
from commontable.serving.hub.pages import HubCallbackPage, HubLoginPage, HubLogoutPage
from commontable.serving.kernels.elsewhere import (
    ElsewhereChannelsHandler,
    ElsewhereKernelHandler,
    KernelElsewhere,
)
from commontable.serving.kernels.owners import (
    OwnedChannelsHandler,
    OwnedKernelHandler,
    OwnedShutdownHandler,
)
from commontable.serving.pages.catalogue import CataloguePage
from commontable.serving.pages.health import HealthPage, MetricsPage
from commontable.serving.pages.join import JoinPage
from commontable.serving.pages.me import MePage
from commontable.serving.pages.me_certificate import CertificateFile, CertificatePage
from commontable.serving.pages.me_data import MyDataAct, MyDataPage
from commontable.serving.pages.me_portfolio import PortfolioFile, PortfolioPage
from commontable.serving.pages.me_workshops import MyWorkshopPage
from commontable.serving.pages.missing import MissingPage
from commontable.serving.pages.module import FigurePage, ModulePage
from commontable.serving.pages.sign_in import LoginPage, LogoutPage, WelcomePage
from commontable.serving.pages.staff import StaffConsolePage, StepPage
from commontable.serving.pages.staff_app import StaffAppPage
from commontable.serving.pages.staff_backup import BackupActPage, BackupPage
from commontable.serving.pages.staff_exports import ExportsPage
from commontable.serving.pages.staff_guides import GuidePage, GuidesPage
from commontable.serving.pages.staff_people import PeopleChangePage, PeoplePage
from commontable.serving.pages.staff_record import RecordPage
from commontable.serving.pages.verify import VerifyPage
from commontable.serving.pages.wall import WallPage
from commontable.serving.service.cohort import CohortHandler
from commontable.serving.service.grading import GradingHandler
from commontable.serving.service.handlers import (
    HandInHandler,
    HistoryHandler,
    KernelStartHandler,
    PromptHandler,
    WordsHandler,
)
from commontable.serving.service.own import OutcomeHandler, ReadersHandler
from commontable.serving.service.reviewing import QueueHandler, ReviewHandInHandler, ReviewSettingsHandler
from commontable.serving.service.reviewing_acts import (
    ReviewActHandler,
    ReviewCommentHandler,
    ReviewLevelsHandler,
)
from commontable.serving.service.reviewing_readers import (
    FamilyReadersHandler,
    LibraryCommentHandler,
    LibraryHandler,
    SecondReadingHandler,
)
from commontable.serving.service.reviewing_themes import (
    PassageHandler,
    SuggestionsHandler,
    ThemeCountsHandler,
    ThemeHandler,
    ThemesHandler,
)
from commontable.serving.service.workshop_files import AttendanceHandler, SummaryHandler
from commontable.serving.service.workshops import (
    WorkshopActHandler,
    WorkshopEventsHandler,
    WorkshopHandler,
)
from commontable.serving.service.workshops_staff import (
    WorkshopDeskHandler,
    WorkshopLeadHandler,
    WorkshopsHandler,
    WorkshopStepsHandler,
    WorkshopWallHandler,
)

if TYPE_CHECKING:
    from tornado.web import RequestHandler

KERNEL = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"
MODULE = r"(?P<folder>[a-z0-9_]+)"
WORKSHOP = r"(?P<workshop>[A-Za-z0-9_-]+)"
ACTS = "(?P<act>open-activity|timer|pause|resume|close|reveal|word|note|paper)"
SUMMARY = r"(?P<whom>participants|facilitator)\.(?P<form>html|pdf)"
DATA_ACTS = "(?P<act>narrow|widen|take-back|delete|keep|evaluates-not|evaluates)"
GRADING = "(?P<act>hand-ins|handed-in|readable|feedback|give|person)"
NUMBER = r"(?P<number>\d{1,9})"
PROMPT = r"(?P<prompt>[a-z0-9-]+)"


class Access(StrEnum):
    """To whom an address is open."""

    PUBLIC = "public"
    PARTICIPANT = "participant"
    STAFF = "staff"
    OWNER = "owner"


@dataclass(frozen=True)
class Route:
    """One address, as a pattern below the base; `elsewhere` answers for kernels of other processes."""

    pattern: str
    handler: type[RequestHandler]
    access: Access
    elsewhere: type[RequestHandler] | None = None


ROUTES = (
    Route("", CataloguePage, Access.PARTICIPANT),
    Route("login", LoginPage, Access.PUBLIC),
    Route("logout", LogoutPage, Access.PUBLIC),
    Route("join", JoinPage, Access.PUBLIC),
    Route("healthz", HealthPage, Access.PUBLIC),
    Route(r"assets/(?P<name>[\w.-]+)", AssetHandler, Access.PUBLIC),
    Route("welcome", WelcomePage, Access.PARTICIPANT),
    Route("me", MePage, Access.PARTICIPANT),
    Route("me/portfolio", PortfolioPage, Access.PARTICIPANT),
    Route(r"me/portfolio\.(?P<form>pdf|json)", PortfolioFile, Access.PARTICIPANT),
    Route("me/certificate", CertificatePage, Access.PARTICIPANT),
    Route(r"me/certificates/(?P<number>[0-9]{1,9})\.pdf", CertificateFile, Access.PARTICIPANT),
    Route("me/data", MyDataPage, Access.PARTICIPANT),
    Route(f"me/data/{DATA_ACTS}", MyDataAct, Access.PARTICIPANT),
    Route(f"me/workshops/{WORKSHOP}", MyWorkshopPage, Access.PARTICIPANT),
    Route("verify", VerifyPage, Access.PUBLIC),
    Route(f"modules/{MODULE}/", ModulePage, Access.PARTICIPANT),
    Route(rf"modules/{MODULE}/figures/(?P<name>[\w.-]+)", FigurePage, Access.PARTICIPANT),
    Route("metrics", MetricsPage, Access.STAFF),
    Route("staff/", StaffConsolePage, Access.STAFF),
    Route("staff/(?P<step>release|collect|autograde|feedback)", StepPage, Access.STAFF),
    Route("staff/people/", PeoplePage, Access.STAFF),
    Route("staff/people/(?P<change>add|code|cards|roster|merge)", PeopleChangePage, Access.STAFF),
    Route("staff/exports/", ExportsPage, Access.STAFF),
    Route("staff/backup/", BackupPage, Access.STAFF),
    Route("staff/backup/(?P<act>make|dry-run|thin)", BackupActPage, Access.STAFF),
    Route("staff/record/", RecordPage, Access.STAFF),
    Route("staff/apps/(?P<app>workshop|review|cohort)/", StaffAppPage, Access.STAFF),
    Route("staff/workshops/(?P<workshop>[A-Za-z0-9_-]+)/wall", WallPage, Access.STAFF),
    Route("staff/guides/", GuidesPage, Access.STAFF),
    Route(r"staff/guides/(?P<folder>[a-z0-9_-]+)/(?P<name>[\w.-]+)", GuidePage, Access.STAFF),
    Route(f"api/words/{MODULE}", WordsHandler, Access.PARTICIPANT),
    Route(f"api/words/{MODULE}/{PROMPT}", PromptHandler, Access.PARTICIPANT),
    Route(f"api/words/{MODULE}/{PROMPT}/history", HistoryHandler, Access.PARTICIPANT),
    Route(f"api/hand-ins/{MODULE}", HandInHandler, Access.PARTICIPANT),
    Route(f"api/readers/{MODULE}/{PROMPT}", ReadersHandler, Access.PARTICIPANT),
    Route(f"api/promises/{MODULE}/{PROMPT}", OutcomeHandler, Access.PARTICIPANT),
    Route("api/workshop", WorkshopHandler, Access.PARTICIPANT),
    Route("api/workshop/events", WorkshopEventsHandler, Access.PARTICIPANT),
    Route("api/workshop/(?P<act>mark|may-show|table|leave)", WorkshopActHandler, Access.PARTICIPANT),
    Route("api/staff/workshops", WorkshopsHandler, Access.STAFF),
    Route(f"api/staff/workshops/{WORKSHOP}", WorkshopDeskHandler, Access.STAFF),
    Route(f"api/staff/workshops/{WORKSHOP}/events", WorkshopStepsHandler, Access.STAFF),
    Route(f"api/staff/workshops/{WORKSHOP}/wall", WorkshopWallHandler, Access.STAFF),
    Route(rf"api/staff/workshops/{WORKSHOP}/attendance\.csv", AttendanceHandler, Access.STAFF),
    Route(rf"api/staff/workshops/{WORKSHOP}/summary/{SUMMARY}", SummaryHandler, Access.STAFF),
    Route(f"api/staff/workshops/{WORKSHOP}/{ACTS}", WorkshopLeadHandler, Access.STAFF),
    Route("api/staff/reviews", QueueHandler, Access.STAFF),
    Route("api/staff/reviews/settings", ReviewSettingsHandler, Access.STAFF),
    Route(f"api/staff/reviews/hand-ins/{NUMBER}", ReviewHandInHandler, Access.STAFF),
    Route(f"api/staff/reviews/hand-ins/{NUMBER}/comments/{PROMPT}", ReviewCommentHandler, Access.STAFF),
    Route(f"api/staff/reviews/hand-ins/{NUMBER}/levels", ReviewLevelsHandler, Access.STAFF),
    Route(
        f"api/staff/reviews/hand-ins/{NUMBER}/(?P<act>give|read|today|name)", ReviewActHandler, Access.STAFF
    ),
    Route("api/staff/reviews/library", LibraryHandler, Access.STAFF),
    Route(f"api/staff/reviews/library/{NUMBER}", LibraryCommentHandler, Access.STAFF),
    Route("api/staff/reviews/second", SecondReadingHandler, Access.STAFF),
    Route("api/staff/reviews/family-readers", FamilyReadersHandler, Access.STAFF),
    Route("api/staff/reviews/themes", ThemesHandler, Access.STAFF),
    Route("api/staff/reviews/themes/counts", ThemeCountsHandler, Access.STAFF),
    Route(f"api/staff/reviews/themes/{NUMBER}/suggestions", SuggestionsHandler, Access.STAFF),
    Route(f"api/staff/reviews/themes/{NUMBER}", ThemeHandler, Access.STAFF),
    Route(f"api/staff/reviews/themes/{NUMBER}/(?P<act>passages|declined)", ThemeHandler, Access.STAFF),
    Route(f"api/staff/reviews/passages/{NUMBER}/remove", PassageHandler, Access.STAFF),
    Route("api/staff/cohort", CohortHandler, Access.STAFF),
    Route(f"api/staff/grading/{GRADING}", GradingHandler, Access.STAFF),
    Route(f"api/module-kernels/{MODULE}", KernelStartHandler, Access.PARTICIPANT),
    Route(f"api/kernels/{KERNEL}", OwnedKernelHandler, Access.OWNER, ElsewhereKernelHandler),
    Route(f"api/kernels/{KERNEL}/channels", OwnedChannelsHandler, Access.OWNER, ElsewhereChannelsHandler),
    Route(f"voila/api/shutdown/{KERNEL}", OwnedShutdownHandler, Access.OWNER, ElsewhereKernelHandler),
    # Last, so that whatever is not named above is a plain page that says so.
    Route("(?P<path>.*)", MissingPage, Access.PUBLIC),
)


# Under a JupyterHub these stand before the table: nobody signs in by a code or a name.
HUB_ROUTES = (
    Route("login", HubLoginPage, Access.PUBLIC),
    Route("oauth_callback", HubCallbackPage, Access.PUBLIC),
    Route("logout", HubLogoutPage, Access.PUBLIC),
    Route("join", HubJoinPage, Access.PUBLIC),
)


def tornado_routes(
    base: str, *, process: str, hub: bool = False
) -> list[tuple[Any, type[RequestHandler], dict[str, Any]]]:
    """Return the table in tornado's form, under the path of the public address, for the process of this name."""
    found: list[tuple[Any, type[RequestHandler], dict[str, Any]]] = []
    for route in (*HUB_ROUTES, *ROUTES) if hub else ROUTES:
        if route.elsewhere:
            found.append((KernelElsewhere(base + route.pattern, name=process), route.elsewhere, {}))
        found.append((base + route.pattern, route.handler, {}))
    return found
