"""A page that goes while a save is on its way sends what was typed since behind it, in one call."""

import pytest
from engine.keeping.small import BELONGING, COURSE, MODULE, Small

from commontable.responses import StaleBase
from commontable.serving.service.handlers import save_words
from commontable.serving.service.words import Words

FIRST = {"value": "one", "save_id": "save-one", "settles": []}
SECOND = {"value": "one two", "save_id": "save-two", "based_on": None, "before": FIRST}


@pytest.fixture
def small(tmp_path):
    folder = tmp_path / "course" / "modules" / "m01_small"
    folder.mkdir(parents=True)
    (folder.parent / "course.yml").write_text(COURSE, "utf-8")
    (folder / "module.yml").write_text(MODULE, "utf-8")
    small = Small(tmp_path / "course", tmp_path / "data")
    yield small
    small.close()


@pytest.fixture
def words(small):
    deployment = small.deployment
    ana = deployment.directory.find(small.enrol("Ana Ruiz"))
    return Words(deployment, person=ana, module=deployment.course.module("m01_small"))


def stands(words):
    told = words.all()
    return told["responses"][BELONGING]["value"], told["aside"]


def test_the_later_words_go_on_whichever_call_arrives_first(words):
    save_words(words, BELONGING, SECOND)
    late = save_words(words, BELONGING, FIRST | {"based_on": None})

    assert late.version < words.all()["responses"][BELONGING]["version"]
    assert stands(words) == ("one two", {})


def test_the_later_words_go_on_where_the_first_had_arrived(words):
    save_words(words, BELONGING, FIRST | {"based_on": None})
    save_words(words, BELONGING, SECOND)

    assert stands(words) == ("one two", {})


def test_sending_both_again_is_no_second_response(words):
    first = save_words(words, BELONGING, SECOND)

    again = save_words(words, BELONGING, SECOND)

    assert again == first
    assert [row["value"] for row in words.history(BELONGING)] == ["one two"]


def test_what_another_device_saved_meanwhile_is_not_hidden(words):
    save_words(words, BELONGING, {"value": "from the phone", "save_id": "save-phone", "based_on": None})

    with pytest.raises(StaleBase):
        save_words(words, BELONGING, SECOND)

    value, aside = stands(words)
    assert value == "from the phone"
    assert [row["value"] for row in aside[BELONGING]] == ["one two"]


def test_an_earlier_save_that_is_refused_does_not_keep_the_later_one_back(words):
    save_words(words, BELONGING, SECOND | {"before": {"value": ["no text"], "save_id": "save-bad"}})

    assert stands(words) == ("one two", {})
