"""The page of kinds names every kind with its widget."""

import re
from pathlib import Path

from commontable.content.kinds import KINDS

PAGE = (Path(__file__).parents[2] / "docs" / "kinds.md").read_text(encoding="utf-8")


def test_every_kind_stands_in_the_table_of_kinds():
    rows = re.findall(r"^\| (`[^|]+) \| (`[^|]+) \|", PAGE, flags=re.MULTILINE)
    named = {
        kind: widget
        for kinds, widgets in rows
        for kind, widget in zip(re.findall(r"`(.+?)`", kinds), re.findall(r"`(.+?)`", widgets), strict=True)
    }

    assert named == {name: kind.widget for name, kind in KINDS.items()}
