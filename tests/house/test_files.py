"""Small files, small functions, notebooks as they are committed."""

import ast

import nbformat

LINES_OF_A_FILE, LINES_OF_A_FUNCTION = 250, 40


def functions_of(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_a_file_has_one_idea_and_at_most_250_lines(root, written):
    long = {
        str(path.relative_to(root)): lines
        for path in written(".py", ".js", ".mjs", ".css", ".html", ".j2")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LINES_OF_A_FILE
    }

    assert long == {}


def test_a_function_has_at_most_40_lines(root, written):
    long = {
        f"{path.relative_to(root)}: {function.name}": lines
        for path in written(".py")
        for function in functions_of(path)
        if (lines := function.end_lineno - function.lineno + 1) > LINES_OF_A_FUNCTION
    }

    assert long == {}


def test_a_file_that_runs_says_in_its_first_line_what_it_is_for(root, written):
    silent = [
        str(path.relative_to(root))
        for path in written(".py")
        if root / "tests" not in path.parents
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert silent == []


def test_notebooks_hold_no_outputs(root, written):
    for path in written(".ipynb"):
        notebook = nbformat.read(path, as_version=4)
        run = [cell.id for cell in notebook.cells if cell.get("outputs") or cell.get("execution_count")]

        assert run == [], f"{path.relative_to(root)}: run `commontable check --fix`"
        assert "widgets" not in notebook.metadata
