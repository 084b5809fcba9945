"""What went wrong, as the one sentence that a person at a terminal reads."""

from __future__ import annotations

import sys

from commontable.errors import CommonTableError


class UsageMistake(CommonTableError):
    """The words on the command line cannot be understood."""


def sentence_about(problem: Exception) -> str | None:
    """Return one plain sentence about a mistake or a trouble of the machine; None for a fault of ours."""
    if isinstance(problem, CommonTableError):
        return str(problem)
    if isinstance(problem, ModuleNotFoundError) and not str(problem.name).startswith("commontable"):
        return f"The package {problem.name} is not installed. Install it, or run `commontable doctor`."
    if isinstance(problem, OSError):
        return _about_file(problem)
    return _about_database(problem)


def _about_file(problem: OSError) -> str:
    what = problem.strerror or str(problem) or type(problem).__name__
    where = f"{problem.filename} cannot be used: " if problem.filename else "The system refused: "
    return f"{where}{what}. Mend that, or choose another place, and try again."


def _about_database(problem: Exception) -> str | None:
    # Verbs that touch no database never import SQLAlchemy, so it is only looked up here.
    errors = sys.modules.get("sqlalchemy.exc")
    if errors is not None:
        # A plain DatabaseError is a damaged file; its subclasses for broken SQL are faults of ours.
        if isinstance(problem, errors.OperationalError) or type(problem) is errors.DatabaseError:
            reason = (str(getattr(problem, "orig", problem)).splitlines() or ["no reason given"])[0]
            return f"The database cannot be used ({reason}). {_advice(reason)}"
        if isinstance(problem, errors.ArgumentError):
            return "COMMONTABLE_DATABASE is no SQLAlchemy address; write one such as sqlite:////folder/file."
    alembic = sys.modules.get("alembic.util.exc")
    if alembic is not None and isinstance(problem, alembic.CommandError):
        return "The database was made by another version of Common Table; use that version or a newer one."
    return None


def _advice(reason: str) -> str:
    if "locked" in reason:
        return "Another program is writing to it; wait until that is done and try again."
    if "readonly" in reason or "unable to open" in reason:
        return "Mend the permissions of the data folder, or choose another with --data."
    if "malformed" in reason or "not a database" in reason:
        return "The file is damaged; put it back from a backup."
    if "full" in reason:
        return "Make room on the disk and try again."
    return "Run `commontable doctor` to see what needs mending."
