"""What the running application holds, and every handler may ask for."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from commontable.people.throttle import Throttle
from commontable.serving.housekeeping import Housekeeping

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from commontable.deployment import Deployment
    from commontable.serving.assets import Assets
    from commontable.serving.hub.door import Door
    from commontable.serving.kernels.keeper import KernelKeeper
    from commontable.serving.newcomers import Newcomers
    from commontable.serving.options import ServeOptions
    from commontable.serving.page_templates import PageTemplates
    from commontable.serving.parking import Parking
    from commontable.serving.shelf import Shelf


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
    newcomers: Newcomers
    threads: ThreadPoolExecutor
    # Writers may have to wait for one another; whoever reads must not wait for them.
    writing_threads: ThreadPoolExecutor
    door: Door | None = None
    grading: asyncio.Lock = field(default_factory=asyncio.Lock)
    verifying: Throttle = field(default_factory=Throttle)
    housekeeping: Housekeeping = field(default_factory=Housekeeping)
