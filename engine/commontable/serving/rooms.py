"""What the running application holds, and every handler may ask for."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import DBAPIError

from commontable.serving.housekeeping import Housekeeping

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from commontable.deployment import Deployment
    from commontable.people.throttle import Throttle
    from commontable.serving.assets import Assets
    from commontable.serving.hub.door import Door
    from commontable.serving.kernels.keeper import KernelKeeper
    from commontable.serving.options import ServeOptions
    from commontable.serving.page_templates import PageTemplates
    from commontable.serving.parking import Parking
    from commontable.serving.shelf import Shelf

KERNELS = "kernels"
log = logging.getLogger("commontable.serving")


@dataclass
class Room:
    """The parts of one server process."""

    deployment: Deployment
    options: ServeOptions
    pages: PageTemplates
    assets: Assets
    shelf: Shelf
    kernels: KernelKeeper
    parking: Parking
    throttle: Throttle
    verifying: Throttle
    threads: ThreadPoolExecutor
    # Writers may have to wait for one another; whoever reads must not wait for them.
    writing_threads: ThreadPoolExecutor
    door: Door | None = None
    grading: asyncio.Lock = field(default_factory=asyncio.Lock)
    housekeeping: Housekeeping = field(default_factory=Housekeeping)

    async def end_kernels_of(self, person: str) -> None:
        """End every kernel of one person, here and in the other processes, as at sign-out."""
        await self.kernels.end_all_of(person)
        relay, loop = self.deployment.relay, asyncio.get_running_loop()
        try:
            await loop.run_in_executor(self.threads, relay.say, KERNELS, {"person": person})
        except DBAPIError as problem:
            # The page that goes closes its line, and a kernel without one ends within seconds.
            log.warning("The other processes could not be told to end kernels: %s", type(problem).__name__)

    def end_kernels_when_told(self) -> None:
        """Hear of sign-outs at other processes; call it on the event loop."""
        loop = asyncio.get_running_loop()

        def told(message: dict[str, Any]) -> None:
            asyncio.run_coroutine_threadsafe(self.kernels.end_all_of(message["person"]), loop)

        self.deployment.relay.on(KERNELS, told=told)
