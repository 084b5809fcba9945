"""A data folder of one's own, and the real public files where they lie beside the project."""

import os
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture
def data(tmp_path, monkeypatch):
    """Return a data folder that the settings name."""
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))
    monkeypatch.setenv("COMMONTABLE_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def shared():
    """Return the folder of real public files; they are never part of the project."""
    named = Path(os.environ.get("COMMONTABLE_SHARED") or ROOT.parent / "shared")
    folder = named / "data" if (named / "data").is_dir() else named
    if not (folder / "nhes_pfi_2019_extract.csv").is_file():
        pytest.skip(
            "the real public files are not beside the project; COMMONTABLE_SHARED can name their folder"
        )
    return folder


@pytest.fixture(scope="session")
def new_york():
    """Return the map that docs/running.md shows."""
    return re.search(r"```yaml\n(.*?)```", (ROOT / "docs/running.md").read_text("utf-8"), re.DOTALL)[1]
