"""What a room may not touch."""

import ast

import pytest

FORBIDDEN = ("ipywidgets", "anywidget", "commontable_widgets")


def imports_of(tree):
    """Yield the top name of everything that a file imports, inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield (node.module or "").partition(".")[0]
        elif (
            isinstance(node, ast.Call)
            and getattr(node.func, "attr", getattr(node.func, "id", "")) == "import_module"
        ):
            yield from (
                arg.value.partition(".")[0]
                for arg in node.args
                if isinstance(getattr(arg, "value", None), str)
            )


def files_of(folder):
    files = sorted(folder.rglob("*.py"))
    assert files, f"no Python file under {folder}"
    return files


@pytest.mark.parametrize("name", FORBIDDEN)
def test_the_engine_never_imports_what_has_a_face(root, name):
    importing = [
        str(path.relative_to(root))
        for path in files_of(root / "engine" / "commontable")
        if name in imports_of(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert importing == []


def test_content_imports_no_other_room(root):
    rooms = {"responses", "people", "serving", "grading", "cli", "datasets", "workshops", "reviewing"}
    for path in files_of(root / "engine" / "commontable" / "content"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("commontable."):
                assert node.module.split(".")[1] not in rooms, f"{path.name} imports {node.module}"
