"""People who are signed in before the measuring begins, as cookies."""

from __future__ import annotations

import http.client
import json
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit
from uuid import uuid4

from servers import FOLDER

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Person:
    """One person's session."""

    name: str
    cookies: dict[str, str]

    @property
    def headers(self) -> dict[str, str]:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Cookie": cookie, "X-XSRFToken": self.cookies["_xsrf"]}


def enrol(address: str, name: str) -> Person:
    """Enrol a newcomer by name and return the session."""
    token = _cookie("_xsrf", _ask(address, "GET", "/login")[1])
    body = f"name={quote(name)}&_xsrf={quote(token)}"
    headers = {"Cookie": f"_xsrf={token}", "Content-Type": FORM}
    status, cookies, _ = _ask(address, "POST", "/login", headers=headers, body=body)
    if status not in {302, 303}:
        raise SystemExit(f"{name} could not enrol (status {status}). Start the server with open enrolment.")
    return Person(name, {"_xsrf": token, "commontable-session": _cookie("commontable-session", cookies)})


def enrol_all(address: str, count: int, *, group: str = "Person") -> list[Person]:
    return [enrol(address, f"{group} {number}") for number in range(1, count + 1)]


def write_words(address: str, person: Person, *, prompt: str, words: str, module: str = FOLDER) -> None:
    """Keep words for one prompt, so that a page has something of the person's own to show."""
    body = json.dumps({"value": words, "save_id": uuid4().hex, "based_on": None, "language": "en"})
    headers = {**person.headers, "Content-Type": "application/json"}
    path = f"/api/words/{module}/{prompt}"
    status, _, said = _ask(address, "PUT", path, headers=headers, body=body)
    if status != 200:
        raise SystemExit(f"Words could not be kept before the measuring (status {status}: {said[:200]}).")


def words_of(address: str, person: Person) -> dict[str, str]:
    """Return what the store has of a person, by prompt."""
    said = json.loads(_ask(address, "GET", f"/api/words/{FOLDER}", headers=person.headers)[2])
    return {prompt: response["value"] for prompt, response in said["responses"].items()}


def _ask(
    address: str, method: str, path: str, *, headers: dict[str, str] | None = None, body: str | None = None
) -> tuple[int, list[str], str]:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
    connection.request(method, parts.path.rstrip("/") + path, body=body, headers=headers or {})
    answer = connection.getresponse()
    cookies = answer.headers.get_all("Set-Cookie") or []
    found = answer.status, cookies, answer.read().decode("utf-8", "replace")
    connection.close()
    return found


def _cookie(name: str, headers: list[str]) -> str:
    for header in headers:
        if found := re.match(rf"{re.escape(name)}=([^;]+)", header):
            return found[1]
    raise SystemExit(f"The server gave no cookie {name}. Is this Common Table?")
