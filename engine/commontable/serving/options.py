"""How a server is asked to run."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from commontable.errors import SettingsError


@dataclass(frozen=True)
class ServeOptions:
    """The choices of `commontable serve`; `port` 0 takes any free one."""

    port: int = 8866
    host: str = "127.0.0.1"
    public_url: str = ""
    trust_proxy: bool = False
    open_browser: bool = True
    open_enrolment: bool | None = None
    kernel_cap: int = 80
    frame_ancestors: str = "'self'"

    def __post_init__(self) -> None:
        parts = urlsplit(self.public_url)
        if self.public_url and (parts.scheme not in ("http", "https") or not parts.netloc):
            raise SettingsError(
                f"The public address {self.public_url!r} is not a web address. "
                "Give the whole of it, such as https://learn.example.org/course/."
            )

    @property
    def base(self) -> str:
        """Return the path under which every page stands, with a slash at both ends."""
        path = urlsplit(self.public_url).path.strip("/")
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
    def secure(self) -> bool:
        return self.public_url.startswith("https:")

    def enrols(self, *, forwarded: bool) -> bool:
        """Say whether a newcomer may enrol by name, for a request that was or was not forwarded.

        By default only on a machine of one's own: a proxy in front makes strangers look like loopback.
        """
        if self.open_enrolment is not None:
            return self.open_enrolment
        return self.is_loopback and not self.public_url and not self.trust_proxy and not forwarded
