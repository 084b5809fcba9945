"""The steps that the staff page offers as buttons; each returns one sentence on what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.grading import steps
from commontable.grading.release import release
from commontable.reviewing.collecting import collect

if TYPE_CHECKING:
    from collections.abc import Callable

    from commontable.content.module import Module
    from commontable.settings import Settings


def _release(module: Module, settings: Settings) -> str:
    release(module, settings)
    return f"{module.title}: the copy for participants is made."


def _collect(module: Module, settings: Settings) -> str:
    return collect(module, settings).sentence


def _autograde(module: Module, settings: Settings) -> str:
    return steps.autograde(module, settings).sentence


def _feedback(module: Module, settings: Settings) -> str:
    return steps.feedback(module, settings).sentence


STEPS: dict[str, Callable[[Module, Settings], str]] = {
    "release": _release,
    "collect": _collect,
    "autograde": _autograde,
    "feedback": _feedback,
}
