"""From a hand-in to feedback under it, through the real nbgrader."""

import pytest
from engine.grading.small_course import BELONGING, CASE, FIRST, FOLDER, PROMPTS, write_course

from commontable.errors import GradingError
from commontable.grading import autograde, collect, feedback
from commontable.grading.hand_ins import KEPT

QUESTION = "Thank you. What did the family say?"
HOSTILE = (
    "<script>fetch('//evil')</script> <img src=x onerror=alert(1)> $x^2$ [a](javascript:alert(1)) "
    "`code` \n# heading\n    indented — Ünïcødé 日本 <my mother>"
)


def test_a_comment_comes_back_under_the_words_it_is_about(deployment):
    secret = "SECRET-THOUGHT"
    versions = deployment.hand_in(m01_belonging=HOSTILE, m01_first_thoughts=secret, m01_case="twenty")

    collected = collect(deployment.module, deployment.settings)
    deployment.comment(BELONGING, QUESTION)
    given = feedback(deployment.module, deployment.settings)

    assert (collected.collected, collected.ready) == (1, 1)
    assert deployment.feedback() == {BELONGING: [(versions["m01_belonging"], QUESTION)]}
    assert given.comments == 1
    assert autograde(deployment.module, deployment.settings).ready == 1
    _the_words_stand_as_typed(deployment, versions)
    _what_is_kept_is_nowhere(deployment)
    _nothing_waits_to_be_read(deployment)
    _the_page_does_nothing(deployment)


def _the_words_stand_as_typed(deployment, versions):
    for step in ("submitted", "autograded"):
        cell = deployment.answer(step, BELONGING)
        assert cell.metadata["commontable"]["value"] == HOSTILE
        assert cell.metadata["commontable"]["version"] == versions["m01_belonging"]
        assert "<script" not in cell.source
        assert "Ünïcødé 日本" in cell.source
        assert deployment.answer(step, CASE).source == 'm01_case = "twenty"'
        assert deployment.answer(step, FIRST).source == KEPT
    with deployment.submission() as submission:
        assert submission.score == 1


def _what_is_kept_is_nowhere(deployment):
    for step in ("release", "submitted", "autograded", "feedback"):
        files = [path for path in (deployment.settings.data / step).rglob("*") if path.is_file()]
        assert files
        assert not [path for path in files if b"SECRET-THOUGHT" in path.read_bytes()]


def _nothing_waits_to_be_read(deployment):
    with deployment.submission() as submission:
        assert not [grade.name for grade in submission.grades if grade.needs_manual_grade]


def _the_page_does_nothing(deployment):
    folder = deployment.settings.data / "feedback" / deployment.ana / FOLDER
    page = (folder / "equal_partners.html").read_text("utf-8")
    assert '<html lang="en">' in page
    assert QUESTION in page
    assert not [sign for sign in ("<script", "<img", "href=", "//cdn", "https://") if sign in page]


def test_a_second_hand_in_leaves_the_comment_with_the_first_words(deployment):
    first = deployment.hand_in(m01_belonging="First words.", m01_case="ten")
    collect(deployment.module, deployment.settings)
    deployment.comment(BELONGING, "About the first words.")
    second = deployment.hand_in(m01_belonging="Second words.")

    collect(deployment.module, deployment.settings)
    with deployment.submission() as submission:
        waiting = [grade.name for grade in submission.grades if grade.needs_manual_grade]
    deployment.comment(BELONGING, "About the second words.")
    feedback(deployment.module, deployment.settings)
    again = feedback(deployment.module, deployment.settings)

    assert waiting == [BELONGING]
    assert deployment.answer("autograded", BELONGING).source == "Second words\\."
    assert deployment.feedback()[BELONGING] == [
        (first["m01_belonging"], "About the first words."),
        (second["m01_belonging"], "About the second words."),
    ]
    assert again.comments == 0


def test_each_hand_in_is_collected_into_its_own_edition(deployment):
    other = deployment.enrol("Somebody else")
    deployment.hand_in(m01_belonging="In the first edition.")
    without_case = {name: how for name, how in PROMPTS.items() if name != CASE}
    with_doubt = without_case | {"m01-doubt": {"kind": "text", "readers": "facilitator"}}
    write_course(deployment.settings.course, prompts=PROMPTS)
    collect(deployment.module, deployment.settings)
    write_course(deployment.settings.course, prompts=with_doubt, edition=2)
    doubt = deployment.hand_in(other, m01_doubt="In the second edition.")

    report = collect(deployment.module, deployment.settings)
    deployment.comment(BELONGING, "To the first.")
    deployment.comment("m01-doubt", "To the second.", other, assignment=f"{FOLDER}--2")
    feedback(deployment.module, deployment.settings)

    assert report.ready == 2
    assert "first edition" in deployment.answer("autograded", BELONGING).source
    second = deployment.answer("autograded", "m01-doubt", other, assignment=f"{FOLDER}--2")
    assert "second edition" in second.source
    assert deployment.feedback()[BELONGING][0][1] == "To the first."
    with deployment.submission(other, assignment=f"{FOLDER}--2") as submission:
        nbgraders_own = {one.name: one.auto_comment for one in submission.comments}
    assert nbgraders_own[BELONGING] == "No response."
    assert deployment.feedback(other) == {"m01-doubt": [(doubt["m01_doubt"], "To the second.")]}


def test_prompts_that_change_without_an_edition_leave_the_release_as_it_is(deployment):
    deployment.hand_in(m01_belonging="Words.")
    collect(deployment.module, deployment.settings)
    before = (deployment.settings.release / FOLDER / "equal_partners.ipynb").read_bytes()
    write_course(deployment.settings.course, prompts={BELONGING: PROMPTS[BELONGING]})

    with pytest.raises(GradingError, match="Raise `edition`"):
        collect(deployment.module, deployment.settings)

    assert (deployment.settings.release / FOLDER / "equal_partners.ipynb").read_bytes() == before
