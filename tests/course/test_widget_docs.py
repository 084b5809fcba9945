"""Every example of docs/widgets.md works as it stands."""

import re
from pathlib import Path

import pytest
import yaml

import commontable_widgets

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "widgets.md").read_text("utf-8")
YAML = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", DOCS, flags=re.MULTILINE | re.DOTALL)
CALLS = re.findall(r"^```python\n(.*?)\n```$", DOCS, flags=re.MULTILINE | re.DOTALL)
# Keep is a part of others; an author never calls it.
NAMES = [name for name in commontable_widgets.__all__ if name != "Keep"]


@pytest.fixture(scope="module")
def documented(tmp_path_factory):
    """A module made of all examples together."""
    folder = tmp_path_factory.mktemp("docs") / "m00_docs"
    folder.mkdir()
    prompts = [line for name, text in YAML if name == "module.yml" for line in yaml.safe_load(text)]
    module = {
        "title": "Examples",
        "edition": 1,
        "minutes": 1,
        "audience": ["authors"],
        "summary": "All examples.",
        "objectives": ["Try one."],
        "key_points": ["Each works."],
        "prompts": prompts,
        "sections": [
            {"id": "all", "title": "All", "minutes": 1, "prompts": [each["id"] for each in prompts]}
        ],
    }
    (folder / "module.yml").write_text(yaml.safe_dump(module), "utf-8")
    for name, text in YAML:
        if name != "module.yml":
            (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("call", CALLS)
def test_an_example_builds_a_widget(documented, monkeypatch, call):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))
    monkeypatch.chdir(documented)
    name, _, argument = call.partition("(")

    widget = getattr(commontable_widgets, name)(*re.findall(r'"([^"]+)"', argument))

    assert widget.get_state()["_view_name"]


@pytest.mark.parametrize("name", NAMES)
def test_every_widget_is_documented_with_an_example(name):
    assert f"### {name}\n" in DOCS
    assert any(call.startswith(f"{name}(") for call in CALLS)


def test_no_two_files_of_the_page_have_the_same_name():
    files = [name for name, _ in YAML if name != "module.yml"]

    assert len(files) == len(set(files))
