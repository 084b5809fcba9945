"""Makes a prompt out of its lines in module.yml."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from commontable.content.errors import BrokenModuleFile
from commontable.content.fields import Fields
from commontable.content.kinds import KINDS
from commontable.content.prompt import NumberRange, Option, Prompt
from commontable.content.readers import Readers
from commontable.content.yaml_files import read_mapping

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from commontable.content.kinds import Kind

PROMPT_ID = re.compile(r"m\d\d-[a-z0-9-]+")
# The answer cell has the bare id, so an id that ends as a neighbour's does would name two cells.
TAKEN_ENDINGS = ("-question", "-field")
_FILE_NAME = re.compile(r"[\w-][\w.-]*\.yml")


def read_prompt(fields: Fields, *, folder: Path) -> Prompt:
    """Return the prompt; raise BrokenModuleFile with one sentence if it lacks something."""
    prompt_id = fields.text("id")
    if not PROMPT_ID.fullmatch(prompt_id) or prompt_id.endswith(TAKEN_ENDINGS):
        raise fields.error(
            f"the id '{prompt_id}' is not of the form m01-a-few-words (small letters, digits, hyphens, "
            f"and not ending in {' or '.join(TAKEN_ENDINGS)}). Give it another"
        )
    kind = _kind(fields)
    source = _source(fields, kind=kind)
    return Prompt(
        id=prompt_id,
        kind=kind.name,
        title=fields.text("title"),
        readers=_readers(fields),
        minutes=fields.number("minutes", kind.minutes),
        reply=fields.truth("reply", default=False),
        core=fields.truth("core", default=True),
        source=source,
        then=_then(fields, kind=kind),
        options=_options(fields, kind=kind),
        number=_number(fields, kind=kind),
        settings=MappingProxyType(dict(fields.found)),
        content=_content(folder, source=source, kind=kind),
    )


def _kind(fields: Fields) -> Kind:
    name = fields.text("kind")
    if name not in KINDS:
        raise fields.error(f"the kind '{name}' is not known; choose one of {', '.join(KINDS)}")
    return KINDS[name]


def _readers(fields: Fields) -> Readers:
    name = fields.text("readers")
    try:
        return Readers(name)
    except ValueError as problem:
        raise fields.error(f"`readers` is '{name}'; choose one of {', '.join(Readers)}") from problem


def _source(fields: Fields, *, kind: Kind) -> str | None:
    if kind.check_source is None:
        return None
    name = fields.text("source")
    # The file is looked for in the module's folder and nowhere else.
    if not _FILE_NAME.fullmatch(name):
        raise fields.error(f"`source` is '{name}'; wanted the name of a .yml file in the module's folder")
    return name


def _content(folder: Path, *, source: str | None, kind: Kind) -> Mapping[str, Any]:
    if source is None or kind.check_source is None:
        return MappingProxyType({})
    content = read_mapping(folder / source, mistake=BrokenModuleFile)
    kind.check_source(Fields(content, where=f"{folder.name}/{source}", mistake=BrokenModuleFile))
    return MappingProxyType(content)


def _then(fields: Fields, *, kind: Kind) -> str | None:
    return fields.text("then") if kind.name == "then-and-now" else None


def _options(fields: Fields, *, kind: Kind) -> tuple[Option, ...]:
    if not kind.graded or "number" in fields.found:
        return ()
    options = tuple(Option(id=each.text("id"), label=each.text("label")) for each in fields.groups("options"))
    if len({option.id for option in options}) < max(len(options), 2):
        raise fields.error("`options` needs two or more choices, each with an id of its own")
    return options


def _number(fields: Fields, *, kind: Kind) -> NumberRange | None:
    found = fields.found.get("number")
    if not kind.graded or found is None:
        return None
    try:
        limits = NumberRange(min=float(found["min"]), max=float(found["max"]))
    except (KeyError, TypeError, ValueError) as problem:
        raise fields.error("`number` needs the form `{min: 0, max: 100}`") from problem
    if not limits.min < limits.max:
        raise fields.error(f"`number` goes from {limits.min:g} to {limits.max:g}; wanted a min below its max")
    return limits
