"""The table that `make prove` prints: every proof reports its row, and the rows stand together at the end of the run.

A whole number adds up where several tests report the same name; seconds keep the longest.
"""

import os
import platform
import random
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from benchmarks.tables import table

SEED = "COMMONTABLE_PROOF_SEED"
COLUMNS = {
    "faults": ("fault", "rounds", "acknowledged words", "lost (0)", "recovery time", "said within", "unsaved at most"),
    "attacks": ("attack", "tries", "succeeded (0)"),
}


@dataclass
class Rows:
    """What was reported, by kind and name, in the order in which it came."""

    by_kind: dict = field(default_factory=dict)

    def add(self, kind, name, figures):
        known = self.by_kind.setdefault(kind, {})
        before = known.get(name, (None,) * len(figures))
        known[name] = tuple(together(*pair) for pair in zip(before, figures, strict=True))

    def text(self, kind):
        rows = [(name, *map(shown, figures)) for name, figures in self.by_kind[kind].items()]
        return f"{made_by()}\n\n{table(COLUMNS[kind], rows)}"


def together(one, other):
    if one is None or other is None:
        return other if one is None else one
    return max(one, other) if isinstance(other, float) else one + other


def shown(figure):
    return f"{figure:.1f} s" if isinstance(figure, float) else "" if figure is None else f"{figure:,}"


def made_by():
    python, processors = platform.python_version(), os.cpu_count()
    return f"Made {time.strftime('%Y-%m-%d')} by `make prove`: Python {python}, {processors} processors, seed {seed()}."


def seed():
    return int(os.environ[SEED])


def written_between(text, kind, made):
    """Return the page with what stands between the markers of this kind made anew."""
    begin, end = f"<!-- {kind} -->\n", f"<!-- end of {kind} -->"
    before, found, rest = text.partition(begin)
    _, also_found, after = rest.partition(end)
    assert found, f"the page has no line {begin.strip()}"
    assert also_found, f"the page has no line {end}"
    return f"{before}{begin}{made}\n{end}{after}"


class ProofTable:
    """Gathers the rows of all workers, prints them, and writes them into the page that was named."""

    def __init__(self):
        self.rows = Rows()

    def pytest_runtest_logreport(self, report):
        if report.when == "teardown":
            for name, value in report.user_properties:
                if name == "proof":
                    self.rows.add(value["kind"], value["name"], tuple(value["figures"]))

    def pytest_terminal_summary(self, terminalreporter, exitstatus, config):
        for kind in self.rows.by_kind:
            terminalreporter.section(kind)
            terminalreporter.write_line(self.rows.text(kind))
        page = config.getoption("--write-proof")
        if not page or not self.rows.by_kind:
            return
        if exitstatus:
            terminalreporter.write_line(f"{page} is left as it was: not everything held.")
            return
        for kind in self.rows.by_kind:
            text = Path(page).read_text("utf-8")
            Path(page).write_text(written_between(text, kind, self.rows.text(kind)), "utf-8")
        terminalreporter.write_line(f"Written into {page}.")


def pytest_addoption(parser):
    parser.addoption("--write-proof", metavar="PAGE", help="write the table of proofs into this page, where all held")


def pytest_configure(config):
    # Set before workers start, so that all of them draw from one seed.
    os.environ.setdefault(SEED, str(random.SystemRandom().randrange(10**9)))
    config.pluginmanager.register(ProofTable())


def pytest_report_header():
    return f"proof seed: {seed()} (to draw the same again: {SEED}={seed()})"


@pytest.fixture
def proof_random():
    """Return a source of chance that draws the same again when the run is given its seed."""
    return random.Random(seed())


@pytest.fixture
def report_fault(request):
    """Return a function that puts a fault into the table, and fails where an acknowledged word is lost."""

    def report(name, *, rounds, acknowledged, lost, recovery, said=None, unsaved=None):
        """Take counts, and seconds as floats: until the page was well again, until it said so, of unsaved typing."""
        _report(request, "faults", name, (rounds, acknowledged, lost, recovery, said, unsaved))
        assert lost == 0, f"{name}: {lost} acknowledged words are lost"

    return report


@pytest.fixture
def report_attack(request):
    """Return a function that puts an attack into the table, and fails where one succeeded."""

    def report(name, *, tries, succeeded):
        _report(request, "attacks", name, (tries, succeeded))
        assert tries > 0, f"{name}: nothing was tried"
        assert succeeded == 0, f"{name}: {succeeded} of {tries} tries succeeded"

    return report


def _report(request, kind, name, figures):
    # Properties of a report travel from the worker that ran the test to the process that prints.
    request.node.user_properties.append(("proof", {"kind": kind, "name": name, "figures": figures}))
