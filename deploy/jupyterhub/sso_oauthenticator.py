"""A district's own sign-in (OpenID Connect: Entra, Google, Okta, ClassLink, Keycloak) by OAuthenticator 17.

    load_subconfig("sso_oauthenticator.py")   in jupyterhub_config.py, before common_table.py

Was run here: every setting against OAuthenticator 17.4.0, and sign-ins with names, groups and a changed name at a small
provider on loopback that speaks OpenID Connect.
Could not be run here: a sign-in at one of the providers named above.
"""

import os

c = get_config()  # noqa: F821 - JupyterHub gives it

PROVIDER = os.environ["SSO_PROVIDER"].rstrip("/")  # such as https://login.district.example/realms/staff

c.JupyterHub.authenticator_class = "generic-oauth"
c.GenericOAuthenticator.client_id = os.environ["SSO_CLIENT_ID"]
c.GenericOAuthenticator.client_secret = os.environ["SSO_CLIENT_SECRET"]
c.GenericOAuthenticator.oauth_callback_url = os.environ["SSO_CALLBACK"]  # https://hub.example.org/hub/oauth_callback
# The provider's own page /.well-known/openid-configuration names the three.
c.GenericOAuthenticator.authorize_url = os.environ.get("SSO_AUTHORIZE", f"{PROVIDER}/protocol/openid-connect/auth")
c.GenericOAuthenticator.token_url = os.environ.get("SSO_TOKEN", f"{PROVIDER}/protocol/openid-connect/token")
c.GenericOAuthenticator.userdata_url = os.environ.get("SSO_USERDATA", f"{PROVIDER}/protocol/openid-connect/userinfo")
c.GenericOAuthenticator.scope = ["openid", "profile", "email"]
c.GenericOAuthenticator.login_service = "your district account"
c.GenericOAuthenticator.auto_login = True

# An address or a name may be given to somebody else later; `sub` never is. The course shows the claim "name".
c.GenericOAuthenticator.username_claim = "sub"

# Groups come with every sign-in, so that a change at the district is a change here. With `manage_groups` the
# groups of the Hub's admin page are no longer filled by hand.
c.GenericOAuthenticator.manage_groups = True
c.GenericOAuthenticator.auth_state_groups_key = "oauth_user.groups"
# Who may sign in at all. `allow_all` is everybody who has an account at the provider.
c.GenericOAuthenticator.allow_all = True
