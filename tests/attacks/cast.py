"""Who takes part in the attacks: everybody is brought in by one roster, and asks as a program would."""

import json
from itertools import count
from urllib.parse import urlsplit

from journeys.by_http import sign_in
from journeys.pages import FOLDER

EVERYBODY = {
    "victim": ("Vera Victim", "participant", "everyone"),
    "thief": ("Theo Thief", "participant", "everyone"),
    "stranger": ("Stella Stranger", "participant", "south"),
    "facilitator": ("Faye Alder", "facilitator", "everyone"),
    "reviewer": ("Rita Alder", "reviewer", "everyone"),
    "far_facilitator": ("Sofia South", "facilitator", "south"),
    "far_reviewer": ("Sam South", "reviewer", "south"),
}
REFUSED = {401, 403, 404, 405}
_numbers = count(1)


def is_refused(answer):
    """Say whether an answer is a refusal, or the way to the sign-in page, which is the same to whoever is not known."""
    status, headers, _ = answer
    return status in REFUSED or (status == 302 and urlsplit(headers["Location"]).path.endswith("/login"))


class Asker:
    """Somebody who is signed in, or nobody, and asks over HTTP."""

    def __init__(self, server, cookies=None, *, code="", person=""):
        self.server, self.cookies = server, dict(cookies or {})
        self.code, self.person = code, person

    def ask(self, method, path, body=None, **headers):
        """Return (status, headers, text); with the token that a page of ours would send."""
        sent = {"X-XSRFToken": self.cookies["_xsrf"]} if "_xsrf" in self.cookies else {}
        data = body if body is None or isinstance(body, str | bytes) else json.dumps(body)
        return self.server.request(method, path, cookies=self.cookies, headers=sent | headers, body=data)

    def file(self, method, path, body=None, **headers):
        """Return (status, headers, bytes) of an answer that may take its time and need not be text."""
        connection = self.server.connection(timeout=120)
        sent = {"Cookie": self.header, "X-XSRFToken": self.cookies["_xsrf"]} | headers
        connection.request(method, path, body=body, headers=sent)
        answer = connection.getresponse()
        found = answer.status, dict(answer.getheaders()), answer.read()
        connection.close()
        return found

    def status(self, method, path, body=None, **headers):
        return self.ask(method, path, body, **headers)[0]

    def json(self, method, path, body=None, *, wanted=(200, 201)):
        """Return the JSON of an answer that must be well."""
        status, _, text = self.ask(method, path, body)
        assert status in wanted, f"{method} {path}: {status} {text[:300]}"
        return json.loads(text)

    def save(self, prompt, value, *, folder=FOLDER, based_on=None):
        """Save one response as a page does; return (status, answer)."""
        body = {"value": value, "save_id": f"attack-{next(_numbers):08}", "based_on": based_on}
        status, _, text = self.ask("PUT", f"/api/words/{folder}/{prompt}", body)
        return status, json.loads(text)

    def hand_in(self, *, folder=FOLDER, by_name=False):
        body = {"save_id": f"attack-{next(_numbers):08}", "by_name": by_name}
        return self.json("POST", f"/api/hand-ins/{folder}", body)

    def words(self, *, folder=FOLDER):
        return self.json("GET", f"/api/words/{folder}")

    @property
    def header(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())


def uploaded(field, text):
    """Return body and header of a form with one file, as a browser sends it."""
    content = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    head = f'--part\r\nContent-Disposition: form-data; name="{field}"; filename="{field}.csv"\r\n\r\n'
    body = head.encode() + content + b"\r\n--part--\r\n"
    return {"body": body, "Content-Type": "multipart/form-data; boundary=part"}


class Cast:
    """Everybody by the name of their part; `nobody` is not signed in."""

    def __init__(self, server, everybody=EVERYBODY):
        codes = bring_in(server, everybody)
        self.nobody = Asker(server)
        for part, (code, person) in codes.items():
            setattr(self, part, Asker(server, sign_in(server, code), code=code, person=person))


def bring_in(server, everybody):
    """Import a roster of everybody; return their (code, id) by the name of their part."""
    roster = server.data.parent / f"{server.data.name}-roster.csv"
    rows = [f"{name},{role},{cohort}" for name, role, cohort in everybody.values()]
    roster.write_text("\n".join(["name,role,cohort", *rows, ""]), "utf-8")
    told = server.run("people", "import", str(roster)).stdout.splitlines()
    found = {}
    for line in told:
        code, _, rest = line.partition("  ")
        person, _, name = rest.partition("  ")
        found[name] = (code, person)
    return {part: found[name] for part, (name, _, _) in everybody.items()}
