"""The mistakes that can be made in modules/, and in a value that somebody sends for a prompt.

CourseError
├── BrokenCourseFile     course.yml or editions.yml
├── BrokenModuleFile     module.yml, or a file that a widget reads
├── BrokenNotebook       a module's notebook
├── UnknownModule        a name that is in no course.yml
├── UnknownPrompt        a name that is in no module.yml
└── UnacceptableValue    a value that the prompt's kind does not keep
    └── TooLong          more text than one answer can hold
"""

from commontable.errors import CourseError


class BrokenCourseFile(CourseError):
    """course.yml or editions.yml cannot be used as it stands."""


class BrokenModuleFile(CourseError):
    """module.yml, or a file that one of its widgets reads, cannot be used as it stands."""


class BrokenNotebook(CourseError):
    """A module's notebook cannot be read."""


class UnknownModule(CourseError):
    """No module of the course has this name."""


class UnknownPrompt(CourseError):
    """No prompt of the module has this name."""


class UnacceptableValue(CourseError):
    """A prompt cannot keep this value."""


class TooLong(UnacceptableValue):
    """An answer holds more text than can be kept."""
