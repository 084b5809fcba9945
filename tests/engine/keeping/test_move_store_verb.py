"""`commontable move-store` as it is typed: what it tells, and one sentence for each mistake."""

import pytest


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nowhere.sqlite", "postgresql://127.0.0.1/x"), "is no SQLite database that is there"),
        (("postgresql://a:b@127.0.0.1/x", "postgresql://127.0.0.1/x"), "is no SQLite database"),
        (("FILE", "sqlite:///elsewhere.sqlite"), "is no PostgreSQL database"),
        (("FILE", "somewhere"), "That is no address of a database"),
        (("FILE",), "Give FROM and TO, or FROM and --back"),
        (("FILE", "postgresql://127.0.0.1:1/x"), "The database cannot be used"),
    ],
)
def test_a_mistake_gets_one_sentence(commontable, small, file, words, said):
    code, _, err = commontable("move-store", *(file if word == "FILE" else word for word in words))

    assert code == 1
    assert said in err
    assert len(err.splitlines()) == 1
    assert "a:b" not in err


def test_the_verb_tells_what_it_moved_and_what_to_do(commontable, small, file, address):
    small.write(small.enrol("Ana Ruiz"), "before")

    rehearsed = commontable("move-store", file, address, "--rehearse")
    moved = commontable("move-store", file, address)
    back = commontable("move-store", file, "--back")

    assert rehearsed[0] == moved[0] == back[0] == 0
    assert "1 people, 1 saves, 0 hand-ins" in rehearsed[1]
    assert "That was a rehearsal" in rehearsed[1]
    assert "Set COMMONTABLE_DATABASE to postgresql+psycopg://course@127.0.0.1" in moved[1]
    assert "takes words again" in back[1]
