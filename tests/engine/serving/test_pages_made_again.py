"""A page in which a cell failed once is made again by itself: it may have been the machine, and not the cell."""

import json

import nbformat
from engine.grading.small_course import FOLDER, write_course
from journeys.server import Server, wait_until
from nbformat.v4 import new_code_cell

FAILS_ONCE = """from pathlib import Path
if not Path({flag!r}).exists():
    Path({flag!r}).touch()
    raise RuntimeError("the first time")
"""


def test_a_page_whose_cell_failed_the_first_time_stands_whole_soon_after(tmp_path):
    course, flag = write_course(tmp_path / "course"), tmp_path / "has-failed"
    source = course / "modules" / FOLDER / "equal_partners.ipynb"
    notebook = nbformat.read(source, as_version=4)
    notebook.cells.append(new_code_cell(FAILS_ONCE.format(flag=str(flag)), id="fails-once"))
    nbformat.write(notebook, source)
    server = Server(course, tmp_path / "data").start()
    try:
        page = tmp_path / "data" / "pages" / f"{FOLDER}.json"

        wait_until(page.is_file, seconds=120)

        assert flag.exists()
        assert json.loads(page.read_text("utf-8"))["failed"] == 0
        assert "the first time" in server.said()
    finally:
        server.stop()
