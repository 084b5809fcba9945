"""From the words on the command line to one verb's file; only that file is imported.

A verb's file has NAME, HELP (one line), add_arguments(parser) and run(args) -> int.
"""

from __future__ import annotations

import ast
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from commontable import __version__
from commontable.cli._mistakes import UsageMistake, sentence_about
from commontable.cli._parser import Parser
from commontable.cli._say import complain, say

VERBS = (
    *("backup", "check", "collect", "data", "doctor", "export", "feedback", "forget"),
    *("guide", "lab", "move-store", "people", "read", "restore", "retention", "serve"),
)
INTERRUPTED = 130

_FOLDER = Path(__file__).parent


class Verb(Protocol):
    """What a verb's file gives."""

    NAME: str
    HELP: str

    def add_arguments(self, parser: Parser) -> None: ...
    def run(self, args: object) -> int: ...


def main(words: list[str] | None = None) -> int:
    """Do what the words ask; return 0, or 1 after one plain sentence on stderr about a caller's mistake."""
    _print_any_letter()
    try:
        done = _run(sys.argv[1:] if words is None else list(words))
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _let_the_reader_go()
    except Exception as problem:
        sentence = sentence_about(problem)
        if sentence is None:
            raise
        complain(sentence)
    else:
        return done
    return 1


def _run(words: list[str]) -> int:
    asked = words[0] if words else ""
    if asked in ("-h", "--help", "help"):
        say(_help())
        return 0
    if asked == "--version":
        say(f"commontable {__version__}")
        return 0
    if asked not in VERBS:
        found = f"There is no verb '{asked[:80]}'" if asked else "No verb was given"
        raise UsageMistake(f"{found}; the verbs are {', '.join(VERBS)}. See `commontable --help`.")
    verb = cast("Verb", import_module(f"commontable.cli.{_file_of(asked)}"))
    parser = Parser(prog=f"commontable {asked}", description=verb.HELP)
    verb.add_arguments(parser)
    try:
        args = parser.parse_args(words[1:])
    except SystemExit as done:  # argparse leaves so after --help
        return int(done.code or 0)
    return verb.run(args)


def _file_of(verb: str) -> str:
    return verb.replace("-", "_")


def _help() -> str:
    width = max(map(len, VERBS))
    lines = [f"  {verb:{width}}  {_help_of(verb)}" for verb in VERBS]
    return "\n".join(
        (
            "usage: commontable VERB [options]",
            "",
            *lines,
            "",
            "`commontable VERB --help` tells more. `--data DIR` names the folder with all that a deployment",
            "writes; else COMMONTABLE_DATA does, else it is var/ in the course folder.",
        )
    )


def _help_of(verb: str) -> str:
    # Read, not imported: nine verbs together would bring in half of Jupyter.
    for line in ast.parse((_FOLDER / f"{_file_of(verb)}.py").read_text("utf-8")).body:
        if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "HELP":
            return str(ast.literal_eval(line.value))
    return ""


def _print_any_letter() -> None:
    # A terminal that lacks a letter of somebody's name shows a stand-in; it must not end the verb.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _let_the_reader_go() -> None:
    # The reader of our output has gone (`| head`); what Python still flushes at its end must go somewhere.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
