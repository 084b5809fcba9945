"""docs/widgets.md names every view that a DataView can show, and the tables that it reads."""

import re
from pathlib import Path

from commontable.datasets.plans import PLANS

DOCS = (Path(__file__).parents[2] / "docs" / "widgets.md").read_text("utf-8")
ROW = re.compile(r"^\| `(\w+)` \| [^|]+ \| ([\w, ]+) \|$", re.MULTILINE)


def test_every_view_stands_in_the_list_of_views_with_its_tables():
    written = {name: tuple(tables.split(", ")) for name, tables in ROW.findall(DOCS)}

    assert written == {name: plan.tables for name, plan in PLANS.items()}
