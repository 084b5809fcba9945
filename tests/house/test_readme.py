"""What the papers tell people to type works, and where they point there is something."""

import re
import shlex
from pathlib import Path

import pytest

from commontable.cli import VERBS, main

ROOT = Path(__file__).parents[2]
PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "operators").glob("*.md")])
PARTS = {
    "people": {"add", "import", "list", "code", "merge"},
    "data": {"template", "use"},
    "export": {"responses", "progress", "feedback", "completion"},
}
# Whose parts have options of their own.
WITH_OPTIONS = {"people", "data"}
NAMED = re.compile(r"\bdeploy/[\w/.@-]*\w")
# Fences and code in a line: the two places where a paper says what to type.
CODE = re.compile(r"^ *```\w*\n(.*?)^ *```|^( {4}\S.*)$|`([^`\n]+)`", re.MULTILINE | re.DOTALL)


def lines_to_type(paper):
    for found in CODE.finditer(paper.read_text(encoding="utf-8")):
        yield from (found[1] or found[2] or found[3]).splitlines()


def commands(program):
    """Return each line that begins with the program, with the paper that has it."""
    return sorted(
        {
            (paper.name, line.strip())
            for paper in PAPERS
            for line in lines_to_type(paper)
            if line.strip().startswith(f"{program} ")
        }
    )


def help_of(words, capsys):
    assert main([*words, "--help"]) == 0
    return capsys.readouterr().out


def test_the_papers_name_commands_at_all():
    assert {"README.md", "CONTRIBUTING.md", "CHANGELOG.md"} <= {paper.name for paper in PAPERS}
    assert len(commands("commontable")) > len(VERBS)
    assert {"make serve", "make test"} <= {line for _, line in commands("make")}


@pytest.mark.parametrize(("paper", "line"), commands("commontable"))
def test_a_command_in_a_paper_exists_with_its_options(paper, line, capsys):
    words = [word for word in shlex.split(line)[1:] if word not in ("...", "…")]
    if words[0] == "--help":
        return
    verb, *rest = words

    assert verb in VERBS, f"{paper} names a verb that is not there"
    part = rest[:1] if rest and verb in PARTS and not rest[0].startswith("-") else []
    assert set(part) <= PARTS.get(verb, set())
    told = help_of([verb, *(part if verb in WITH_OPTIONS else [])], capsys)
    assert [word for word in rest if word.startswith("--") and word not in told] == []


@pytest.mark.parametrize(("paper", "line"), commands("make"))
def test_a_make_target_in_a_paper_exists(paper, line):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = {word for word in line.split()[1:] if "=" not in word}
    settings = {word.partition("=")[0] for word in line.split()[1:] if "=" in word}

    assert [one for one in targets if not re.search(rf"^{one}:", makefile, re.MULTILINE)] == [], paper
    assert [one for one in settings if not re.search(rf"^{one} \?=", makefile, re.MULTILINE)] == [], paper


def test_make_has_no_target_without_a_recipe():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split()

    assert [one for one in named if not re.search(rf"^{one}:", makefile, re.MULTILINE)] == []


def test_a_file_for_operators_that_a_paper_names_is_there():
    named = {(paper.name, path) for paper in PAPERS for path in NAMED.findall(paper.read_text("utf-8"))}

    assert len(named) > 10
    assert [one for one in sorted(named) if not (ROOT / one[1]).exists()] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_link_or_picture_inside_the_course_is_there(paper):
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", paper.read_text(encoding="utf-8"))
    inside = [link for link in links if "://" not in link]

    assert [link for link in inside if not (paper.parent / link).exists()] == []


def test_every_option_of_serving_has_its_row_among_the_settings(capsys):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = "\n".join(line for line in readme.splitlines() if line.startswith("| "))
    options = set(re.findall(r"--[a-z-]+", help_of(["serve"], capsys))) - {"--help"}

    assert [option for option in sorted(options) if option not in rows] == []


def test_the_picture_is_small_enough_to_load_at_once():
    assert (ROOT / "docs" / "module1.png").stat().st_size < 150_000


@pytest.mark.parametrize("page", ["architecture.md", "security.md"])
def test_a_page_names_only_tests_that_are_there(page):
    told = (ROOT / "docs" / page).read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+)`", told))
    written = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))

    assert named
    assert [name for name in sorted(named) if f"def {name}(" not in written] == []
