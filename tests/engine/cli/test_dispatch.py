import subprocess
import sys

import pytest

import commontable
from commontable.cli import VERBS, _dispatch
from commontable.cli._mistakes import sentence_about

HEAVY = ("IPython", "jupyter_server", "nbgrader", "pandas", "sqlalchemy", "voila")


def is_one_sentence(text):
    return text.endswith((".\n", "`.\n")) and text.count("\n") == 1 and "Traceback" not in text


def test_help_names_every_verb_and_says_what_it_is_for(commontable):
    code, out, _ = commontable("--help")

    assert code == 0
    assert list(VERBS) == sorted(VERBS)
    for verb in VERBS:
        assert _dispatch._help_of(verb)
        assert f"  {verb} " in out


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_of_its_own(commontable, verb):
    code, out, err = commontable(verb, "--help")

    assert (code, err) == (0, "")
    assert f"usage: commontable {verb}" in out


def test_help_loads_nothing_heavy():
    ask = "import sys; from commontable.cli import main; main(['--help']);"
    look = f"{ask} print(set({HEAVY!r}) & set(sys.modules))"

    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "set()"


def test_the_version_is_the_packages(commontable):
    _, out, _ = commontable("--version")

    assert out == f"commontable {sys.modules['commontable'].__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("frobnicate",),
        ("--data", "x"),
        ("../people",),
        ("people",),
        ("people", "add"),
        ("people", "add", "--role", "boss", "--name", "Ana"),
        ("people", "list", "--what"),
        ("export", "everything"),
        ("export", "responses", "--names"),
        ("export", "progress", "--format", "xlsx"),
        ("export", "progress", "--out", "nowhere/progress.csv"),
        ("people", "code", "p-nobody"),
        ("people", "import", "nowhere.csv"),
        ("people", "list", "--data", "/proc/nowhere"),
    ],
)
def test_a_mistake_gets_one_sentence_and_exit_1(commontable, words):
    code, out, err = commontable(*words)

    assert (code, out) == (1, "")
    assert is_one_sentence(err)


def test_what_was_typed_cannot_command_the_terminal(commontable):
    _, _, err = commontable("people", "code", "\x1b[2J\x07nobody")

    assert "\x1b" not in err
    assert "\x07" not in err


def test_outside_a_course_one_sentence_says_where_it_looked(commontable, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    code, _, err = commontable("people", "list")

    assert code == 1
    assert is_one_sentence(err)
    assert str(tmp_path) in err


def test_a_file_that_is_no_database_gets_one_sentence(commontable, data):
    data.mkdir()
    (data / "commontable.sqlite").write_bytes(b"These are not tables. " * 100)

    code, _, err = commontable("people", "list", "--data", data)

    assert code == 1
    assert "not a database" in err
    assert is_one_sentence(err)


def test_a_database_of_a_newer_version_gets_one_sentence(commontable, deployment, data):
    with deployment.database.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    code, _, err = commontable("people", "list", "--data", data)

    assert code == 1
    assert "another version" in err
    assert is_one_sentence(err)


def test_an_address_that_is_no_database_gets_one_sentence(commontable, monkeypatch, data):
    monkeypatch.setenv("COMMONTABLE_DATABASE", "not an address")

    code, _, err = commontable("people", "list", "--data", data)

    assert code == 1
    assert "COMMONTABLE_DATABASE" in err
    assert is_one_sentence(err)


def test_a_fault_of_ours_is_not_dressed_up_as_a_callers_mistake():
    assert sentence_about(KeyError("people")) is None
    assert sentence_about(ModuleNotFoundError(name=f"{commontable.__name__}.nowhere")) is None


def test_a_reader_that_goes_away_is_met_in_silence(course, data):
    command = [sys.executable, "-c", "from commontable.cli import main; raise SystemExit(main())", "--help"]

    first = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    first.stdout.close()
    complaint = first.stderr.read()
    first.stderr.close()
    first.wait(20)

    assert complaint == b""
