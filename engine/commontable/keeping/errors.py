"""The mistakes that can be made in keeping a deployment.

KeepingError
├── StillRunning         something works on the data folder that must not, just now
├── UnusableBackup       a file that is no backup of ours, or a damaged one
└── MissingProgram       a program of the database that is not on this machine
"""

from commontable.errors import CommonTableError


class KeepingError(CommonTableError):
    """A deployment cannot be backed up, restored or thinned as asked."""


class StillRunning(KeepingError):
    """A server, JupyterLab or a restore is at work on this data folder."""


class UnusableBackup(KeepingError):
    """The file is no backup of this course, or not a whole one."""


class MissingProgram(KeepingError):
    """A program that the database's backup needs is not on this machine."""
