"""What participants meet: the course, its modules, their prompts and notebooks, and the rules they keep."""

from commontable.content.course import Course, load_course
from commontable.content.errors import (
    BrokenCourseFile,
    BrokenModuleFile,
    BrokenNotebook,
    UnacceptableValue,
    UnknownModule,
    UnknownPrompt,
)
from commontable.content.module import Module, Section, assignment_of, load_module
from commontable.content.normal_notebook import normal_form
from commontable.content.notebook import participant_cells
from commontable.content.prompt import Option, Prompt
from commontable.content.readers import Readers
from commontable.content.values import MAX_BYTES
from commontable.content.version import course_version

__all__ = [
    "MAX_BYTES",
    "BrokenCourseFile",
    "BrokenModuleFile",
    "BrokenNotebook",
    "Course",
    "Module",
    "Option",
    "Prompt",
    "Readers",
    "Section",
    "UnacceptableValue",
    "UnknownModule",
    "UnknownPrompt",
    "assignment_of",
    "course_version",
    "load_course",
    "load_module",
    "normal_form",
    "participant_cells",
]
