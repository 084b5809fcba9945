"""The table of proofs holds what was reported, and fails where something was lost."""

import pytest
from proof_table import Rows, written_between

pytest_plugins = ["pytester"]

PROOFS = """
    def test_a_fault(report_fault):
        report_fault("page refresh", rounds=3, acknowledged=40, lost={lost}, recovery=1.25, said=0.5, unsaved=0.0)

    def test_an_attack(report_attack):
        report_attack("another's kernel", tries=12, succeeded=0)
"""
PAGE = "before\n<!-- faults -->\nold\n<!-- end of faults -->\nafter\n"


@pytest.fixture
def proofs(pytester, root):
    """Return a function that runs proofs of which one loses this many words, and the page they write into."""
    page = pytester.makefile(".md", f"{PAGE}<!-- attacks -->\n<!-- end of attacks -->\n")
    paths = f"{root / 'tests'} {root}"
    pytester.makeini(f"[pytest]\npythonpath = {paths}\n")

    def run(*, lost=0):
        pytester.makepyfile(PROOFS.format(lost=lost))
        return pytester.runpytest_inprocess("-p", "no:cacheprovider", "-p", "proof_table", "--write-proof", page), page

    return run


def test_what_was_reported_is_printed_and_written(proofs):
    ran, page = proofs()

    ran.assert_outcomes(passed=2)
    ran.stdout.fnmatch_lines(["proof seed: *", "*| page refresh *| 40 *| 1.2 s *", "*| another's kernel *| 12 *| 0 *"])
    written = page.read_text("utf-8")
    assert "old" not in written
    assert "| page refresh" in written
    assert "| another's kernel" in written


def test_a_lost_word_fails_the_proof_and_the_page_stays(proofs):
    ran, page = proofs(lost=1)

    ran.assert_outcomes(passed=1, failed=1)
    ran.stdout.fnmatch_lines(["*1 acknowledged words are lost*", "*is left as it was*"])
    assert "old" in page.read_text("utf-8")


def test_tests_that_report_one_name_share_a_row():
    rows = Rows()
    rows.add("faults", "server SIGKILL", (2, 30, 0, 1.5, None, 0.2))
    rows.add("faults", "server SIGKILL", (1, 10, 0, 2.5, None, 0.1))

    assert rows.by_kind["faults"]["server SIGKILL"][:4] == (3, 40, 0, 2.5)


def test_the_page_keeps_what_stands_around_a_table():
    assert written_between(PAGE, "faults", "new") == PAGE.replace("old", "new")
    with pytest.raises(AssertionError, match="no line"):
        written_between(PAGE, "attacks", "new")
