"""What a server that is a service of a JupyterHub is told: by the Hub in its environment, by the command line."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from commontable.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import MutableMapping

FACILITATORS, REVIEWERS, COHORTS = "common-table-facilitators", "common-table-reviewers", "common-table-cohort-"
# Without these three a service cannot ask its Hub who somebody is.
NEEDED = ("JUPYTERHUB_SERVICE_NAME", "JUPYTERHUB_API_URL", "JUPYTERHUB_API_TOKEN")


@dataclass(frozen=True)
class HubGroups:
    """Which groups of the Hub make a facilitator or a reviewer, and how the groups that are cohorts begin."""

    facilitators: frozenset[str] = frozenset({FACILITATORS})
    reviewers: frozenset[str] = frozenset({REVIEWERS})
    cohorts: str = COHORTS


@dataclass(frozen=True)
class HubOptions:
    """Where the Hub is, what this service is called there, and what its groups mean."""

    name: str
    api_url: str
    token: str = field(repr=False)
    prefix: str
    hub_prefix: str = "/hub/"
    hub_host: str = ""
    client_id: str = ""
    callback: str = ""
    scopes: frozenset[str] = frozenset()
    listens_at: str = ""
    public_url: str = ""
    groups: HubGroups = field(default_factory=HubGroups)

    @classmethod
    def take_from(cls, environment: MutableMapping[str, str], *, groups: HubGroups) -> HubOptions:
        """Return what the Hub says; its token is taken out, so that no process started from here has it."""
        missing = [name for name in NEEDED if not environment.get(name)]
        if missing:
            raise SettingsError(
                f"--hub is for a server that a JupyterHub knows as a service, and {', '.join(missing)} is not set. "
                "Start the server as the Hub's service, or set what docs/operators/one_district_hub.md names."
            )
        name, base = environment["JUPYTERHUB_SERVICE_NAME"], environment.get("JUPYTERHUB_BASE_URL") or "/"
        prefix = environment.get("JUPYTERHUB_SERVICE_PREFIX") or f"{base.rstrip('/')}/services/{name}/"
        return cls(
            name=name,
            api_url=environment["JUPYTERHUB_API_URL"],
            token=_taken(environment),
            prefix=prefix,
            hub_prefix=f"{base.rstrip('/')}/hub/",
            hub_host=environment.get("JUPYTERHUB_HOST", ""),
            client_id=environment.get("JUPYTERHUB_CLIENT_ID") or f"service-{name}",
            callback=environment.get("JUPYTERHUB_OAUTH_CALLBACK_URL") or f"{prefix}oauth_callback",
            scopes=_scopes(environment, name=name),
            listens_at=environment.get("JUPYTERHUB_SERVICE_URL", ""),
            public_url=environment.get("JUPYTERHUB_PUBLIC_URL", ""),
            groups=groups,
        )

    @property
    def address(self) -> tuple[str, int] | None:
        """Return the host and port on which the Hub expects this service, where it says so."""
        parts = urlsplit(self.listens_at)
        return (parts.hostname, parts.port) if parts.hostname and parts.port else None

    @property
    def sign_out_url(self) -> str:
        return f"{self.hub_host}{self.hub_prefix}logout"

    @property
    def lab_url(self) -> str:
        """Return where somebody's own Lab opens, started first where it is not running."""
        return f"{self.hub_host}{self.hub_prefix}user-redirect/lab"


def _taken(environment: MutableMapping[str, str]) -> str:
    environment.pop("JPY_API_TOKEN", None)  # the same token under its old name
    return environment.pop("JUPYTERHUB_API_TOKEN")


def _scopes(environment: MutableMapping[str, str], *, name: str) -> frozenset[str]:
    said = environment.get("JUPYTERHUB_OAUTH_ACCESS_SCOPES")
    return frozenset(json.loads(said)) if said else frozenset({f"access:services!service={name}"})
