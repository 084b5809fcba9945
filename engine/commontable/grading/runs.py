"""nbgrader as a process of its own, so that a server that starts a step stays free of it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commontable import settings as names
from commontable.errors import GradingError

if TYPE_CHECKING:
    from commontable.settings import Settings

CONFIG = "nbgrader_config.py"
LOG = "grading.log"
_SAID = re.compile(r"\[(?:ERROR|CRITICAL)\] (?P<words>.+)")
_RAISED = re.compile(r"\s*(?:\w+\.)*\w*(?:Error|Exception)\w*: (?P<words>.+)")
_EMPTY_WORDS = ("There was an error processing", "Please see", "Traceback")


@dataclass(frozen=True)
class Outcome:
    """How one nbgrader step went; `trouble` is one sentence, empty when it went well."""

    step: str
    trouble: str


def run_nbgrader(*steps: tuple[str, ...], settings: Settings) -> list[Outcome]:
    """Take nbgrader's steps on this course in order and return how each went.

    A step is a name and its arguments, such as `("collect", "m01_equal_partners")`.
    """
    if not (settings.course / CONFIG).is_file():
        raise GradingError(f"No {CONFIG} in {settings.course}: put it back, for nbgrader needs it.")
    settings.prepare()
    done = in_a_process("commontable.grading.process", json.dumps(steps), settings=settings)
    _keep_log(done.stderr, settings=settings)
    if done.returncode:
        raise GradingError(f"nbgrader could not start: {_reason(done.stderr)} See {settings.data / LOG}.")
    return [_outcome(result, settings=settings) for result in json.loads(done.stdout)]


def in_a_process(module: str, *arguments: str, settings: Settings) -> subprocess.CompletedProcess[str]:
    """Run a module of ours as a process on this course and its data folder, and return what it said."""
    return subprocess.run(  # noqa: S603 - our own interpreter, and arguments that the callers here have made
        [sys.executable, "-m", module, *arguments],
        cwd=settings.course,
        env=os.environ | {names.COURSE: str(settings.course), names.DATA: str(settings.data)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def troubles(outcomes: list[Outcome]) -> str:
    """Return what went wrong, as sentences; empty when all went well."""
    return " ".join(one.trouble for one in outcomes if one.trouble)


def _outcome(result: dict[str, Any], *, settings: Settings) -> Outcome:
    trouble = ""
    if not result["success"]:
        reason = _reason(f"{result['log']}\n{result['error']}")
        trouble = f"nbgrader's step {result['step']} did not finish: {reason} See {settings.data / LOG}."
    return Outcome(step=result["step"], trouble=trouble)


def _reason(log: str) -> str:
    lines = log.splitlines()
    said = [m["words"].strip() for line in lines if (m := _SAID.search(line))]
    raised = [m["words"].strip() for line in lines if (m := _RAISED.fullmatch(line))]
    clear = [words for words in (*said, *raised) if not words.startswith(_EMPTY_WORDS)]
    sentence = next(iter([*clear, *lines[-1:]]), "it gave no reason")
    return sentence if sentence.endswith(".") else f"{sentence}."


def _keep_log(words: str, *, settings: Settings) -> None:
    log = settings.data / LOG
    log.touch(mode=0o600)
    log.write_text(words, "utf-8")
