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
        return self._send("post", path, form=form | {"_xsrf": self._xsrf()})

    def put(self, path, body):
        return self._send("put", path, data=json.dumps(body), headers={"X-XSRFToken": self._xsrf()})

    def _send(self, method, path, **more):
        return getattr(self.context.request, method)(self.hub.address + path, max_redirects=0, **more)

    def _xsrf(self):
        """Return the course's own token; the Hub's of the same name lies on another path."""
        return next(one["value"] for one in self._cookies("_xsrf") if one["path"] == PREFIX)

    def _cookies(self, name):
        return [one for one in self.context.cookies() if one["name"] == name]

    def session(self):
        return self._cookies("commontable-session")[0]

    def at_the_hub(self):
        """Return the header with which the Hub's own pages send what they ask of its interface."""
        token = next(one["value"] for one in self._cookies("_xsrf") if one["path"] == "/hub/")
        return {"X-XSRFToken": token, "Sec-Fetch-Site": "same-origin", "Referer": f"{self.hub.origin}/hub/home"}

    def id_here(self):
        """Return this person's id in the course."""
        return self.get(f"{PREFIX}api/words/{FOLDER}").json()["person"]["id"]

    def start_kernel(self):
        answer = self._send("post", f"api/module-kernels/{FOLDER}", data="{}", headers={"X-XSRFToken": self._xsrf()})
        assert answer.status == 200, answer.text()
        return answer.json()["kernel"]

    def open_workshop(self):
        """Open a workshop on the first module; return the code on its wall."""
        body = {"module": FOLDER, "minutes": 60, "cohort": "everyone"}
        headers = {"X-XSRFToken": self._xsrf()}
        answer = self._send("post", "api/staff/workshops", data=json.dumps(body), headers=headers)
        assert answer.status in {200, 201}, answer.text()
        return answer.json()["code"]
