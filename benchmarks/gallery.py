"""The gallery's page, with every widget of the course at once, against the limits of an ordinary module.

python benchmarks/gallery.py           first field, bytes and requests (about a minute)
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path

import yaml
from first_field import DESK, Field, Openings, measure
from people import enrol, write_words
from servers import ROOT, make_pages, start_ours
from tables import Figure, figures

GALLERY = "m00_gallery"
FIRST = "m00-first-thoughts"
WORDS = "What I think of when I hear 'partners'."
SETTLE = 5
KB = 1e3


def main() -> None:
    asked = argparse.ArgumentParser(description="Measure the page that holds every widget.")
    asked.add_argument("--times", type=int, default=5, metavar="N", help="openings for each median")
    args = asked.parse_args()
    if not 1 <= args.times <= 300:
        raise SystemExit(f"--times is {args.times}; give a number from 1 to 300.")
    with tempfile.TemporaryDirectory(prefix="commontable-bench-") as folder:
        print(figures(gallery_rows(opened_gallery(Path(folder), times=args.times)), peer=""), flush=True)


def opened_gallery(folder: Path, *, times: int) -> Openings:
    """Open the gallery several times on a server of its own, for somebody who has written before."""
    course, data = _course(folder / "course"), folder / "gallery-data"
    make_pages(data, course=course)
    server = start_ours(data, course=course)
    try:
        time.sleep(SETTLE)
        me = enrol(server.address, "Reader")
        write_words(server.address, me, prompt=FIRST, words=WORDS, module=GALLERY)
        box = f"[data-prompt='{FIRST}'] textarea"
        field = Field(f"{server.address}modules/{GALLERY}/", box, WORDS, me.cookies)
        return measure(field, profile=DESK, times=times)
    finally:
        server.stop()


def gallery_rows(found: Openings) -> list[Figure]:
    """Return the lines of the table."""
    return [
        Figure("every widget in one page: first field usable, cold", found.cold.seconds, reach=0.7),
        Figure("the same, warm", found.warm.seconds, reach=0.4),
        Figure("the same, over the wire, cold", found.cold.bytes / KB, reach=350, unit="KB"),
        Figure("the same, requests, cold", found.cold.requests, reach=10, unit=""),
    ]


def _course(folder: Path) -> Path:
    """Write a course whose one module is the gallery, with the checkout's word lists and datasets."""
    modules = folder / "modules"
    shutil.copytree(ROOT / "gallery" / GALLERY, modules / GALLERY)
    for name in ("glossary.yml", "phrases.yml"):
        shutil.copy(ROOT / "modules" / name, modules)
    told = {"title": "The gallery", "contact": "nobody", "safety_route": "", "modules": [GALLERY]}
    (modules / "course.yml").write_text(yaml.safe_dump(told), "utf-8")
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    (folder / "datasets").symlink_to(ROOT / "datasets", target_is_directory=True)
    return folder


if __name__ == "__main__":
    main()
