"""Comments: kept as they are typed, given on release, bound to the words they are about."""

import pytest
from engine.reviewing.desk import BELONGING, DOUBT, M01

from commontable.content.errors import UnacceptableValue
from commontable.reviewing import tables
from commontable.reviewing.drafts import LONGEST, StaleDraft, TooLongComment
from commontable.reviewing.errors import NotThere, ReviewError
from commontable.reviewing.giving import give, mark_read
from commontable.reviewing.library import change_comment, keep_comment, kept_comments
from commontable.reviewing.marks import need_a_person_today


@pytest.fixture
def handed(desk):
    """A hand-in of one text, its writer's id beside it."""
    who = desk.person()
    return who, desk.hand_in(who, m01_belonging="One moment.")


def test_every_save_is_a_row_and_the_newest_is_the_draft(desk, handed):
    _, hand_in = handed
    for text in ("I", "I h", "I hear"):
        desk.draft(hand_in, text)

    assert desk.prompt(hand_in)["draft"]["value"] == "I hear"
    assert [row.text for row in desk.rows(tables.comments)] == ["I", "I h", "I hear"]
    assert desk.prompt(hand_in, person=desk.rita)["draft"] is None


def test_a_retry_of_the_same_save_is_no_second_row(desk, handed):
    _, hand_in = handed
    asked = {"save_id": "save-again-1", "based_on": None}

    first, again = (desk.draft(hand_in, "I hear", **asked) for _ in range(2))

    assert first == again
    assert len(desk.rows(tables.comments)) == 1


def test_two_tabs_of_one_reader_lose_nothing(desk, handed):
    _, hand_in = handed
    base = desk.draft(hand_in, "Base.").version
    desk.draft(hand_in, "First tab.", based_on=base)

    with pytest.raises(StaleDraft) as stale:
        desk.draft(hand_in, "Second tab.", based_on=base)

    assert (stale.value.stored.text, stale.value.kept.text) == ("First tab.", "Second tab.")
    assert desk.prompt(hand_in)["draft"]["value"] == "First tab."
    assert "Second tab." in [row.text for row in desk.rows(tables.comments)]


def test_what_another_tab_kept_waits_for_a_choice_also_after_a_reload(desk, handed):
    _, hand_in = handed
    base = desk.draft(hand_in, "Base.").version
    first = desk.draft(hand_in, "First tab.", based_on=base).version
    with pytest.raises(StaleDraft) as stale:
        desk.draft(hand_in, "Second tab.", based_on=base)
    kept = stale.value.kept.version
    before = desk.prompt(hand_in)["aside"]

    chosen = desk.draft(hand_in, "Second tab.", based_on=first, settles=[kept])

    assert [(one["value"], one["version"]) for one in before] == [("Second tab.", kept)]
    assert desk.prompt(hand_in)["aside"] == []
    assert desk.prompt(hand_in)["draft"]["version"] == chosen.version
    assert desk.prompt(hand_in, person=desk.rita)["aside"] == []


def test_a_draft_is_nobodys_until_it_is_given(desk, handed):
    who, hand_in = handed
    desk.draft(hand_in, "Not yet.")

    assert desk.feedback(who) == {}
    assert "Not yet." not in str(desk.page(hand_in, desk.rita))


def test_a_given_comment_is_bound_to_the_version_and_names_its_reader(desk, handed):
    who, hand_in = handed

    assert desk.give(hand_in, "What did she say?") == 1

    version = hand_in.versions[BELONGING]
    assert desk.feedback(who) == {BELONGING: [(version, "What did she say?", "Faye")]}
    comment = desk.prompt(hand_in)["comments"][0]
    assert (comment["about"], comment["mine"], comment["old"], comment["where"]) == (version, True, False, "here")
    assert desk.page(hand_in, state="all")["state"] == "answered"


def test_giving_twice_gives_once(desk, handed):
    who, hand_in = handed
    desk.give(hand_in, "What did she say?")

    assert desk.give(hand_in) == 0
    assert len(desk.feedback(who)[BELONGING]) == 1


def test_only_the_chosen_comments_are_given(desk):
    who = desk.person()
    hand_in = desk.hand_in(who, m01_belonging="One.", m01_doubt="Two.")
    desk.draft(hand_in, "To one.")
    desk.draft(hand_in, "To two.", prompt=DOUBT)

    give(desk.reviews, desk.scope(), hand_in.number, prompts={DOUBT})

    assert list(desk.feedback(who)) == [DOUBT]
    assert desk.prompt(hand_in)["draft"]["given"] is False


def test_an_overall_comment_reaches_the_writer_with_the_hand_in(desk, handed):
    who, hand_in = handed

    desk.give(hand_in, "Thank you for the whole.", prompt="overall")

    assert desk.feedback(who) == {"overall": [(hand_in.versions[BELONGING], "Thank you for the whole.", "Faye")]}
    assert desk.page(hand_in)["overall"]["comments"][0]["text"] == "Thank you for the whole."


def test_new_words_keep_the_old_comment_with_the_old_words(desk, handed):
    who, hand_in = handed
    desk.give(hand_in, "About the first.")
    newer = desk.hand_in(who, m01_belonging="Another moment.")

    shown = desk.prompt(newer)

    assert shown["draft"] is None
    [old] = shown["comments"]
    assert (old["text"], old["old"], old["about"]) == ("About the first.", True, hand_in.versions[BELONGING])
    assert desk.in_queue() == [newer.number]


def test_what_was_begun_about_unchanged_words_goes_on_in_the_next_hand_in(desk, handed):
    who, hand_in = handed
    desk.draft(hand_in, "Half a")

    newer = desk.hand_in(who, m01_doubt="Something else.")

    assert desk.prompt(newer)["draft"]["value"] == "Half a"


def test_what_was_begun_about_a_whole_hand_in_is_seen_on_the_next(desk, handed):
    who, hand_in = handed
    desk.draft(hand_in, "About all of it.", prompt="overall")
    newer = desk.hand_in(who, m01_belonging="Another moment.")

    [begun] = desk.page(newer)["overall"]["comments"]

    assert (begun["text"], begun["old"], begun["given_at"]) == ("About all of it.", True, None)


def test_what_was_begun_about_other_words_stays_with_them(desk, handed):
    who, hand_in = handed
    desk.draft(hand_in, "Half a reply.")
    newer = desk.hand_in(who, m01_belonging="Another moment.")

    [begun] = desk.prompt(newer)["comments"]

    assert (begun["text"], begun["old"], begun["given_at"]) == ("Half a reply.", True, None)


def test_comments_that_cannot_be_kept_get_a_sentence(desk, handed):
    _, hand_in = handed

    with pytest.raises(TooLongComment, match="write at most"):
        desk.draft(hand_in, "x" * (LONGEST + 1))
    with pytest.raises(UnacceptableValue):
        desk.draft(hand_in, "a \ud800 b")
    with pytest.raises(ReviewError, match="list of versions"):
        desk.draft(hand_in, "x", settles=["1"])
    with pytest.raises(ReviewError, match="save_id"):
        desk.draft(hand_in, "x", save_id="../..")
    with pytest.raises(NotThere):
        desk.draft(hand_in, "x", prompt="m01-first-thoughts", based_on=None)


def test_marking_as_read_takes_a_hand_in_without_a_reply_out_of_the_queue(desk):
    hand_in = desk.hand_in(desk.person(), m01_doubt="Doubt.")

    mark_read(desk.opened(hand_in), read=True)
    assert desk.in_queue() == []
    mark_read(desk.opened(hand_in), read=False)

    assert desk.in_queue() == [hand_in.number]


def test_the_library_is_ones_own_until_it_is_shared(desk):
    keep_comment(desk.reviews, desk.faye, {"title": "Ask", "text": "What did they say?"})
    keep_comment(desk.reviews, desk.faye, {"title": "Share", "text": "Who else knows?", "shared": True})

    mine = kept_comments(desk.reviews, desk.faye)
    theirs = kept_comments(desk.reviews, desk.rita)

    assert [(one["title"], one["mine"]) for one in mine] == [("Ask", True), ("Share", True)]
    assert [(one["title"], one["mine"], one["by"]) for one in theirs] == [("Share", False, "Faye")]
    with pytest.raises(NotThere):
        change_comment(desk.reviews, desk.rita, theirs[0]["id"], {"text": "Taken over."})
    change_comment(desk.reviews, desk.faye, theirs[0]["id"], {"retired": True})
    assert kept_comments(desk.reviews, desk.rita) == []


@pytest.mark.parametrize("asked", [{"title": "", "text": "x"}, {"title": "x", "text": "  "}, {"title": 4}])
def test_a_kept_comment_needs_a_title_and_words(desk, asked):
    with pytest.raises(ReviewError):
        keep_comment(desk.reviews, desk.faye, asked)


def test_what_is_recorded_of_a_person_needed_today_is_the_districts_setting(desk, handed):
    who, hand_in = handed

    need_a_person_today(desk.reviews, hand_in.number, on=True, reason="Not to be kept.", by=desk.faye)

    page = desk.page(hand_in)
    assert (page["today"]["by"], page["today"]["reason"]) == ("Faye", "")
    act = desk.deployment.directory.acts()[-1]
    assert (act.about, act.reason) == (f"hand-in {hand_in.number}", "")
    assert who not in (act.about, act.reason)


def test_a_merged_enrolment_of_a_reader_keeps_its_comments(desk, handed):
    _, hand_in = handed
    desk.draft(hand_in, "Begun as Rita.", person=desk.rita)
    other = desk.staff("Rita again", role="reviewer")

    desk.deployment.directory.merge(other, desk.rita)

    assert desk.prompt(hand_in, person=other)["draft"]["value"] == "Begun as Rita."


def test_a_withdrawn_response_takes_what_was_begun_about_it_along(desk, handed):
    from commontable.responses.narrowing import withdraw

    who, hand_in = handed
    desk.draft(hand_in, "About words that go.")

    with desk.deployment.database.write() as connection:
        withdraw(connection, who, module=M01, prompt=BELONGING)

    assert desk.rows(tables.comments) == []
