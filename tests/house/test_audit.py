"""The audit of dependencies warns and never fails; where nobody could be asked, it says so."""

import http.server
import json
import subprocess
import sys
import threading

import pytest

ADVISORY = {
    "id": "PYSEC-0000-1",
    "aliases": ["CVE-0000-1"],
    "affected": [{"package": {"name": "x", "ecosystem": "PyPI"}, "versions": ["1.0"]}],
}


@pytest.fixture
def service():
    """Return a function that starts a list of advisories on this machine, which knows some about these packages."""
    servers = []

    def start(*amiss):
        class List(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                name = asked["package"]["name"]
                package = {"name": name, "ecosystem": "PyPI"}
                affected = [{"package": package, "versions": [asked["version"]]}]
                body = json.dumps({"vulns": [ADVISORY | {"affected": affected}]} if name in amiss else {}).encode()
                self.send_response(200)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        servers.append(http.server.ThreadingHTTPServer(("127.0.0.1", 0), List))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}/v1/query"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def audited(root, tmp_path):
    def run(address):
        lock = tmp_path / "requirements.lock"
        lock.write_text("tornado==6.1\nvoila==0.5.13\n", "utf-8")
        command = [sys.executable, root / ".ci" / "audit.py", "--lock", lock, "--service", "osv", "--osv-url", address]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    return run


def test_a_package_with_an_advisory_is_named_and_the_run_goes_on(service, audited):
    said = audited(service("jinja2", "tornado"))

    assert "2 asked of osv, 1 with known advisories" in said
    assert "WARNING tornado 6.1: PYSEC-0000-1, CVE-0000-1" in said


def test_a_list_that_knows_no_advisory_at_all_is_not_taken_for_good_news(service, audited):
    said = audited(service())

    assert "WARNING, nothing was looked at" in said
    assert "0 with known advisories" not in said


def test_a_service_that_cannot_be_reached_is_said_to_be_so(audited):
    said = audited("http://127.0.0.1:9/v1/query")

    assert "WARNING, nothing was looked at" in said
