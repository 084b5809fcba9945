"""The module's shape in marimo: prose, ten text boxes, one chart."""
# marimo reads each cell's imports, names and last expression, and takes no types.
# ruff: noqa: ANN001, ANN202, PLC0415, B018
# mypy: ignore-errors

import marimo

app = marimo.App()


@app.cell
def _():
    from pathlib import Path

    import marimo as mo
    import matplotlib.pyplot as plt

    parts = Path("prose.md").read_text("utf-8").split("\n## ")
    return mo, parts, plt


@app.cell
def _(mo, parts):
    boxes = [mo.ui.text_area(label=f"What you think ({number})") for number in range(10)]
    pairs = [[mo.md(part), *boxes[at + 1 : at + 2]] for at, part in enumerate(parts)]
    mo.vstack([boxes[0], *(part for pair in pairs for part in pair)])


@app.cell
def _(plt):
    figure, axes = plt.subplots()
    axes.bar(["Asked in person", "Asked by letter", "Not asked"], [62, 41, 18])
    figure


if __name__ == "__main__":
    app.run()
