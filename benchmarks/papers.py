"""Puts a measured table into its paper, so that no figure is copied by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from servers import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PAPER = ROOT / "docs" / "performance.md"
SCALING = ROOT / "docs" / "scaling.md"


def put(text: str, *, under: str, paper: Path = PAPER) -> None:
    """Replace what stands between the marks `<!-- NAME -->` and `<!-- end of NAME -->`."""
    begin, end = f"<!-- {under} -->", f"<!-- end of {under} -->"
    before, found, rest = paper.read_text("utf-8").partition(begin)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise SystemExit(f"{paper.name} has no place named {under}. Put '{begin}' and '{end}' where the table belongs.")
    paper.write_text(f"{before}{begin}\n{text}\n{end}{after}", "utf-8")
