"""The course: its title, whom to ask, and its modules in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from commontable.content.errors import BrokenCourseFile, UnknownModule
from commontable.content.fields import Fields
from commontable.content.module import Module, load_module
from commontable.content.yaml_files import read_mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Start:
    """A short way into the course: its title, for whom it is, and its modules in order."""

    title: str
    whom: str
    modules: tuple[str, ...]


@dataclass(frozen=True)
class Course:
    """What course.yml says. `root` is the folder that holds modules/, datasets/ and the guides.

    `starts` hold only modules that are in the course; a start with none of its own is not among them.
    """

    title: str
    contact: str
    safety_route: str
    modules: tuple[Module, ...]
    root: Path
    starts: tuple[Start, ...] = ()

    def module(self, folder: str) -> Module:
        """Return the module in this folder, or raise UnknownModule."""
        for module in self.modules:
            if module.folder == folder:
                return module
        raise _unknown(folder, known=(module.folder for module in self.modules))


def load_course(root: Path) -> Course:
    """Return the course in this folder; each file is read again only when it has changed."""
    fields = course_fields(root)
    return Course(
        title=fields.text("title"),
        contact=fields.text("contact"),
        safety_route=fields.text("safety_route", ""),
        modules=tuple(load_module(root / "modules" / name) for name in module_names(fields)),
        root=root,
        starts=tuple(_within(fields)),
    )


def load_module_of_course(root: Path, folder: str) -> Module:
    """Return one module of the course in this folder, or raise UnknownModule; the others are not looked at."""
    names = module_names(course_fields(root))
    if folder not in names:
        raise _unknown(folder, known=names)
    return load_module(root / "modules" / folder)


def _unknown(folder: str, *, known: Iterable[str]) -> UnknownModule:
    return UnknownModule(
        f"No module is called “{folder[:80]}”. The modules are {', '.join(known) or 'none yet'}."
    )


def course_fields(root: Path) -> Fields:
    """Return the lines of modules/course.yml."""
    found = read_mapping(root / "modules" / "course.yml", mistake=BrokenCourseFile)
    return Fields(found, where="modules/course.yml", mistake=BrokenCourseFile)


def starts_of(fields: Fields) -> tuple[Start, ...]:
    """Return the starts as course.yml has them, modules that are not in the course too."""
    return tuple(
        Start(title=each.text("title"), whom=each.text("for"), modules=each.texts("modules"))
        for each in fields.groups("starts", [])
    )


def _within(fields: Fields) -> Iterator[Start]:
    known = module_names(fields)
    for start in starts_of(fields):
        modules = tuple(folder for folder in start.modules if folder in known)
        if modules:
            yield replace(start, modules=modules)


def module_names(fields: Fields) -> tuple[str, ...]:
    """Return the modules' folders in the order of course.yml."""
    names = fields.texts("modules")
    for name in names:
        if "/" in name or "\\" in name or name.startswith("."):
            raise fields.error(f"`modules` names '{name}'; wanted the name of a folder in modules/")
        if names.count(name) > 1:
            raise fields.error(f"`modules` names '{name}' twice. Take one out")
    return names
