"""What the house tests look at: the files that we write, wherever the checkout lies."""

import os
from pathlib import Path

import pytest

ROOMS = (
    *(".ci", "benchmarks", "datasets", "deploy", "docs", "engine", "facilitator_guides"),
    *("modules", "staff_apps", "tests", "widgets"),
)
MADE_BY_MACHINE = {"built", "node_modules", "__pycache__", "package-lock.json"}


def written_below(folder):
    """Yield the files of a folder that a person wrote."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted({name for name in folders if not name.startswith(".")} - MADE_BY_MACHINE)
        here = Path(place)
        yield from (here / name for name in sorted(set(names) - MADE_BY_MACHINE))


@pytest.fixture(scope="session")
def written(root):
    """Return a function that gives all files that we wrote with one of these endings, or all."""
    # The rooms by name, so that a data folder that somebody keeps beside them is not looked into.
    top = [path for path in root.iterdir() if path.is_file() and not path.name.startswith(".")]
    everything = [*top, *(path for room in ROOMS for path in written_below(root / room))]

    def of(*endings):
        found = [path for path in everything if not endings or path.suffix in endings]
        assert found, f"nothing here ends in {endings}"
        return found

    return of
