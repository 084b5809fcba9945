"""What somebody does in a browser of their own under a Hub."""

import json

from deployments.hub.running import PREFIX
from journeys.pages import FOLDER, SignedIn


class ByHub(SignedIn):
    """One browser of somebody who signs in by the Hub."""

    def __init__(self, hub, context):
        super().__init__(hub, context)
        self.hub = hub

    def sign_in(self, name):
        """Open the course, be sent to the Hub, type a name there, and arrive at the course."""
        self.name = name
        self.page.goto(self.hub.address)
        self.type_name(name)
        self.page.wait_for_url(self.hub.address)
        return self

    def type_name(self, name):
        self.page.get_by_label("Username").fill(name)
        self.page.get_by_label("Password").fill("any")
        self.page.get_by_role("button", name="Sign in").click()

    def get(self, path):
        """Ask as this browser would, following nothing."""
        return self.context.request.get(self.hub.origin + path, max_redirects=0)

    def post(self, path, form):
        """Send a form, as a page of the course does."""
        sent = form | {"_xsrf": self.xsrf()}
        return self.context.request.post(self.hub.address + path, form=sent, max_redirects=0)

    def send(self, path, body, *, method="post"):
        """Send JSON, as a script of the course does."""
        headers = {"X-XSRFToken": self.xsrf()}
        asked = getattr(self.context.request, method)
        return asked(self.hub.address + path, data=json.dumps(body), headers=headers, max_redirects=0)

    def xsrf(self, path=PREFIX):
        """Return the token of one server; each server of a Hub has its own, on its own path."""
        return next(one["value"] for one in self._cookies("_xsrf") if one["path"] == path)

    def _cookies(self, name):
        return [one for one in self.context.cookies() if one["name"] == name]

    def session(self):
        return self._cookies("commontable-session")[0]

    def at_the_hub(self):
        """Return the header with which the Hub's own pages send what they ask of its interface."""
        came_from = {"Sec-Fetch-Site": "same-origin", "Referer": f"{self.hub.origin}/hub/home"}
        return came_from | {"X-XSRFToken": self.xsrf("/hub/")}

    def id_here(self):
        """Return this person's id in the course."""
        return self.get(f"{PREFIX}api/words/{FOLDER}").json()["person"]["id"]

    def start_kernel(self):
        answer = self.send(f"api/module-kernels/{FOLDER}", {})
        assert answer.status == 200, answer.text()
        return answer.json()["kernel"]

    def open_workshop(self):
        """Open a workshop on the first module; return the code on its wall."""
        answer = self.send("api/staff/workshops", {"module": FOLDER, "minutes": 60, "cohort": "everyone"})
        assert answer.status in {200, 201}, answer.text()
        return answer.json()["code"]
