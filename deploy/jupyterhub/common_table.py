"""Common Table under a JupyterHub (6 or later): load this after the file that says how people sign in.

    load_subconfig("common_table.py")         in jupyterhub_config.py

Participants get the course, and nothing else of the Hub's: no Lab, no terminal, no server of their own, no token.
Staff, by group, get the course's staff pages, and Lab with nbgrader. docs/operators/one_district_hub.md has the steps.
"""

import os
import uuid
from pathlib import Path

c = get_config()  # noqa: F821 - JupyterHub gives it

NAME = "common-table"
# Groups of the Hub, which its administrators fill, or the district's sign-in does. Other names than these two are
# told to the course as well: `commontable serve --hub --hub-facilitators NAME --hub-reviewers NAME`.
FACILITATORS = os.environ.get("COMMON_TABLE_FACILITATORS", "common-table-facilitators")
REVIEWERS = os.environ.get("COMMON_TABLE_REVIEWERS", "common-table-reviewers")
# Who gets Lab. It shows what the cohorts of whoever opens it handed in, and never what people keep to themselves.
LAB = [FACILITATORS, REVIEWERS]

# --- The course: one server for everybody, known to the Hub as a service ---

service = {
    "name": NAME,
    "url": os.environ.get("COMMON_TABLE_URL", "http://127.0.0.1:8866"),
    # The same words in the course server's environment, as JUPYTERHUB_API_TOKEN; `openssl rand -hex 32` makes some.
    "api_token": os.environ["COMMON_TABLE_HUB_TOKEN"],
    # It is a part of this Hub: nobody is asked whether it may know who they are.
    "oauth_no_confirm": True,
}
c.JupyterHub.services.append(service)
c.JupyterHub.default_url = f"{c.JupyterHub.get('base_url', '/').rstrip('/')}/services/{NAME}/"

# --- Who may do what ---

TAKES_THE_COURSE = f"access:services!service={NAME}"
# The course is told an account's name and groups; nothing can be told that an account may not know of itself.
IS_KNOWN = ["read:users:name!user", "read:users:groups!user"]
c.JupyterHub.load_roles.extend(
    [
        # In place of JupyterHub's own role, which lets everybody start a server. To open the course to some only,
        # leave TAKES_THE_COURSE out here and give it to their groups, in a role as below.
        {"name": "user", "scopes": [*IS_KNOWN, TAKES_THE_COURSE]},
        {"name": "common-table-lab", "scopes": ["self", TAKES_THE_COURSE], "groups": LAB},
    ]
)

# --- Lab with nbgrader, for staff ---

COURSE = os.environ.get("COMMON_TABLE_COURSE", str(Path.cwd()))
c.Spawner.cmd = [os.environ.get("COMMON_TABLE_COMMAND", "commontable"), "lab", "--hub"]
c.Spawner.environment = {
    "COMMONTABLE_COURSE": COURSE,
    # Where a Lab finds the course's server: it has no database, and asks for what its owner may read.
    "COMMONTABLE_SERVICE": f"{service['url']}{c.JupyterHub.get('base_url', '/').rstrip('/')}/services/{NAME}/",
}
c.Spawner.default_url = "/lab"
# Before a Lab opens it asks the course what its owner may still read; a busy morning may take its time.
c.Spawner.http_timeout = 120
# A Lab's own token may report that it is alive, let its owner in, and ask the course in its owner's name.
c.Spawner.server_token_scopes = ["users:activity!user", "access:servers!server", TAKES_THE_COURSE]

# --- Whose words are whose: an id that outlives a name ---

LASTING_ID = "lasting_id"


def know_again(authenticator, handler, signed_in):
    """Give every account an id that stays when its name changes, and that no later account of that name gets."""
    account = handler.find_user(signed_in["name"])
    told = dict(account.user_info or {}) if account else {}
    told.update(signed_in.get("user_info") or {})
    claims = claims_of(authenticator, signed_in)
    if claims.get("sub"):
        # A district's own sign-in: its issuer and its id for the person, whatever the address of today.
        told[LASTING_ID] = f"{claims.get('iss') or type(authenticator).__name__}#{claims['sub']}"
    told.setdefault(LASTING_ID, uuid.uuid4().hex)
    if claims.get("name"):
        told["display_name"] = claims["name"]
    return signed_in | {"user_info": told}


def claims_of(authenticator, signed_in):
    """Return what OAuthenticator or ltiauthenticator was told of the person; nothing of other authenticators."""
    state = signed_in.get("auth_state") or {}
    return state.get(getattr(authenticator, "user_auth_state_key", None), state)


c.Authenticator.post_auth_hook = know_again
