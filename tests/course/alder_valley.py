"""What the tests of Alder Valley lean on: its folder, its tables, its steps."""

import sys
from functools import lru_cache
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "datasets" / "alder_valley"
FIGURES = ROOT / "datasets" / "published_figures" / "figures.csv"
KINDS = ["event", "volunteer", "meeting", "pto", "conference", "committee", "fundraise"]


@lru_cache(maxsize=32)
def read(name):
    """Return a table of Alder Valley; do not change it."""
    return pd.read_csv(FOLDER / f"{name}.csv", keep_default_na=False, na_values=[""])


def steps():
    """Return the script's own modules; its folder is no package, so it is on the path for a moment."""
    sys.path.insert(0, str(FOLDER))
    try:
        import make
        from recipe import asking, children, families, homes, taking_part
    finally:
        sys.path.remove(str(FOLDER))
    return make, families, asking, taking_part, homes, children
