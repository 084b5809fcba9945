"""From a learning platform (Canvas, Schoology, Moodle) into the course, by LTI 1.3 and ltiauthenticator 1.6.

    load_subconfig("lti13.py")                in jupyterhub_config.py, before common_table.py

Tell the platform: login initiation https://HUB/hub/lti13/oauth_login, redirect https://HUB/hub/lti13/oauth_callback,
target https://HUB/services/common-table/, and to open the tool in a new window.

Was run here: every setting against ltiauthenticator 1.6.3, and launches in a browser, one of them forged, from a small
platform on loopback.
Could not be run here: a launch from one of the platforms named above.
"""

import os

c = get_config()  # noqa: F821 - JupyterHub gives it

c.JupyterHub.authenticator_class = "ltiauthenticator.lti13.auth.LTI13Authenticator"
c.LTI13Authenticator.issuer = os.environ["LTI_ISSUER"]
c.LTI13Authenticator.client_id = {os.environ["LTI_CLIENT_ID"]}
c.LTI13Authenticator.authorize_url = os.environ["LTI_AUTHORIZE"]
c.LTI13Authenticator.jwks_endpoint = os.environ["LTI_KEYS"]
c.LTI13Authenticator.tool_name = "Common Table"
c.LTI13Authenticator.tool_description = "A course on working with families as equal partners"
c.LTI13Authenticator.uri_scheme = "https"

# The platform's id for a person. Addresses and names change hands; it does not. The course shows the claim "name".
c.LTI13Authenticator.username_key = "sub"
# Whoever the platform launches may take the course. Staff are put into the Hub's groups on its admin page: what a
# platform calls an instructor is somebody of one classroom there, and no reader of other people's words here.
c.LTI13Authenticator.allow_all = True
