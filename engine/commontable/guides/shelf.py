"""Which guides there are: one for each module of the course, and the general ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.content.guides import Outline, outline_of
from commontable.errors import CourseError

if TYPE_CHECKING:
    from pathlib import Path

    from commontable.content.course import Course
    from commontable.content.module import Module


class UnknownGuide(CourseError):
    """No guide has this name, or the guide has not the part that was asked for."""


@dataclass(frozen=True)
class Guide:
    """One guide: its name without ending, its file, and its module; None for a general guide."""

    name: str
    path: Path
    module: Module | None

    @property
    def outline(self) -> Outline:
        return outline_of(self.text)

    @property
    def text(self) -> str:
        """The guide's Markdown, or UnknownGuide where a module's guide is not written yet."""
        if not self.path.is_file():
            raise UnknownGuide(f"facilitator_guides/{self.path.name} is missing. Write the guide there.")
        return self.path.read_text(encoding="utf-8")

    @property
    def title(self) -> str:
        """The module's title, or the first heading of a general guide."""
        if self.module is not None:
            return self.module.title
        parts = self.outline.parts
        return parts[0].title if parts else self.name


def guides_of(course: Course) -> list[Guide]:
    """Return the guides of the modules in order, then the general ones by name; only those that are written."""
    folder = course.root / "facilitator_guides"
    names = {module.folder for module in course.modules}
    every_module = {path.name for path in (course.root / "modules").glob("m[0-9][0-9]_*")} | names
    own = [_of_module(course, module) for module in course.modules]
    general = [
        Guide(name=path.stem, path=path, module=None)
        for path in sorted(folder.glob("*.md"))
        if path.stem not in every_module
    ]
    return [guide for guide in own if guide.path.is_file()] + general


def guide_named(course: Course, name: str) -> Guide:
    """Return the guide of a module or the general guide of this name, or raise UnknownGuide."""
    for guide in guides_of(course):
        if guide.name == name:
            return guide
    for module in course.modules:
        if module.folder == name:
            return _of_module(course, module)
    names = ", ".join(guide.name for guide in guides_of(course)) or "none yet"
    raise UnknownGuide(f"No guide is called “{name[:80]}”. The guides are {names}.")


def _of_module(course: Course, module: Module) -> Guide:
    path = course.root / "facilitator_guides" / f"{module.folder}.md"
    return Guide(name=module.folder, path=path, module=module)
