"""What every answer tells a browser, and which methods no address takes."""

import pytest
from attacks.addresses import NAMED, filled

POLICY = ("default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'")
# What is the same for everybody may be kept by a browser: parts of our pages, a module's page and its figures.
KEPT = ("/assets/", "/modules/")


@pytest.mark.parametrize("who", ["nobody", "victim", "facilitator"])
def test_every_answer_carries_the_headers_that_keep_a_browser_to_it(cast, attack, who):
    with attack("answers without their headers") as tally:
        for route in NAMED:
            path = filled(route)
            status, headers, _ = getattr(cast, who).ask("GET", path)
            policy = headers.get("Content-Security-Policy", "")
            tally.held("sandbox" in policy or all(rule in policy for rule in POLICY), f"{path} {status}: {policy}")
            tally.held("unsafe-eval" not in policy, f"{path} {status}: {policy}")
            tally.held(headers.get("X-Content-Type-Options") == "nosniff", f"{path} {status}: its kind may be guessed")
            tally.held(headers.get("Referrer-Policy") == "same-origin", f"{path} {status}: its address is passed on")
            is_private = headers.get("Cache-Control") == "no-store" or path.startswith(KEPT)
            tally.held(is_private, f"{path} {status}: {headers.get('Cache-Control')}")
            tally.held("Server" not in headers, f"{path} {status} names {headers.get('Server')}")


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "MOVE", "X"])
def test_no_address_takes_a_method_that_is_none_of_ours(cast, attack, method):
    with attack("methods that nobody offers") as tally:
        for route in NAMED:
            status, _, text = cast.facilitator.ask(method, filled(route), **{"X-Canary": "told-again"})
            tally.held(status in {400, 401, 403, 404, 405, 501}, f"{method} {filled(route)} gave {status}")
            tally.held("told-again" not in text, f"{method} {filled(route)} repeats what was asked")
