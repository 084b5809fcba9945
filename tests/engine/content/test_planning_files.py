"""The files of ladders, audits, canvases, walks and plans: each mistake gets one sentence."""

from pathlib import Path

import pytest

from commontable.content.errors import BrokenModuleFile
from commontable.content.fields import Fields
from commontable.content.kinds import KINDS
from commontable.content.yaml_files import read_mapping

FILES = Path(__file__).with_name("planning_files")
BROKEN = [
    ("decision-ladder", "id: bell", "id: own-2", "is kept for a decision of the writer's own"),
    ("decision-ladder", "goal: Should be, ", "", "`goal` is missing"),
    ("impact-ladder", "marks: [two-way]", "marks: [loud]", "`marks` names 'loud'"),
    ("impact-ladder", "id: meal", "id: talk", "must be its own"),
    ("impact-ladder", "own: [lower]", "own: [lowest]", "`own` names 'lowest'"),
    ("impact-ladder", "credit: After a chart.", "", "`credit` is missing"),
    ("principle-audit", "purpose: Not for evaluating staff.", "", "`purpose` is missing"),
    ("structure-canvas", "{id: room, title: Room, text: R}", "{id: room, title: Room}", "`text` is missing"),
    ("barrier-walk", "id: door", "id: last", "kept for the last step"),
    ("barrier-walk", "feedback: A", "score: 1", "`feedback` is missing"),
    ("barrier-walk", "last:", "ends:", "read by no widget"),
    ("pdca-planner", "id: consent", "id: agreed", "no field 'consent'"),
    ("pdca-planner", "form: date", "form: number", "choose one of words, line, date"),
    ("role-planner", "id: learn", "id: design", "two roles have the same id"),
]


@pytest.mark.parametrize(("kind", "old", "new", "sentence"), BROKEN)
def test_a_mistake_in_a_file_gets_one_sentence(tmp_path, kind, old, new, sentence):
    text = (FILES / f"{kind}.yml").read_text("utf-8")
    assert old in text
    (tmp_path / "it.yml").write_text(text.replace(old, new), "utf-8")
    content = read_mapping(tmp_path / "it.yml", mistake=BrokenModuleFile)

    with pytest.raises(BrokenModuleFile) as told:
        KINDS[kind].check_source(Fields(content, where="it.yml", mistake=BrokenModuleFile))

    assert sentence in str(told.value)
    assert "\n" not in str(told.value)
