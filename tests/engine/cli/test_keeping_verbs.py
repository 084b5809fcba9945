"""backup, restore and retention as they are typed; completion among the exports."""

import csv
import io

import pytest

from commontable.keeping.in_use import in_use
from commontable.responses import Response
from commontable.settings import Settings


@pytest.fixture
def ana(deployment):
    person, _ = deployment.directory.enrol("Ana Ruiz")
    for number, prompt in enumerate(("m01-belonging", "m01-shared")):
        deployment.store.save(Response(person.id, "m01_small", 1, prompt, "Words.", "facilitator", f"save-{number}"))
    deployment.store.hand_in(person.id, "m01_small", edition=1, by_name=True, save_id="hand-1")
    return person


def test_backup_and_restore_tell_what_they_hold(commontable, deployment, ana, data, tmp_path):
    file = tmp_path / "kept.tar.gz"

    made = commontable("backup", file, "--data", data)
    deployment.close()
    back = commontable("restore", file, "--data", data)

    assert made[0] == back[0] == 0
    assert "1 people, 2 saves, 1 hand-ins" in made[1]
    assert "1 people, 2 saves, 1 hand-ins" in back[1]
    assert "What was there before lies in" in back[1]


def test_restore_refuses_while_the_course_runs(commontable, deployment, data, tmp_path):
    commontable("backup", tmp_path / "kept.tar.gz", "--data", data)

    with in_use(Settings.find(data)):
        code, _, err = commontable("restore", tmp_path / "kept.tar.gz", "--data", data)

    assert code == 1
    assert "Stop the server" in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("backup", "no/such/folder/kept.tar.gz"), "give a file name in a folder that is there"),
        (("backup", "."), "give a file name in a folder that is there"),
        (("restore", "not-there.tar.gz"), "There is no backup"),
        (("restore", "modules/course.yml"), "is no backup"),
    ],
)
def test_a_mistake_gets_one_sentence(commontable, deployment, data, words, said):
    code, _, err = commontable(*words, "--data", data)

    assert code == 1
    assert said in err
    assert len(err.splitlines()) == 1


def test_a_backup_of_a_data_folder_without_words_says_so(commontable, tmp_path):
    code, _, err = commontable("backup", tmp_path / "kept.tar.gz", "--data", tmp_path / "blank")

    assert code == 1
    assert "nothing to back up" in err
    assert not (tmp_path / "kept.tar.gz").exists()


def test_retention_tells_before_it_does(commontable, deployment, ana, data):
    code, out, _ = commontable("retention", "--dry-run", "--data", data)

    assert code == 0
    assert "0 would go, 2 stay" in out


def test_completion_leaves_with_a_reason_only(commontable, deployment, ana, data):
    refused = commontable("export", "completion", "--data", data)
    code, out, _ = commontable("export", "completion", "--reason", "PD office", "--data", data)

    [row] = csv.DictReader(io.StringIO(out))
    assert refused[0] == 1
    assert "reason" in refused[2]
    assert code == 0
    assert (row["name"], row["activity_id"]) == ("Ana Ruiz", "m01_small")
