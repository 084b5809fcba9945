"""What a page may ask of a room over HTTP, in one person's name."""

import http.client
import json
import re
import threading
import time
from contextlib import contextmanager
from urllib.parse import urlencode

from journeys.by_http import sign_in

STAFF = "/api/staff/workshops"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Caller:
    """One signed-in person."""

    def __init__(self, server, code=None, *, cookies=None):
        self.server = server
        self.cookies = cookies or sign_in(server, code)

    def at(self, server):
        """Return the same person at another process."""
        return Caller(server, cookies=self.cookies)

    def ask(self, method, path, body=None):
        status, headers, text = self.server.request(
            method,
            path,
            cookies=self.cookies,
            headers={"X-XSRFToken": self.cookies["_xsrf"]},
            body=None if body is None else json.dumps(body),
        )
        is_json = headers.get("Content-Type", "").startswith("application/json")
        return status, json.loads(text) if is_json and text else text

    def get(self, path):
        return self._good(*self.ask("GET", path))

    def post(self, path, **body):
        return self._good(*self.ask("POST", path, body))

    def write(self, prompt, value, *, save_id, module="m01_equal_partners", based_on=None):
        body = {"value": value, "save_id": save_id, "based_on": based_on}
        return self._good(*self.ask("PUT", f"/api/words/{module}/{prompt}", body))

    def join(self, code):
        status, headers, text = form(self.server, self.cookies, code=code)
        assert status == 303, text
        return headers["Location"]

    @contextmanager
    def listening(self, path):
        """Yield an open stream of server-sent events."""
        stream = Stream(self.server, path, self.cookies)
        try:
            yield stream
        finally:
            stream.close()

    def _good(self, status, answer):
        assert status in (200, 201), answer
        return answer


def form(server, cookies=None, **fields):
    """Send the joining page's form as a browser does; cookies of nobody are fetched first."""
    cookies = cookies or visitor(server)
    body = urlencode({"_xsrf": cookies["_xsrf"], **fields})
    return server.request("POST", "/join", cookies=cookies, headers=FORM, body=body)


def visitor(server):
    _, headers, _ = server.request("GET", "/join")
    return {"_xsrf": re.search(r"_xsrf=([^;]+)", headers["Set-Cookie"])[1]}


def session_of(headers):
    return cookie_of(headers, "commontable-session")


def cookie_of(headers, name):
    return re.search(rf"{name}=([^;]+)", headers["Set-Cookie"])[1]


class Stream:
    """Server-sent events as they come, read in a thread."""

    def __init__(self, server, path, cookies):
        self._connection = server.connection(timeout=60)
        said = "; ".join(f"{name}={value}" for name, value in cookies.items())
        self._connection.request("GET", server.below(path), headers={"Cookie": said})
        self._answer = self._connection.getresponse()
        self.status, self.type = self._answer.status, self._answer.getheader("Content-Type", "")
        self._events, self._news, self.over = [], threading.Condition(), False
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def wait_for(self, wanted, *, seconds=20):
        """Return the first event, also of those before, that is wanted."""
        end = time.monotonic() + seconds
        with self._news:
            while True:
                found = [each for each in self._events if wanted(each)]
                if found:
                    return found[0]
                assert self._news.wait(end - time.monotonic()), f"not heard within {seconds} s: {self._events}"

    def wait_for_end(self, *, seconds=20):
        self._thread.join(seconds)
        assert self.over

    def close(self):
        if not self.over and self._connection.sock:
            self._connection.sock.shutdown(2)
        self._thread.join(10)
        self._answer.close()
        self._connection.close()

    def _read(self):
        try:
            for line in self._answer:
                if line.startswith(b"data: "):
                    with self._news:
                        self._events.append(json.loads(line[6:]))
                        self._news.notify_all()
        except (OSError, ValueError, AttributeError, http.client.HTTPException):
            pass
        self.over = True
