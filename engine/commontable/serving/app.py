"""The application: stand-alone Voila with our identity, our pages and our kernels."""

from __future__ import annotations

import asyncio
import errno
import logging
import signal
import webbrowser
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import tornado.web
from sqlalchemy.exc import DBAPIError
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from traitlets import Instance, default
from voila.app import Voila
from voila.configuration import VoilaConfiguration

from commontable.deployment import Deployment
from commontable.errors import SettingsError
from commontable.serving.assets import PAGES, Assets
from commontable.serving.hub.door import Door
from commontable.serving.identity import CourseIdentity
from commontable.serving.kernels.connection import WidgetMessagesOnly
from commontable.serving.kernels.keeper import (
    APART,
    KernelKeeper,
    connection_folder,
    leave_no_kernel,
)
from commontable.serving.kernels.limits import allow_kernels, kernel_context
from commontable.serving.kernels.owners import KernelAuthorizer, KernelOwners
from commontable.serving.kernels.specs import CourseKernelSpecs
from commontable.serving.options import ServeOptions
from commontable.serving.page_templates import PageTemplates
from commontable.serving.parking import Parking
from commontable.serving.request_log import quiet_request_log
from commontable.serving.rooms import Room
from commontable.serving.routes import tornado_routes
from commontable.serving.shared_throttle import SharedThrottle
from commontable.serving.shelf import Shelf
from commontable.serving.staff_apps.tokens import StaffTokens

if TYPE_CHECKING:
    from commontable.content.module import Module

log = logging.getLogger("commontable.serving")

DATABASE_THREADS = 8
MAX_BODY = 2 * 1024 * 1024
# A closed page ends its kernel itself; culling catches phones that fall asleep and browsers that crash.
CULL_AFTER, CULL_EVERY = 300, 30
# Seconds before each attempt at the pages that are still missing: what failed may have been a busy machine.
PAGES_AGAIN = (0, 5, 30, 300)


class CommonTable(Voila):  # type: ignore[misc]
    """Voila as one course: it renders nothing by address, and runs nothing but released modules."""

    deployment = Instance(Deployment)
    options = Instance(ServeOptions)

    @default("identity_provider_class")
    def _identity(self) -> type:
        return CourseIdentity

    @default("authorizer_class")
    def _authorizer(self) -> type:
        return KernelAuthorizer

    @default("kernel_websocket_connection_class")
    def _connection(self) -> type:
        return WidgetMessagesOnly

    def initialize(self, argv: list[str] | None = None) -> None:  # noqa: ARG002 - nothing is read from a command line
        """Take everything from `options`; no configuration file of the machine's changes what is served."""
        self.base_url = self.server_url = self.options.base
        self.cookie_secret = self.deployment.secret.key("cookies")
        self.log_level = logging.WARNING
        self.connection_dir_root = connection_folder()
        self.voila_configuration = VoilaConfiguration(
            parent=self,
            kernel_spec_manager_class=CourseKernelSpecs,
            allow_template_override="NO",
            allow_theme_override="NO",
        )
        self.config.MappingKernelManager.cull_idle_timeout = CULL_AFTER
        self.config.MappingKernelManager.cull_interval = CULL_EVERY
        self.config.MappingKernelManager.buffer_offline_messages = False

    def init_settings(self) -> dict[str, Any]:
        settings: dict[str, Any] = super().init_settings()
        owners = KernelOwners()
        settings.update(
            room=self._room(owners),
            kernel_owners=owners,
            staff_tokens=StaffTokens(kernels=self.kernel_manager, sessions=self.deployment.sessions),
            frame_ancestors=self.options.frame_ancestors,
            forms_lead_to=self.options.hub.hub_host if self.options.hub else "",
            allow_origin=self.options.origin,
            # A page elsewhere whose name is pointed at this machine after it has loaded asks under its own name.
            allow_remote_access=not self.options.is_for_this_machine_alone,
            secure=self.options.secure,
            xsrf_cookies=True,
            xsrf_cookie_kwargs={
                "path": self.options.base,
                "samesite": "Lax",
                "secure": self.options.secure,
            },
            websocket_max_message_size=MAX_BODY,
            log_function=quiet_request_log,
            default_handler_class=tornado.web.ErrorHandler,
            default_handler_args={"status_code": 404},
        )
        return settings

    def _room(self, owners: KernelOwners) -> Room:
        deployment = self.deployment
        assets = Assets(deployment.settings.data / PAGES / "made")
        cap = max(0, allow_kernels(self.options.kernel_cap + APART) - APART)
        self.kernel_manager.context = kernel_context(cap + APART)
        hub = self.options.hub
        pages = PageTemplates(assets=assets, base=self.options.base, hub=hub)
        kernels = KernelKeeper(self.kernel_manager, owners=owners, cap=cap, process=deployment.processes.name)
        threads = ThreadPoolExecutor(DATABASE_THREADS, thread_name_prefix="store")
        shelf = Shelf(deployment, pages=pages, assets=assets, base=self.options.base)
        return Room(
            deployment=deployment,
            options=self.options,
            pages=pages,
            assets=assets,
            shelf=shelf,
            kernels=kernels,
            parking=Parking(kernels, shelf=shelf, course=deployment.settings.course),
            throttle=SharedThrottle("codes", relay=deployment.relay, threads=threads),
            verifying=SharedThrottle("check codes", relay=deployment.relay, threads=threads),
            threads=threads,
            writing_threads=ThreadPoolExecutor(DATABASE_THREADS, thread_name_prefix="writing"),
            door=Door(hub) if hub else None,
        )

    def init_handlers(self) -> list[Any]:
        """Our table alone: Voila's own pages render any notebook below a folder, and ask nobody who they are."""
        process, hub = self.deployment.processes.name, self.options.hub
        return tornado_routes(self.options.base, process=process, hub=hub is not None)

    def listen(self) -> None:
        """Listen on the port that was asked for, or say plainly that it is taken."""
        sockets = self._sockets()
        self.port = sockets[0].getsockname()[1]
        server = HTTPServer(self.app, max_body_size=MAX_BODY)
        server.add_sockets(sockets)
        self.ioloop = IOLoop.current()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._handle_signal_stop)
        self.deployment.processes.enter(self.options.own_address(self.port))
        self.ioloop.add_callback(self._hear_others)
        self.ioloop.add_callback(self._announce)
        self.ioloop.add_callback(self._make_pages)
        self.ioloop.add_callback(self._keep_house)
        try:
            self.ioloop.start()
        finally:
            server.stop()
            self.stop()

    def _sockets(self) -> list[Any]:
        try:
            return bind_sockets(self.options.port, self.options.host)
        except OSError as problem:
            if problem.errno == errno.EADDRINUSE:
                raise SettingsError(
                    f"Port {self.options.port} is already in use. Choose another with --port, "
                    "or end the program that uses it."
                ) from problem
            raise SettingsError(
                f"Cannot listen on {self.options.host}, port {self.options.port} ({problem.strerror}). "
                "Choose another address with --host, or another port with --port."
            ) from problem

    @property
    def address(self) -> str:
        if self.options.public_url:
            return str(self.options.public_url).rstrip("/") + "/"
        host = f"[{self.options.host}]" if ":" in self.options.host else self.options.host
        return f"http://{host}:{self.port}{self.options.base}"

    def _announce(self) -> None:
        print(f"Common Table is open at {self.address}", flush=True)  # noqa: T201 - what the person waits for
        if self.options.open_browser:
            webbrowser.open(self.address)

    async def _hear_others(self) -> None:
        room: Room = self.app.settings["room"]
        room.end_kernels_when_told()
        self.deployment.relay.start()

    async def _keep_house(self) -> None:
        room: Room = self.app.settings["room"]
        await room.housekeeping.run(room)

    async def _make_pages(self) -> None:
        """Make every module's page before somebody asks for it, and have the first module's kernels ready."""
        missing = list(self.deployment.course.modules)
        first = missing[:1]
        for wait in PAGES_AGAIN:
            await asyncio.sleep(wait)
            missing = [module for module in missing if not await self._is_made(module, parks=module in first)]
            if not missing:
                return

    async def _is_made(self, module: Module, *, parks: bool) -> bool:
        room: Room = self.app.settings["room"]
        try:
            page = await room.shelf.page_of(module)
        except Exception:
            log.exception("The page of %s could not be made", module.folder)
            return False
        if parks:
            room.parking.want(module, version=page.version)
        return not page.failed

    def stop(self) -> None:
        super().stop()
        leave_no_kernel()
        room: Room = self.app.settings["room"]
        for threads in (room.writing_threads, room.threads):
            threads.shutdown(wait=True)
        # Without its database a server still ends; whoever starts next tidies up.
        with suppress(DBAPIError):
            self.deployment.processes.leave()


def serve(deployment: Deployment, options: ServeOptions) -> None:
    """Serve the course until told to stop."""
    asyncio.set_event_loop(asyncio.new_event_loop())
    application = CommonTable(deployment=deployment, options=options)
    application.initialize()
    application.start()
