"""Puts a measured table into docs/performance.md, so that no figure is copied by hand."""

from __future__ import annotations

from servers import ROOT

PAPER = ROOT / "docs" / "performance.md"


def put(text: str, *, under: str) -> None:
    """Replace what stands between the marks `<!-- NAME -->` and `<!-- end of NAME -->`."""
    begin, end = f"<!-- {under} -->", f"<!-- end of {under} -->"
    before, found, rest = PAPER.read_text("utf-8").partition(begin)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise SystemExit(f"{PAPER.name} has no place named {under}. Put '{begin}' and '{end}' where the table belongs.")
    PAPER.write_text(f"{before}{begin}\n{text}\n{end}{after}", "utf-8")
