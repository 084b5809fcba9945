"""Writers without a page, who save as fast as they are answered: so that a kill meets a save at every stage."""

import http.client
import json
import threading
import time

from faults.people import known_words, newest
from journeys.pages import FOLDER

# Seconds between an answer and the next save, and between two tries of the same save.
PAUSE, AGAIN, LIMIT = 0.5, 0.2, 8
LONGEST = 900


class Program(threading.Thread):
    """Types one word for each save; sends the very same save again until it is answered, as the page does."""

    def __init__(self, server, cookies, *, writer, prompt):
        super().__init__(daemon=True, name=writer)
        self.server, self.cookies = server, cookies
        self.path = f"/api/words/{FOLDER}/{prompt}"
        self.prompt, self.words = prompt, iter(known_words(writer, count=100_000).split())
        self.acknowledged, self.trouble = [], []
        self.done = threading.Event()

    def run(self):
        value, base, number = "", None, 0
        while not self.done.is_set():
            number += 1
            value = f"{value if len(value) < LONGEST else ''} {next(self.words)}".strip()
            attempt = {"value": value, "save_id": f"{self.name}-save-{number}", "based_on": base}
            base = self._until_answered(attempt)
            self.done.wait(PAUSE)

    def _until_answered(self, attempt):
        """Return the version under which the store keeps it; nothing but an answer ends the tries."""
        while True:
            status, said = self._send(attempt)
            if status == 200:
                self.acknowledged.append((time.time(), said["version"], attempt["value"]))
                return said["version"]
            if status and status < 500:
                self.trouble.append((status, said))
                raise AssertionError(f"{self.name} was refused: {status} {said}")
            time.sleep(AGAIN)

    def _send(self, attempt):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=LIMIT)
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "X-XSRFToken": self.cookies["_xsrf"],
        }
        try:
            connection.request("PUT", self.path, body=json.dumps(attempt), headers=headers)
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        except (OSError, http.client.HTTPException, ValueError):
            return 0, None
        finally:
            connection.close()

    def answered_since(self, moment):
        return bool(self.acknowledged) and self.acknowledged[-1][0] > moment

    def saves(self):
        return [(version, value) for _, version, value in list(self.acknowledged)]

    def newest(self):
        return newest(self.server, self.cookies, self.prompt)


class Programs(list):
    """Some of them, all at once."""

    def start(self):
        for one in self:
            one.start()
        return self

    def stop(self):
        for one in self:
            one.done.set()
        for one in self:
            one.join(timeout=60)

    def all_answered_since(self, moment):
        assert not any(one.trouble for one in self), [one.trouble for one in self]
        return all(one.answered_since(moment) for one in self)
