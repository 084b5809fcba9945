"""Comm ids that are the same for everyone who runs the same module."""

from __future__ import annotations

import hashlib
from itertools import count
from typing import TYPE_CHECKING, Any

import comm

if TYPE_CHECKING:
    from collections.abc import Callable


def number_comms(version: str) -> None:
    """Give the n-th comm of this process an id made from `version` and n.

    A page is rendered once, with the widget ids of the process that rendered it; a kernel that has run the same
    cells in the same order must answer to the same ids. `comm.create_comm` is the package's documented hook.
    """
    create: Callable[..., Any] = comm.create_comm
    numbers = count()

    def create_numbered(*args: Any, **kwargs: Any) -> Any:
        if not kwargs.get("comm_id"):
            name = f"{version}:{next(numbers)}"
            kwargs["comm_id"] = hashlib.sha256(name.encode()).hexdigest()[:32]
        return create(*args, **kwargs)

    comm.create_comm = create_numbered
