"""A staff service of its own for widgets as plain objects."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from commontable_widgets.staff.service import ADDRESS, TOKEN


class _Answers(BaseHTTPRequestHandler):
    def _answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length)) if length else None
        status, said = self.server.answers.get(self.path, (200, None))
        told = said or {"path": self.path, "method": self.command, "body": body, "by": self.headers["Authorization"]}
        self.send_response(status)
        self.end_headers()
        self.wfile.write(told if isinstance(told, bytes) else json.dumps(told).encode())

    do_GET = do_POST = _answer  # noqa: N815 - the names that the library calls

    def log_message(self, *_):
        return


@pytest.fixture
def server(monkeypatch):
    """Return a server that answers as a test says, whose address and token this process has."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    server.answers = {}
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    monkeypatch.setenv(ADDRESS, f"http://127.0.0.1:{server.server_port}/api/staff/")
    monkeypatch.setenv(TOKEN, "a-token")
    yield server
    server.shutdown()
    server.server_close()
    thread.join()
