"""When the first field of a page can be used, in a real browser: cold, warm, on a desk and on a phone."""

from __future__ import annotations

import json
import math
import shutil
import statistics
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from playwright.sync_api import TimeoutError, sync_playwright  # noqa: A004 - its own, not Python's

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

PATIENCE = 90_000
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Stock pages ask content networks; where there is no such network, waiting for a name is no part of the figure.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
# " >>> " in a selector goes into an element's shadow.
# Notes the moment at which a field is there, can be typed in and holds the words that belong to it.
WATCH = """([selector, words]) => {
  const look = () => {
    const inside = (root, part) => (root?.shadowRoot ?? root)?.querySelector(part);
    const box = selector.split(" >>> ").reduce(inside, document);
    const usable = box && !box.readOnly && !box.disabled && box.getBoundingClientRect().width > 0;
    if (usable && (words === null || box.value === words)) globalThis.fieldUsableAt = performance.now();
    else setTimeout(look, 4);
  };
  look();
}"""

USABLE = """(patience) => new Promise((done) => {
  const look = () => {
    if (globalThis.fieldUsableAt || performance.now() > patience) done(globalThis.fieldUsableAt ?? 0);
    else setTimeout(look, 20);
  };
  look();
})"""

# What the browser's own tools report, and how much of what each report counts.
COUNTED: dict[str, tuple[str, Callable[[dict[str, Any]], int]]] = {
    "Network.loadingFinished": ("bytes", lambda told: int(told["encodedDataLength"])),
    "Network.webSocketFrameReceived": ("bytes", lambda told: len(told["response"]["payloadData"])),
    "Network.requestWillBeSent": ("requests", lambda told: int(told["request"]["url"].startswith("http"))),
}


@dataclass(frozen=True)
class Field:
    """A page's address and its first field; `words` are what must stand in it (None: nothing is kept there)."""

    address: str
    selector: str
    words: str | None = None
    cookies: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Profile:
    """A desk or a phone, as the browser's own tools imitate it."""

    name: str
    width: int = 1280
    height: int = 900
    slower: int = 1
    bits: float = 0
    latency: int = 0


DESK = Profile("desk")
PHONE = Profile("phone", width=360, height=780, slower=4, bits=1.6e6, latency=150)


@dataclass(frozen=True)
class Opening:
    """One opening of a page: seconds until its first field was usable, bytes received, requests sent."""

    seconds: float
    bytes: int
    requests: int


@dataclass(frozen=True)
class Openings:
    """The medians of several openings, with an empty cache and with a full one."""

    cold: Opening
    warm: Opening


def measure(page: Field, *, profile: Profile, times: int = 5) -> Openings:
    """Open a page several times, each in a browser profile of its own, then again in the same profile."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        pairs = list(_pairs(browser, page, profile=profile, times=times))
        browser.close()
    return Openings(_median([cold for cold, _ in pairs]), _median([warm for _, warm in pairs]))


def _pairs(browser: Browser, page: Field, *, profile: Profile, times: int) -> Iterator[tuple[Opening, Opening]]:
    for _ in range(times):
        size: Any = {"width": profile.width, "height": profile.height}
        context = browser.new_context(viewport=size, is_mobile=profile.slower > 1, has_touch=profile.slower > 1)
        root = urljoin(page.address, "/")
        context.add_cookies([{"name": n, "value": v, "url": root} for n, v in page.cookies.items()])
        yield _open(context, page, profile=profile), _open(context, page, profile=profile)
        context.close()


def _open(context: BrowserContext, field: Field, *, profile: Profile) -> Opening:
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    counted = _counted(page, profile=profile)
    page.add_init_script(f"({WATCH})({json.dumps([field.selector, field.words])})")
    page.goto(field.address, wait_until="commit")
    # An opening in which no field ever came took for ever; the median is of all of them.
    seconds = page.evaluate(USABLE, PATIENCE) / 1000 or math.inf
    with suppress(TimeoutError):
        # A stock page on a slow phone may load for longer still; what it had received by then is counted.
        page.wait_for_load_state("load")
    page.wait_for_timeout(300)
    page.close()
    return Opening(seconds, counted["bytes"], counted["requests"])


def _counted(page: Page, *, profile: Profile) -> dict[str, int]:
    counted = {"bytes": 0, "requests": 0}
    tools = page.context.new_cdp_session(page)
    for event, (name, much) in COUNTED.items():
        tools.on(event, lambda told, name=name, much=much: counted.update({name: counted[name] + much(told)}))
    tools.send("Network.enable")
    if profile.bits:
        speed = {"downloadThroughput": profile.bits / 8, "uploadThroughput": 750e3 / 8}
        tools.send("Network.emulateNetworkConditions", {"offline": False, "latency": profile.latency, **speed})
        tools.send("Emulation.setCPUThrottlingRate", {"rate": profile.slower})
    return counted


def _median(openings: list[Opening]) -> Opening:
    return Opening(
        statistics.median(opening.seconds for opening in openings),
        int(statistics.median(opening.bytes for opening in openings)),
        int(statistics.median(opening.requests for opening in openings)),
    )
