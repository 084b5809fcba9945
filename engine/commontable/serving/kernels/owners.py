"""Whose kernel is whose, checked on every route that carries a kernel id."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jupyter_server.auth import Authorizer
from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.web import HTTPError
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from commontable.serving.headers import set_headers
from commontable.serving.request_log import QuietLog


@dataclass
class KernelOwners:
    """Remembers for whom each kernel was started."""

    _owners: dict[str, str] = field(default_factory=dict)

    def give(self, kernel_id: str, *, to: str) -> None:
        self._owners[kernel_id] = to

    def forget(self, kernel_id: str) -> None:
        self._owners.pop(kernel_id, None)

    def owns(self, person: str | None, kernel_id: str) -> bool:
        return person is not None and self._owners.get(kernel_id) == person

    def of(self, person: str) -> list[str]:
        return [kernel for kernel, owner in self._owners.items() if owner == person]


class KernelAuthorizer(Authorizer):  # type: ignore[misc]
    """Lets a person reach the kernels started for them, and nothing else of Jupyter's own API."""

    def is_authorized(self, handler: Any, user: Any, action: str, resource: str) -> bool:  # noqa: ARG002
        return resource == "kernels" and owns_kernel(handler)


def owns_kernel(handler: Any) -> bool:
    """Say whether the signed-in person is the one for whom the kernel in this address was started."""
    kernel_id = handler.path_kwargs.get("kernel_id") or (handler.path_args or [None])[0]
    person = getattr(handler.current_user, "username", None)
    owners: KernelOwners = handler.settings["kernel_owners"]
    return bool(kernel_id) and owners.owns(person, str(kernel_id))


class SignedInOnly(QuietLog):
    """Refuses whoever is not signed in, before Jupyter's handler does anything."""

    async def prepare(self: Any) -> None:
        # Some of Jupyter's handlers prepare at once, some in a coroutine.
        waits = super().prepare()  # type: ignore[misc]
        if waits is not None:
            await waits
        if not self._finished and self.current_user is None:
            raise HTTPError(403)

    def set_default_headers(self: Any) -> None:
        set_headers(self)

    def write_error(self: Any, status_code: int, **_: Any) -> None:
        self.finish({"sentence": "This is not open to you.", "status": status_code})


class _Owned(SignedInOnly):
    """Refuses everybody but the owner too."""

    async def prepare(self: Any) -> None:
        await super().prepare()
        # 404, not 403: a stranger does not learn that the kernel exists.
        if not self._finished and not owns_kernel(self):
            raise HTTPError(404)


class OwnedKernelHandler(_Owned, KernelHandler):  # type: ignore[misc]
    """One kernel: its state, and ending it."""


class OwnedShutdownHandler(_Owned, VoilaShutdownKernelHandler):  # type: ignore[misc]
    """Voila's own way of ending a kernel when a page closes."""


class OwnedChannelsHandler(_Owned, VoilaKernelWebsocketHandler):  # type: ignore[misc]
    """The websocket between a page and its kernel."""

    async def open(self, kernel_id: str) -> None:
        self.settings["room"].kernels.joined(kernel_id, self)
        await super().open(kernel_id)

    def on_close(self) -> None:
        super().on_close()
        self.settings["room"].kernels.left(self.kernel_id, self)
