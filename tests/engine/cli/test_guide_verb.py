"""`commontable guide`, as a facilitator runs it on the committed course."""

import pytest

from commontable.cli import main


@pytest.fixture
def here(tmp_path):
    folder = tmp_path / "here"
    folder.mkdir()
    return folder


@pytest.fixture
def run(root, here, monkeypatch, capsys):
    """Return a function that runs the verb in a folder of its own and gives (exit code, stdout, stderr)."""
    monkeypatch.setenv("COMMONTABLE_COURSE", str(root))
    monkeypatch.chdir(here)

    def guide(*words):
        code = main(["guide", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return guide


@pytest.mark.parametrize(
    ("form", "name"), [("html", "guide.html"), ("slides", "slides.html"), ("handout", "handout.html")]
)
def test_a_document_is_written_here_and_its_place_is_said(run, here, form, name):
    code, out, err = run("m01_equal_partners", f"--{form}")

    written = here / f"m01_equal_partners-{name}"
    assert (code, out, err) == (0, f"Wrote {written.name}.\n", "")
    assert "Equal partners" in written.read_text(encoding="utf-8")


def test_a_pdf_is_written_where_it_is_asked_for(run, here):
    code, _, _ = run("m01_equal_partners", "--handout", "--out", "paper.pdf")

    assert code == 0
    assert (here / "paper.pdf").read_bytes().startswith(b"%PDF-")


def test_a_page_can_go_to_another_program(run):
    code, out, _ = run("m01_equal_partners", "--html", "--out", "-")

    assert code == 0
    assert out.startswith("<!doctype html>")


def test_slides_follow_the_order_that_is_asked_for(run):
    _, out, _ = run("m01_equal_partners", "--slides", "--minutes", "30", "--out", "-")

    assert "30 minutes. Pass at any time" in out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("m09_nope", "--html"), "No guide is called “m09_nope”"),
        (("m01_equal_partners",), "One of the arguments"),
        (("m01_equal_partners", "--html", "--slides"), "not allowed with"),
        (("m01_equal_partners", "--html", "--out", "gone/guide.html"), "cannot be written"),
        (("m01_equal_partners", "--slides", "--out", "slides.pdf"), "makes a page for a browser"),
        (("m01_equal_partners", "--html", "--minutes", "60"), "Only slides follow a running order"),
        (("m01_equal_partners", "--slides", "--minutes", "45"), "invalid choice"),
    ],
)
def test_a_mistake_is_one_sentence_and_writes_nothing(run, here, words, sentence):
    code, _, err = run(*words)

    assert code == 1
    assert sentence in err
    assert err.count("\n") == 1
    assert list(here.iterdir()) == []
