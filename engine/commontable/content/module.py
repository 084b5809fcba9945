"""One module: what module.yml says of it, and where its notebook is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from commontable.content.errors import BrokenModuleFile, UnknownModule, UnknownPrompt
from commontable.content.fields import Fields
from commontable.content.reading_prompts import read_prompt
from commontable.content.yaml_files import read_mapping

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from commontable.content.prompt import Prompt

# A released copy of a later edition lies in `m01_equal_partners--2`.
_FOLDER = re.compile(r"(?P<folder>(?P<number>m\d\d)_(?P<stem>[a-z0-9_]+?))(--\d+)?")


@dataclass(frozen=True)
class Section:
    """A part of a module that one reads in one sitting."""

    id: str
    title: str
    minutes: int
    prompts: tuple[str, ...]
    core: bool = True


@dataclass(frozen=True)
class Module:
    """A module as module.yml has it. `path` is the folder it was read from: the source or a released copy."""

    folder: str
    number: str
    title: str
    edition: int
    minutes: int
    audience: tuple[str, ...]
    summary: str
    objectives: tuple[str, ...]
    key_points: tuple[str, ...]
    prompts: tuple[Prompt, ...]
    sections: tuple[Section, ...]
    sources: tuple[Any, ...] = field(hash=False)
    path: Path
    notebook: Path
    settings: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}), hash=False, repr=False)

    def prompt(self, prompt_id: str) -> Prompt:
        """Return the prompt with this id, or raise UnknownPrompt."""
        for prompt in self.prompts:
            if prompt.id == prompt_id:
                return prompt
        raise UnknownPrompt(
            f"{self.folder} has no prompt “{prompt_id[:80]}”. "
            f"Its prompts are {', '.join(prompt.id for prompt in self.prompts)}."
        )


def assignment_of(module: Module, edition: int | None = None) -> str:
    """Return the name under which an edition of the module lies in release/ and in the gradebook."""
    number = module.edition if edition is None else edition
    return module.folder if number == 1 else f"{module.folder}--{number}"


def load_module(path: Path) -> Module:
    """Return the module in this folder, source or released copy; read again only when a file has changed."""
    folder = path.resolve()
    if not _FOLDER.fullmatch(folder.name) or not (folder / "module.yml").is_file():
        raise UnknownModule(
            f"{folder.name} is no module. A module is a folder such as m01_equal_partners with a module.yml."
        )
    return _load(folder, _stamp(folder))


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    files = sorted(folder.glob("*.yml"))
    return tuple((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in files)


@lru_cache(maxsize=64)
def _load(path: Path, stamp: tuple[tuple[str, int, int], ...]) -> Module:  # noqa: ARG001 - the cache's key
    name = _FOLDER.fullmatch(path.name)
    found = read_mapping(path / "module.yml", mistake=BrokenModuleFile)
    fields = Fields(found, where=f"{path.name}/module.yml", mistake=BrokenModuleFile)
    if name is None:
        raise fields.error("the folder's name is not of the form m01_a_few_words")
    prompts = _prompts(fields, folder=path)
    return Module(
        folder=name["folder"],
        number=name["number"],
        title=fields.text("title"),
        edition=_edition(fields),
        minutes=fields.number("minutes"),
        audience=fields.texts("audience"),
        summary=fields.text("summary"),
        objectives=fields.texts("objectives"),
        key_points=fields.texts("key_points"),
        prompts=prompts,
        sections=_sections(fields, prompts=prompts),
        sources=tuple(found.get("sources") or ()),
        path=path,
        notebook=path / f"{name['stem']}.ipynb",
        settings=MappingProxyType(found),
    )


def _edition(fields: Fields) -> int:
    edition = fields.number("edition")
    if edition < 1:
        raise fields.error("`edition` is 0; the first edition is 1")
    return edition


def _prompts(fields: Fields, *, folder: Path) -> tuple[Prompt, ...]:
    prompts = tuple(read_prompt(each, folder=folder) for each in fields.groups("prompts"))
    ids = [prompt.id for prompt in prompts]
    for prompt in prompts:
        if ids.count(prompt.id) > 1:
            raise fields.error(f"two prompts have the id '{prompt.id}'. Give one of them another")
        if prompt.then is not None and prompt.then not in ids:
            raise fields.error(f"`then` of {prompt.id} names '{prompt.then}', which is no prompt here")
    return prompts


def _sections(fields: Fields, *, prompts: tuple[Prompt, ...]) -> tuple[Section, ...]:
    known = {prompt.id for prompt in prompts}
    sections = tuple(_section(each) for each in fields.groups("sections"))
    for section in sections:
        for prompt_id in section.prompts:
            if prompt_id not in known:
                raise fields.error(f"section '{section.id}' names '{prompt_id}', which is no prompt here")
    if len({section.id for section in sections}) < len(sections):
        raise fields.error("two sections have the same id. Give one of them another")
    return sections


def _section(fields: Fields) -> Section:
    return Section(
        id=fields.text("id"),
        title=fields.text("title"),
        minutes=fields.number("minutes"),
        prompts=fields.texts("prompts", []),
        core=fields.truth("core", default=True),
    )
