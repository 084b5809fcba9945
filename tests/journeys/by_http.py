"""What a program may do over HTTP in a person's name."""

import json
import re

from journeys.pages import FOLDER


def sign_in(server, code):
    _, headers, _ = server.request("GET", "/login")
    token = re.search(r"_xsrf=([^;]+)", headers["Set-Cookie"])[1]
    body = f"code={code}&_xsrf={token}"
    status, headers, _ = server.request(
        "POST",
        "/login",
        cookies={"_xsrf": token},
        body=body,
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert status == 303
    session = re.search(r"commontable-session=([^;]+)", headers["Set-Cookie"])[1]
    return {"_xsrf": token, "commontable-session": session}


def start_kernel(server, cookies):
    status, _, body = server.request(
        "POST",
        f"/api/module-kernels/{FOLDER}",
        cookies=cookies,
        body="{}",
        headers={"X-XSRFToken": cookies["_xsrf"]},
    )
    assert status == 200, body
    return json.loads(body)["kernel"]
