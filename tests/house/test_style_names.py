"""Names of styles: a widget's and a page's never meet."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "engine" / "commontable" / "serving" / "static"
WIDGETS = ROOT / "widgets" / "commontable_widgets" / "static"


def styled_in(folder):
    sheets = [path.read_text(encoding="utf-8") for path in folder.rglob("*.css")]
    return {name for sheet in sheets for name in re.findall(r"\.(ct-[a-z0-9-]+)", sheet)}


def test_no_class_is_styled_by_a_page_and_by_a_widget():
    both = styled_in(PAGES) & styled_in(WIDGETS)

    assert both == set()
