"""The project speaks of itself alone, in its own words, and asks nobody outside."""

import ast
import re

import pytest

HERE = "test_words.py"
TEXT = {
    # The first is a file without an ending.
    *("", ".py", ".md", ".yml", ".json", ".toml", ".lock", ".ipynb", ".mako"),
    *(".js", ".mjs", ".css", ".html", ".j2", ".svg"),
}

MACHINE = {
    "a home folder": r"/home/\w+/|/Users/\w+/|/root/|[A-Z]:\\Users\\",
    # TLJH's own folder is the same on every machine.
    "a working folder": r"(?<![\w.~-])/(work|workspace|scratch|mnt|srv|opt(?!/tljh)|builds)/\w",
    "a package host": r"pypi\.org|pythonhosted|registry\.npm|index-url|_authToken|\"resolved\":",
    "a private address": r"(?<![\d.])(10|192\.168|172\.(1[6-9]|2\d|3[01]))(\.\d{1,3}){2,3}(?![\d.])",
}
UNFINISHED = r"\b(TODO|FIXME|XXX|HACK)\b"
NAMESPACE = "http://www.w3.org/"
OUTSIDE = re.compile(rf"(?:https?|wss?):(?!{NAMESPACE.removeprefix('http:')})//[\w$]|[\"'(]//\w")

NOT_OURS = {"user", "users", "student", "students", "item", "items", "payload", "payloads"}
# Jupyter calls these by name; an identity provider cannot rename them.
JUPYTERS = {"get_user", "user"}


@pytest.fixture(scope="session")
def texts(written):
    """Return every text that we wrote, by its path; this file names what it forbids."""
    return {
        path: path.read_text(encoding="utf-8")
        for path in written()
        if path.suffix in TEXT and path.name != HERE
    }


def places(texts, pattern):
    return [
        f"{path}:{number}: {found[0]}"
        for path, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        if (found := re.search(pattern, line))
    ]


@pytest.mark.parametrize("what", MACHINE)
def test_nothing_names_a_machine(texts, what):
    found = places(texts, MACHINE[what])

    assert found == [], what


def test_nothing_is_left_for_later(texts):
    code = {path: text for path, text in texts.items() if path.suffix not in (".md", ".ipynb")}

    assert places(code, UNFINISHED) == []


def test_no_page_style_or_script_of_ours_names_an_outside_address(root, texts):
    shown = {
        path: text
        for path, text in texts.items()
        if path.suffix in (".html", ".j2", ".js", ".mjs", ".css", ".svg")
        and root / "tests" not in path.parents
    }

    assert shown
    assert places(shown, OUTSIDE) == []


def test_the_search_for_outside_addresses_finds_one():
    bad = ['<script src="https://cdn.example/a.js">', "url(//cdn.example/a.css)", "fetch('wss://a.example')"]
    good = ['xmlns="http://www.w3.org/2000/svg"', "// a comment", "const half = a//b;"]

    assert [line for line in bad if not OUTSIDE.search(line)] == []
    assert [line for line in good if OUTSIDE.search(line)] == []


def made_here(tree):
    """Yield the names that a file gives to something: classes, functions, arguments, values."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr


def words_of(name):
    """Return the words of a name, whether it is written with underscores or capitals."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


def test_our_names_are_participant_prompt_and_response(root):
    for package in (root / "engine" / "commontable", root / "widgets" / "commontable_widgets"):
        # nbgrader's own words stay inside the one room that talks to nbgrader.
        files = [path for path in package.rglob("*.py") if "grading" not in path.relative_to(package).parts]
        assert files
        for path in files:
            names = set(made_here(ast.parse(path.read_text(encoding="utf-8")))) - JUPYTERS

            assert [name for name in sorted(names) if words_of(name) & NOT_OURS] == [], path
