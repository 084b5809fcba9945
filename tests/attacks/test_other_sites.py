"""What a page of another site can make a signed-in browser do: nothing, in any form it can be tried."""

import http.server
import threading

import pytest
from attacks.addresses import NAMED, WRITING, filled
from attacks.cast import Asker
from journeys.pages import FOLDER
from playwright.sync_api import expect

FOREIGN = "http://elsewhere.example"
FORM = "application/x-www-form-urlencoded"
PLAIN = "text/plain"
# How another site's request can look: without our token, with a guess, and with every header that a browser adds.
FORGERIES = {
    "no token": {},
    "a guessed token": {"X-XSRFToken": "2|00000000|00000000000000000000000000000000|1700000000"},
    "an empty token": {"X-XSRFToken": ""},
}
# And with our own token, as if it had leaked or a neighbour had set it: where it comes from is asked too.
FROM_ELSEWHERE = {
    "another origin": {"Origin": FOREIGN},
    "no origin": {"Origin": "null"},
    "our name inside another": {"Origin": "http://127.0.0.1.elsewhere.example"},
    "another port": {"Origin": "http://127.0.0.1:9"},
    "our address as somebody's name": {"Origin": "http://127.0.0.1@elsewhere.example"},
}
REFUSED = {401, 403, 404, 405}


def state_of(server):
    """Return what a write would change: every table but those of sessions."""
    import sqlite3

    with sqlite3.connect(f"file:{server.data}/commontable.sqlite?mode=ro", uri=True) as connection:
        names = [name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")]
        return {name: connection.execute(f"select * from {name}").fetchall() for name in names if name != "sessions"}


def test_no_forged_request_changes_anything(stage, cast, attack):
    before = state_of(stage)
    with attack("cross-site POST, PUT and DELETE") as tally:
        for route, method in WRITING:
            path = filled(route)
            for who in (cast.victim, cast.facilitator, cast.nobody):
                for how, headers in forged(who).items():
                    status, _, _ = stage.request(method, path, cookies=who.cookies, headers=headers, body="only_me=1")
                    tally.held(status in REFUSED, f"{how}: {method} {path} gave {status}")
    assert state_of(stage) == before


def forged(who):
    token = {"X-XSRFToken": who.cookies.get("_xsrf", "")}
    plainly = {"Content-Type": FORM}
    return {name: headers | plainly for name, headers in FORGERIES.items()} | {
        name: headers | token | plainly for name, headers in FROM_ELSEWHERE.items()
    }


def test_what_a_browser_says_of_where_it_comes_from_is_believed(stage, cast, attack):
    """A neighbour on a sibling host can set our token's cookie; no page of theirs can unsay where it stands."""
    before = state_of(stage)
    with attack("cross-site POST with our own token") as tally:
        for route, method in WRITING:
            path = filled(route)
            for who in (cast.victim, cast.facilitator, cast.nobody):
                for site in ("cross-site", "same-site"):
                    token = {"X-XSRFToken": who.cookies.get("_xsrf", "")}
                    status = who.status(method, path, "{}", **{"Sec-Fetch-Site": site}, **token)
                    tally.held(status in REFUSED, f"{site}: {method} {path} gave {status}")
    assert state_of(stage) == before


def test_no_answer_is_given_to_a_script_of_another_site(cast, attack):
    with attack("foreign Origin, reading") as tally:
        for route in NAMED:
            for method in ("GET", "OPTIONS"):
                asked = {"Origin": FOREIGN, "Access-Control-Request-Method": "PUT"}
                status, headers, _ = cast.victim.ask(method, filled(route), **asked)
                allowed = [name for name in headers if name.lower().startswith("access-control-allow-origin")]
                tally.held(not allowed, f"{method} {filled(route)} gave {status} {allowed}")


def test_reading_changes_nothing(stage, cast, attack):
    before = state_of(stage)
    with attack("changes by GET") as tally:
        for route in NAMED:
            for who in (cast.victim, cast.facilitator):
                for word in ("", "?_method=POST", "?_xsrf=1&only_me=true&save_id=forged-save-1"):
                    status, _, _ = who.ask("GET", filled(route) + word, **{"X-HTTP-Method-Override": "POST"})
                    tally.held(status < 500, f"{filled(route)}{word} gave {status}")
        tally.held(state_of(stage) == before, "something was written")


ATTACKER = """<!doctype html><title>elsewhere</title><body><script>
const target = "{address}", told = window.told = [];
async function tried(name, work) {{
  try {{ told.push([name, await work()]) }} catch {{ told.push([name, "refused"]) }}
}}
function post(path, fields, type) {{
  const frame = document.createElement("iframe");
  frame.name = `f${{Math.random()}}`;
  document.body.append(frame);
  const form = document.body.appendChild(document.createElement("form"));
  Object.assign(form, {{action: target + path, method: "post", target: frame.name, enctype: type}});
  for (const [name, value] of Object.entries(fields)) {{
    const field = form.appendChild(document.createElement("input"));
    field.type = "hidden"; field.name = name; field.value = value;
  }}
  form.submit();
  return new Promise((done) => (frame.onload = () => done("sent")));
}}
function socket(path) {{
  return new Promise((done, failed) => {{
    const line = new WebSocket(target.replace("http", "ws") + path);
    line.onopen = () => done("open"); line.onerror = () => failed("closed");
  }});
}}
const body = JSON.stringify({{value: "struck", save_id: "forged-save-1", based_on: null, only_me: true}});
const asked = {{method: "POST", credentials: "include", body}};
(async () => {{
  await tried("read", async () => (await fetch(target + "api/words/{folder}", {{credentials: "include"}})).text());
  await tried("script", () => new Promise((done, failed) => {{
    const script = document.body.appendChild(document.createElement("script"));
    script.onload = () => done("loaded"); script.onerror = failed; script.src = target + "api/words/{folder}";
  }}));
  for (const path of ["api/hand-ins/{folder}", "api/readers/{folder}/m01-belonging", "api/workshop/leave"])
    await tried(path, async () => (await fetch(target + path, {{...asked, mode: "no-cors"}})).type);
  await tried("put", async () => (await fetch(target + "api/words/{folder}/m01-belonging",
    {{...asked, method: "PUT", headers: {{"X-XSRFToken": "x"}}}})).status);
  for (const type of ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data"]) {{
    await tried("form", () => post("me/data/narrow", {{module: "{folder}", prompt: "m01-belonging"}}, type));
    await tried("form", () => post("me/data/delete", {{}}, type));
    await tried("form", () => post("logout", {{}}, type));
    await tried("form", () => post("login", {{name: "Struck"}}, type));
  }}
  await tried("socket", () => socket("api/kernels/{kernel}/channels"));
  await tried("events", () => new Promise((done, failed) => {{
    const events = new EventSource(target + "api/workshop/events", {{withCredentials: true}});
    events.onopen = () => done("open"); events.onerror = failed;
  }}));
  const frame = document.body.appendChild(document.createElement("iframe"));
  frame.id = "framed"; frame.src = target + "modules/{folder}/";
  frame.onload = () => {{
    let inside; try {{ inside = frame.contentDocument === null ? "hidden" : "seen" }} catch {{ inside = "hidden" }}
    told.push(["frame", inside]);
    window.isDone = true;
  }};
}})();
</script>"""


@pytest.fixture
def elsewhere():
    """Return a function that serves one page from an origin that is not ours."""
    servers = []

    def serve(page):
        class Page(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(page.encode())

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return server.server_port

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


# "localhost" is another site than 127.0.0.1, for a browser; another port is the same site, another origin.
@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_a_hostile_page_in_a_real_browser_changes_and_learns_nothing(stage, new_person, elsewhere, attack, host):
    me = new_person(stage, name=f"Browsing {host}")
    me.open_module()
    me.write("m01-belonging", "mine alone")
    before = state_of(stage)
    page = ATTACKER.format(address=stage.address, folder=FOLDER, kernel="00000000-0000-4000-8000-000000000000")

    tab = me.new_page()
    tab.goto(f"http://{host}:{elsewhere(page)}/")
    tab.wait_for_function("window.isDone", timeout=60_000)

    with attack("a hostile page beside ours, in a real browser") as tally:
        for name, what in tab.evaluate("window.told"):
            tally.held(name == "form" or what in {"refused", "opaque", "hidden"}, f"{name}: {what}")
        tally.held(state_of(stage) == before, "something was written")
    me.page.reload()
    expect(me.box("m01-belonging")).to_have_value("mine alone")


def test_a_page_is_framed_by_ours_alone(cast, attack):
    with attack("framing") as tally:
        for route in NAMED:
            _, headers, _ = cast.victim.ask("GET", filled(route))
            policy = headers.get("Content-Security-Policy", "")
            tally.held("frame-ancestors 'self'" in policy or "sandbox" in policy, f"{filled(route)}: {policy}")


@pytest.mark.parametrize("host", ["elsewhere.example", "elsewhere.example:80", "169.254.169.254", "localhost.evil"])
def test_a_name_that_is_not_this_machines_is_not_answered(stage, attack, host):
    """A page whose name is pointed at this machine after it has loaded asks under its own name."""
    nobody = Asker(stage)
    with attack("another name for this machine (rebinding)") as tally:
        for path in ("/", "/login", "/join", "/healthz", f"/api/words/{FOLDER}", "/verify"):
            status, _, text = nobody.ask("GET", path, Host=host)
            tally.held(status in {400, 403, 404} or "<form" not in text, f"{path} gave {status}")
