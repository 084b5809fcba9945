"""Path tricks in every route: nothing below, beside or above what is served is ever answered."""

import re
import socket
from urllib.parse import quote, urlsplit

import pytest
from attacks.addresses import NAMED, filled, parts_of
from journeys.pages import FOLDER

CANARY = "canary-of-a-neighbours-folder"
UPS = (
    *("../", "..\\", "%2e%2e/", "..%2f", "%2e%2e%2f", "..%5c", "%252e%252e%252f"),
    *("..%c0%af", "..;/", "....//", "..%00/"),
)
TARGETS = (
    *("etc/passwd", "nbgrader_config.py", "module.yml", "course.yml", "secret", "data/secret", "course-data/secret"),
    *("commontable.sqlite", "course-data/commontable.sqlite", "gradebook.db", "canary.txt", "course-secret/canary.txt"),
    *("facilitator_guides/m01_equal_partners.md", "equal_partners.ipynb", "modules/m01_equal_partners/module.yml"),
    *("pages/m01_equal_partners.json", "backups", "proc/self/environ", "proc/self/cmdline"),
)
# What must never be in an answer: each stands in a file that no address leads to.
KEPT = (CANARY, "root:x:", "SQLite format 3", "c.CourseDirectory", "HIDDEN TESTS", "BEGIN SOLUTION", "SHELL=", "PATH=")


@pytest.fixture(scope="module")
def neighbours(stage):
    """Put folders beside those that are served, with names that begin like theirs; return where they are."""
    course = stage.course
    beside = [
        *(course.parent / f"{course.name}{end}" for end in ("-secret", "2", "_old", ".bak")),
        *(course / "modules" / f"{FOLDER}{end}" for end in ("2", "_old", "-secret", ".bak")),
        *(course / "modules" / FOLDER / f"figures{end}" for end in ("2", "-secret")),
        *(stage.data / f"pages{end}" for end in ("2", "-secret")),
    ]
    for folder in beside:
        (folder / "figures").mkdir(parents=True)
        for name in ("canary.txt", "canary.svg", "module.yml", "figures/canary.svg", "equal_partners.ipynb"):
            (folder / name).write_text(CANARY, "utf-8")
    figures = course / "modules" / FOLDER / "figures"
    figures.mkdir(exist_ok=True)
    (figures / "outside.svg").symlink_to(beside[0] / "canary.svg")
    return beside


@pytest.fixture(scope="module")
def secrets_of(stage):
    return (*KEPT, (stage.data / "secret").read_text("ascii").strip())


def raw(server, path, *, cookies=""):
    """Send a path as it stands, which no client library would; return (status, whole answer)."""
    parts = urlsplit(server.address)
    with socket.create_connection((parts.hostname, parts.port), timeout=30) as line:
        head = f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nCookie: {cookies}\r\nConnection: close\r\n\r\n"
        line.sendall(head.encode("latin-1"))
        said = b"".join(iter(lambda: line.recv(65_536), b""))
    found = re.match(rb"HTTP/1\.1 (\d+)", said)
    return int(found[1]) if found else 0, said.decode("utf-8", "replace")


def is_kept(answer, secrets, *, path):
    """Say whether nothing of the secrets is in an answer that does not merely repeat what was asked."""
    status, said = answer
    return status < 500 and not any(secret in said.replace(path, "") for secret in secrets)


def tricks():
    """Return what a part of an address is filled with: ways up and to the side, plain, encoded and twice encoded."""
    for number, up in enumerate(UPS):
        # Each way up with a few of the targets; together they meet all of them, at every depth.
        yield from (up * (1 + at % 6) + TARGETS[(2 * number + at) % len(TARGETS)] for at in range(3))
    yield from (f"/{target}" for target in TARGETS[:4])
    yield from (f"{FOLDER}{end}" for end in ("2", "_old", "-secret", ".bak", "%20", "%00", ".", "..", "/", "//", ";x"))
    yield from ("file:///etc/passwd", "http:%2f%2f127.0.0.1:9%2f", "~root", "*", "%", "%zz", "%00", ".git/config")
    yield from ("\u2025/\u2025/etc/passwd", "．．／etc/passwd", "%0d%0aSet-Cookie:%20struck=1")
    yield from (f"{'x' * 4_000}{end}" for end in ("", ".svg", ".js"))


def test_no_part_of_an_address_leads_elsewhere(stage, cast, neighbours, secrets_of, attack):
    with attack("path tricks in every route") as tally:
        for route in NAMED:
            who = cast.facilitator if route.access == "staff" else cast.victim
            for part in parts_of(route):
                for trick in tricks():
                    path = "/" + filled(route, **{part: trick}).lstrip("/").encode("utf-8").decode("latin-1")
                    answer = raw(stage, path, cookies=who.header)
                    tally.held(is_kept(answer, secrets_of, path=path), f"{path[:120]} gave {answer[0]}")
                    tally.held("struck=1" not in answer[1].partition("\r\n\r\n")[0], f"{path[:120]}: a header")


def test_no_way_around_an_address_leads_elsewhere(stage, cast, neighbours, secrets_of, attack):
    with attack("path tricks around every route") as tally:
        for route in NAMED:
            plain = filled(route)
            for trick in (
                *(f"{plain}/{up * 4}etc/passwd" for up in UPS),
                *(f"{plain}{end}" for end in ("/", "//", "/.", "%2f", "%00", ";", "?x=../../etc/passwd", ".bak", "~")),
                *(f"/{start}{plain}" for start in ("/", "./", "../", "%2e/", "x/../", "\\", "http://127.0.0.1:9")),
                *(plain.upper(), plain.replace("/", "\\"), plain.replace("/", "%2f")),
            ):
                answer = raw(stage, trick, cookies=cast.victim.header)
                tally.held(is_kept(answer, secrets_of, path=trick), f"{trick[:120]} gave {answer[0]}")


def test_no_role_check_is_passed_by_spelling_the_address_otherwise(stage, cast, attack):
    forms = ("{}/", "{}//", "/{}", "/.{}", "{}%00", "{}%20", "{};", "{}?", "{}#", "{}.html", "{}%2f", "/x/..{}", "{}/.")
    with attack("staff addresses, spelt otherwise, as participant") as tally:
        for route in NAMED:
            if route.access == "staff":
                plain = filled(route)
                spelt = [form.format(plain) for form in forms]
                spelt += [plain.upper(), plain.replace("staff", "%73taff"), plain.replace("/", "//")]
                spelt.append(quote(plain, safe=""))
                for path in spelt:
                    status, _ = raw(stage, path, cookies=cast.victim.header)
                    tally.held(status in {302, 400, 403, 404, 405}, f"{path} gave {status}")


LEADING = (
    *("//elsewhere.example", "/\\elsewhere.example", "/modules//elsewhere.example", "/modules/\\elsewhere.example"),
    "/modules/%0d%0aLocation:%20http:%2f%2felsewhere.example",
    *("/staff?next=http://elsewhere.example", "/login?next=//elsewhere.example", "/modules/x@elsewhere.example"),
    "/modules/%09/elsewhere.example",
)


def test_a_redirect_leads_nowhere_else(stage, cast, attack):
    with attack("open redirects") as tally:
        for path in LEADING:
            for who in (cast.nobody, cast.victim, cast.facilitator):
                status, said = raw(stage, path, cookies=who.header)
                place = re.search(r"^Location: (.*)\r$", said, re.MULTILINE)
                leads = urlsplit(place[1]).netloc or place[1].startswith(("//", "/\\")) if place else False
                tally.held(status < 500 and not leads, f"{path} gave {status} {place and place[1]}")
