"""JupyterLab on a server's data, and formgrader in it, as a facilitator uses them."""

import json
import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager

from journeys.pages import FOLDER
from journeys.server import wait_until

LAB = re.compile(r"(http://127\.0\.0\.1:\d+)/lab\?token=(\w+)")
COMMENTS = """async () => {
    const id = location.pathname.match(/submissions\\/([^/]+)/)[1];
    return await (await fetch(`/formgrader/api/comments?submission_id=${id}`)).text();
}"""


class Lab:
    """Runs `commontable lab` on a server's data; `address` and `token` open it."""

    def __init__(self, server):
        log = server.data.parent / "lab.log"
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "commontable.cli", "lab", "--no-browser", "--port", "0", "--data", server.data],
                cwd=server.course, stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                env=os.environ | {"PATH": f"{os.path.dirname(sys.executable)}{os.pathsep}{os.environ['PATH']}"},
            )  # fmt: skip
        self.address, self.token = wait_until(lambda: LAB.search(log.read_text("utf-8")), seconds=120).groups()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)


@contextmanager
def submission(browser, lab):
    """Open the first submission of module 1 in formgrader's own page; it may ask for no outside address."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page, outside = context.new_page(), []
    own = (lab.address, "data:", "blob:")
    page.on("request", lambda asked: outside.append(asked.url) if not asked.url.startswith(own) else None)
    page.goto(f"{lab.address}/lab?token={lab.token}")
    page.wait_for_load_state("networkidle")
    page.goto(f"{lab.address}/formgrader/gradebook/{FOLDER}/equal_partners")
    # formgrader listens to a comment's box only once it has fetched the comments.
    with page.expect_response("**/formgrader/api/comments*", timeout=120_000):
        page.get_by_role("link", name="Submission #1").click()
    page.wait_for_load_state("networkidle")
    yield page
    assert not [url for url in outside if url.startswith("http")]
    context.close()


def comment_in_formgrader(browser, lab, *, prompt, text):
    """Read and comment as a facilitator does."""
    with submission(browser, lab) as page:
        with page.expect_response(lambda r: "/api/comment/" in r.url and r.request.method == "PUT", timeout=120_000):
            page.locator(f"#{prompt}-comment").fill(text)
            page.locator(f"#{prompt}-comment").blur()
        # The answer is JSON, in which a line's end is written as two signs.
        wait_until(lambda: json.dumps(text)[1:-1] in page.evaluate(COMMENTS), seconds=60)
