"""The cohort page as a facilitator waits for it: in Chromium, with 2,000 hand-ins, from the click to the figures.

`python benchmarks/cohort_page.py [HAND-INS]` prints it. Its Python starts for whoever opens it, so that start is in it.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, expect, sync_playwright
from reviewing import COHORT, ROOT
from reviewing_filled import fill
from servers import start_ours
from tables import Figure, figures

from commontable.deployment import Deployment
from commontable.settings import Settings

OPENINGS = 5


def cohort_page(*, hand_ins: int = 2000) -> list[float]:
    """Return the seconds of each opening, after one that nobody counts."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        data = Path(folder) / "data"
        code = _filled(data, hand_ins)
        server = start_ours(data)
        try:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page()
            _sign_in(page, server.address, code)
            times = [_opening(page, server.address) for _ in range(OPENINGS + 1)]
            browser.close()
        finally:
            server.stop()
    return times[1:]


def _filled(data: Path, hand_ins: int) -> str:
    data.mkdir()
    with closing(Deployment.open(Settings(course=ROOT, data=data))) as deployment:
        fill(deployment, hand_ins)
        return deployment.directory.add("Reader", role="facilitator")[1]


def _sign_in(page: Page, address: str, code: str) -> None:
    page.goto(f"{address}login")
    page.get_by_label("Your personal code").fill(code)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(address)


def _opening(page: Page, address: str) -> float:
    page.goto(f"{address}staff/")
    link = page.get_by_role("navigation", name="Staff pages").get_by_role("link", name="Cohort")
    begun = time.perf_counter()
    link.click()
    expect(page.get_by_role("heading", name="What the case questions show")).to_be_visible(timeout=60_000)
    expect(page.locator(".ct-chart svg").first).to_be_visible()
    return time.perf_counter() - begun


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    found = cohort_page(hand_ins=count)
    rows = [
        Figure(f"the cohort page of {count:,} hand-ins in a browser, median", median(found), reach=COHORT),
        Figure("the same, slowest", max(found), reach=COHORT),
    ]
    print(figures(rows, peer=""))
