"""A district's own sign-in and a learning platform, as far as their protocols go, on loopback."""

import json
import secrets
import threading
import time
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

# What ltiauthenticator itself reads launches with.
import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

LTI = "https://purl.imsglobal.org/spec/lti/claim/"


class Provider:
    """Somewhere people have signed in already; `person` holds the claims of whoever comes by next."""

    def __init__(self):
        self.person = {}
        self.codes, self.tokens = {}, {}
        answering = type("Answering", (_Answers,), {"provider": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), answering)
        self.port = self.server.server_address[1]
        # Another site than the Hub's to a browser, as it would be in the world.
        self.address = f"http://localhost:{self.port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def answer(self, path, asked, authorization):
        """Return (status, kind, body or address) for one request."""
        return getattr(self, path.strip("/"))(asked, authorization)


class District(Provider):
    """OpenID Connect: a code in the address, exchanged by the Hub for a token, and that for claims."""

    def authorize(self, asked, _):
        code = secrets.token_hex(8)
        self.codes[code] = self.person
        return 302, None, f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, asked, _):
        token = secrets.token_hex(8)
        self.tokens[token] = self.codes.pop(asked["code"])
        return 200, "application/json", json.dumps({"access_token": token, "token_type": "Bearer"})

    def userinfo(self, _, authorization):
        return 200, "application/json", json.dumps(self.tokens[authorization.removeprefix("Bearer ")])


class Platform(Provider):
    """LTI 1.3: a signed launch, which the browser carries to the Hub in a form."""

    def __init__(self):
        super().__init__()
        self.key = self.signs_with = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def authorize(self, asked, _):
        launch = self._claims(asked) | self.person
        signed = jwt.encode(launch, self.signs_with, algorithm="RS256", headers={"kid": "key"})
        fields = {"id_token": signed, "state": asked["state"]}
        hidden = (f'<input type="hidden" name="{name}" value="{escape(fields[name])}">' for name in fields)
        form = f'<form method="post" action="{escape(asked["redirect_uri"])}">{"".join(hidden)}</form>'
        page = f"<!doctype html><title>Launch</title>{form}<script>document.forms[0].submit()</script>"
        return 200, "text/html", page

    def keys(self, *_):
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return 200, "application/json", json.dumps({"keys": [public | {"kid": "key", "use": "sig", "alg": "RS256"}]})

    def _claims(self, asked):
        now = int(time.time())
        return {
            "iss": self.address,
            "aud": asked["client_id"],
            "nonce": asked["nonce"],
            "iat": now,
            "exp": now + 60,
            f"{LTI}version": "1.3.0",
            f"{LTI}message_type": "LtiResourceLinkRequest",
            f"{LTI}deployment_id": "1",
            f"{LTI}target_link_uri": "https://hub.example.org/services/common-table/",
            f"{LTI}roles": ["http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor"],
            f"{LTI}resource_link": {"id": "course"},
        }


class _Answers(BaseHTTPRequestHandler):
    provider = None

    def do_GET(self):
        self._send(urlsplit(self.path).query)

    def do_POST(self):
        self._send(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def _send(self, query):
        asked = {name: values[0] for name, values in parse_qs(query).items()}
        path, authorization = urlsplit(self.path).path, self.headers.get("Authorization", "")
        status, kind, said = self.provider.answer(path, asked, authorization)
        self.send_response(status)
        if kind is None:
            self.send_header("Location", said)
            said = ""
        else:
            self.send_header("Content-Type", kind)
        body = said.encode()
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing: pytest's output is for its own."""
