"""How long a reader waits in a browser: from the key for the next hand-in until it stands there."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from first_field import FLAGS, PATIENCE
from playwright.sync_api import sync_playwright
from servers import start_ours

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

# Resolves to the milliseconds from the key to the moment at which another hand-in has the focus of the page.
NEXT = """() => new Promise((done) => {
  const title = () => document.querySelector(".ct-review-view:not([aria-busy]) h2");
  const before = title().textContent;
  const start = performance.now();
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "n", bubbles: true }));
  const look = () => {
    if (title() && title().textContent !== before) requestAnimationFrame(() => done(performance.now() - start));
    else setTimeout(look, 2);
  };
  look();
})"""


def in_browser(data: Path, *, code: str, opened: int) -> list[float]:
    """Return the seconds of each of so many openings, on a real server with this data, in real Chromium."""
    server = start_ours(data)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.set_default_timeout(PATIENCE)
            _open(page, server.address, code=code)
            times = [page.evaluate(NEXT) / 1000 for _ in range(opened)]
            browser.close()
        return times
    finally:
        server.stop()


def _open(page: Page, address: str, *, code: str) -> None:
    page.goto(address + "login")
    page.get_by_label("Your personal code").fill(code)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(address)
    page.goto(address + "staff/apps/review/")
    page.locator(".ct-review-open").first.click()
    page.locator(".ct-review-answer").first.wait_for()
