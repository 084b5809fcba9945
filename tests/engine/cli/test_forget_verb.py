import pytest

from commontable.portfolio import deletion
from commontable.responses import Response

WORDS = "Quokka words that must go"


@pytest.fixture
def ana(deployment):
    person, _ = deployment.directory.add("Ana", role="participant")
    words = {"module": "m01_small", "edition": 1, "prompt": "m01-belonging", "value": WORDS, "readers": "facilitator"}
    deployment.store.save(Response(participant=person.id, save_id="save-1", **words))
    return person


def files_with(folder, needle):
    return [path for path in folder.rglob("*") if path.is_file() and needle.encode() in path.read_bytes()]


def test_forgetting_a_person_prints_a_receipt_and_leaves_nothing(commontable, data, ana):
    assert files_with(data, WORDS)

    code, out, err = commontable("forget", "Ana", "--data", data)

    assert (code, err) == (0, "")
    assert "1  what you wrote, every save of it" in out
    assert "Backups made before this day" in out
    assert files_with(data, WORDS) == []
    assert files_with(data, ana.id) == []


def test_a_trial_deletes_nothing(commontable, data, ana):
    code, out, _ = commontable("forget", ana.id, "--dry-run", "--data", data)

    assert code == 0
    assert "would be deleted" in out
    assert files_with(data, WORDS)


def test_an_unknown_person_is_one_sentence(commontable, data, ana):
    code, out, err = commontable("forget", "Nobody", "--data", data)

    assert (code, out) == (1, "")
    assert "Nobody is known as 'Nobody'" in err
    assert files_with(data, WORDS)


@pytest.mark.parametrize("words", [(), ("Ana", "--due")])
def test_one_person_or_those_that_are_due_is_wanted(commontable, data, words):
    code, _, err = commontable("forget", *words, "--data", data)

    assert code == 1
    assert "Name one person, or give --due alone" in err


def test_due_deletes_whoever_has_waited_their_day_and_nobody_else(commontable, data, deployment, ana, monkeypatch):
    deletion.ask(deployment, ana.id)
    _, early, _ = commontable("forget", "--due", "--data", data)
    monkeypatch.setattr(deletion, "WAIT", -deletion.WAIT)
    deletion.ask(deployment, ana.id)

    _, late, _ = commontable("forget", "--due", "--data", data)

    assert early == "0 deleted. Nobody waits.\n"
    assert late == "1 deleted. Nobody waits.\n"
    assert files_with(data, WORDS) == []
