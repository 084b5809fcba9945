"""The gallery shows every widget, each with a line on when to use it, and runs."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import commontable_widgets
from commontable.content import load_module, participant_cells
from commontable.content.notebook import cells_of, read_notebook
from commontable.content.rules import (
    addresses,
    alt_texts,
    answer_keys,
    audiences,
    calls,
    normal_forms,
    points,
    prompt_ids,
    reading_levels,
    three_cells,
    wording,
)
from commontable.content.rules.subject import Subject

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "gallery" / "m00_gallery"
MODULE = load_module(FOLDER)
NOTEBOOK = read_notebook(MODULE.notebook)
SUBJECT = Subject(module=MODULE, notebook=NOTEBOOK, guide=None, editions={})
# The rules that do not ask for a module's shape, time and guide, which a gallery has none of.
RULES = [
    prompt_ids.ids_name_their_module,
    prompt_ids.cell_ids_are_grade_ids,
    prompt_ids.cell_ids_are_unique,
    prompt_ids.notebook_knows_no_other_prompts,
    three_cells.three_cells_of_each_prompt,
    points.points_only_for_checks,
    audiences.readers_are_not_widened,
    audiences.replies_go_to_what_is_read,
    addresses.nothing_comes_from_outside,
    alt_texts.images_have_alt_text,
    answer_keys.files_hold_no_answer_key,
    answer_keys.folder_holds_one_notebook,
    answer_keys.hidden_tests_stand_in_checks,
    normal_forms.notebook_is_in_normal_form,
    calls.no_banned_calls,
    reading_levels.text_reads_easily,
    wording.wording_is_fair,
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_gallery_keeps_the_rules_of_content(rule):
    assert list(rule(SUBJECT)) == []


def test_every_widget_stands_in_the_gallery():
    code = "\n".join(cell.source for cell in participant_cells(NOTEBOOK) if cell.cell_type == "code")

    names = {name for name in commontable_widgets.__all__ if re.search(rf"^{name}\(", code, re.MULTILINE)}

    # Keep is a part of others; an author never calls it.
    assert names == set(commontable_widgets.__all__) - {"Keep"}


@pytest.mark.parametrize("prompt", [prompt.id for prompt in MODULE.prompts])
def test_a_line_says_when_to_use_a_widget(prompt):
    question = cells_of(NOTEBOOK, prompt=prompt).question

    assert re.search(r"\bUse it\b", question.source)


RENDER = """
import asyncio, json, sys
from pathlib import Path
from commontable.serving.rendering.page import render_module

page = asyncio.run(render_module(Path(sys.argv[1]), course=Path(sys.argv[2]), version="gallery"))
print(json.dumps({"failed": page.failed, "shown": page.body.count("data-model=")}))
"""


def test_the_gallery_runs_and_every_cell_shows_its_widget():
    shown = [cell for cell in participant_cells(NOTEBOOK) if cell.cell_type == "code"][1:]

    # In a process of its own, as a server renders: a page is made in one that ends with it.
    run = subprocess.run(
        [sys.executable, "-c", RENDER, str(MODULE.notebook), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert json.loads(run.stdout or "{}") == {"failed": 0, "shown": len(shown)}, run.stderr
