"""How a server is asked to run."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from commontable.errors import SettingsError
from commontable.serving.addresses import own_host

if TYPE_CHECKING:
    from commontable.serving.hub.options import HubOptions

LOOPBACK, DEFAULT_PORT = "127.0.0.1", 8866
HIGHEST_PORT = 65_535


@dataclass(frozen=True)
class ServeOptions:
    """The choices of `commontable serve`; `port` 0 takes any free one."""

    port: int = DEFAULT_PORT
    host: str = LOOPBACK
    public_url: str = ""
    trust_proxy: bool = False
    open_browser: bool = True
    open_enrolment: bool | None = None
    kernel_cap: int = 80
    frame_ancestors: str = "'self'"
    reached_at: str = ""
    hub: HubOptions | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.port <= HIGHEST_PORT:
            raise SettingsError(f"There is no port {self.port}. Choose one from 1 to {HIGHEST_PORT} with --port.")
        if self.public_url and not _is_web_address(self.public_url):
            raise SettingsError(
                f"The public address {self.public_url!r} is not a web address. "
                "Give the whole of it, such as https://learn.example.org/course/."
            )
        if self.reached_at and not _is_bare(self.reached_at):
            raise SettingsError(
                f"The address {self.reached_at!r} of this process is not of the form http://host:port. "
                "Give the one by which the other processes reach it, such as http://course-2:8866."
            )
        if self.hub is not None:
            self._fit(self.hub)

    def _fit(self, hub: HubOptions) -> None:
        if self.open_enrolment:
            raise SettingsError("Under a JupyterHub nobody enrols by name. Leave out --open-enrolment.")
        path = urlsplit(self.public_url).path
        if self.public_url and path.strip("/") != hub.prefix.strip("/"):
            raise SettingsError(
                f"The public address ends in {path or '/'}, but the Hub serves this course at {hub.prefix}. "
                "Give --public-url with that path, or leave it out."
            )

    def own_address(self, port: int) -> str:
        """Return where other processes of the deployment reach this one, which listens on `port`."""
        return self.reached_at.rstrip("/") or f"http://{own_host(self.host)}:{port}"

    @property
    def origin(self) -> str:
        """Return scheme and host of the public address: a proxy may put another host into what we receive."""
        parts = urlsplit(self.public_url)
        return f"{parts.scheme}://{parts.netloc}" if self.public_url else ""

    @property
    def base(self) -> str:
        """Return the path under which every page stands, with a slash at both ends."""
        path = (self.hub.prefix if self.hub else urlsplit(self.public_url).path).strip("/")
        return f"/{path}/" if path else "/"

    @property
    def is_loopback(self) -> bool:
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def is_for_this_machine_alone(self) -> bool:
        """Say whether nobody but browsers on this machine is served: no proxy, and no name but its own."""
        return self.is_loopback and not self.public_url and not self.trust_proxy and self.hub is None

    @property
    def secure(self) -> bool:
        return self.public_url.startswith("https:")

    def enrols(self, *, forwarded: bool) -> bool:
        """Say whether a newcomer may enrol by name, for a request that was or was not forwarded.

        By default only on a machine of one's own: a proxy in front makes strangers look like loopback.
        """
        if self.hub is not None:
            return False
        if self.open_enrolment is not None:
            return self.open_enrolment
        return self.is_for_this_machine_alone and not forwarded


def _is_bare(text: str) -> bool:
    """Say whether this is a web address without a path: the path is the same for all processes."""
    return _is_web_address(text) and text.startswith("http:") and not urlsplit(text).path.strip("/")


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
