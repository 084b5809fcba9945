"""Where words stay in JupyterLab, for authors: in this process, until the kernel ends."""

from typing import Any, Protocol
from weakref import WeakSet


class Listener(Protocol):
    """Whoever shows a remembered value."""

    key: str

    def show(self, value: Any) -> None: ...


class KernelMemory:
    """The newest value of each prompt, shown by every Keep of that prompt alike."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, str], Any] = {}
        self._listeners: dict[tuple[str, str], WeakSet[Any]] = {}

    def join(self, listener: Listener, *, folder: str, prompt: str) -> Any:
        """Return what is remembered for the prompt, and tell `listener` of every later change."""
        place = (folder, prompt)
        self._listeners.setdefault(place, WeakSet()).add(listener)
        return self._values.get(place)

    def keep(self, value: Any, *, folder: str, prompt: str) -> None:
        """Remember a value and show it wherever the prompt stands."""
        place = (folder, prompt)
        self._values[place] = value
        for listener in tuple(self._listeners.get(place, ())):
            listener.show(value)


IN_THIS_KERNEL = KernelMemory()
