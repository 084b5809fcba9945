"""The part of a Hub's interface that a service asks, on loopback: whose login is this?"""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from commontable.serving.hub.options import HubGroups, HubOptions

ACCESS = "access:services!service=common-table"
ANA = {
    "kind": "user",
    "name": "ana",
    "groups": [],
    "user_info": {"lasting_id": "issuer#7", "display_name": "Ana Ruiz"},
    "session_id": "this-browser",
    "scopes": [ACCESS],
}


class HubApi:
    """Answers `GET /user` with what a test has put behind each token; counts how often it was asked."""

    def __init__(self):
        self.accounts, self.asked, self.fails = {}, 0, False
        api = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self):
                api.answer(self)

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    @property
    def options(self):
        return HubOptions(
            name="common-table",
            api_url=f"http://127.0.0.1:{self._server.server_port}/hub/api",
            token="service-token",
            prefix="/services/common-table/",
            client_id="service-common-table",
            callback="/services/common-table/oauth_callback",
            scopes=frozenset({ACCESS}),
            groups=HubGroups(),
        )

    def answer(self, request):
        self.asked += 1
        token = request.headers["Authorization"].removeprefix("token ")
        status = 500 if self.fails else 200 if token in self.accounts else 403
        request.send_response(status)
        request.end_headers()
        request.wfile.write(json.dumps(self.accounts.get(token, {})).encode())

    def close(self):
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
