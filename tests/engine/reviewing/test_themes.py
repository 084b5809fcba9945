"""Themes: on the words of an exact version, suggested by likeness, counted from ten people up."""

import pytest

from commontable.people.evaluating import mark_evaluator
from commontable.people.leading import PeopleError
from commontable.reviewing.errors import NotThere, ReviewError
from commontable.reviewing.showing import passage_text
from commontable.reviewing.suggestions import NO_PASSAGES, sentences_in, suggestions_for
from commontable.reviewing.theme_counts import theme_counts
from commontable.reviewing.theme_marks import put_theme, take_theme_away
from commontable.reviewing.themes import add_theme, change_theme, code_book

WAITED = "The family waited an hour at the front office for an interpreter."


@pytest.fixture
def theme(desk):
    add_theme(desk.reviews, {"name": "Waiting", "about": "Time that families lose."}, by=desk.faye)
    return code_book(desk.reviews)[0]["id"]


def put(desk, theme, hand_in, text, *, prompt="m01-belonging", person=None, **more):
    shown = desk.prompt(hand_in, prompt, person)
    start = shown["passages"].index(text)
    asked = {"version": shown["version"], "start": start, "end": start + len(text)} | more
    return put_theme(desk.reviews, desk.scope(person), theme, asked)


def people_under(desk, theme, people, *, cohort="everyone"):
    for _ in range(people):
        hand_in = desk.hand_in(desk.person(cohort=cohort), m01_belonging=WAITED)
        put(desk, theme, hand_in, "waited an hour")


def counts(desk, **asked):
    return theme_counts(desk.reviews, desk.scope(), **({"cohort": "everyone"} | asked))


def test_a_theme_stands_on_the_words_it_was_put_on(desk, theme):
    hand_in = desk.hand_in(desk.person(), m01_belonging=f"Ünï 日本. {WAITED}")
    number = put(desk, theme, hand_in, "waited an hour")

    [mark] = desk.prompt(hand_in, person=desk.rita)["themes"]

    text = desk.prompt(hand_in)["passages"]
    assert text[mark["start"] : mark["end"]] == "waited an hour"
    assert (mark["number"], mark["name"], mark["by"]) == (number, "Waiting", "Faye")


def test_the_same_passage_twice_is_one(desk, theme):
    hand_in = desk.hand_in(desk.person(), m01_belonging=WAITED)

    assert put(desk, theme, hand_in, "an hour") == put(desk, theme, hand_in, "an hour")


def test_a_theme_is_taken_off_by_whoever_may_read_the_words(desk, theme):
    hand_in = desk.hand_in(desk.person(), m01_belonging=WAITED)
    number = put(desk, theme, hand_in, "an hour")
    elsewhere = desk.staff("Nora", cohorts=["north"])

    with pytest.raises(NotThere):
        take_theme_away(desk.reviews, desk.scope(elsewhere), number)
    take_theme_away(desk.reviews, desk.scope(desk.rita), number)

    assert desk.prompt(hand_in)["themes"] == []


def test_words_that_are_not_before_this_reader_cannot_be_marked(desk, theme):
    who = desk.person()
    private = desk.write(who, "m01-first-thoughts", "Nobody reads this sentence.")
    unsent = desk.write(who, "m01-belonging", "Not handed in yet.")

    for version in (private, unsent, 99_999):
        with pytest.raises(NotThere):
            put_theme(desk.reviews, desk.scope(), theme, {"version": version, "start": 0, "end": 4})


@pytest.mark.parametrize("place", [(5, 5), (-1, 3), (0, 9_999), (0.0, 3), ("0", 3)])
def test_a_passage_that_is_none_gets_a_sentence(desk, theme, place):
    hand_in = desk.hand_in(desk.person(), m01_belonging=WAITED)
    version = desk.prompt(hand_in)["version"]

    with pytest.raises(ReviewError):
        put_theme(desk.reviews, desk.scope(), theme, {"version": version, "start": place[0], "end": place[1]})


def test_suggestions_are_worded_alike_and_a_person_decides(desk, theme):
    put(desk, theme, desk.hand_in(desk.person(), m01_belonging=WAITED), WAITED)
    alike = "Nobody came to interpret, so the family waited an hour. We then had lunch with the band."
    other = desk.hand_in(desk.person(), m01_belonging=alike)

    found, writers = suggestions_for(desk.reviews, desk.scope(), theme)

    [suggestion] = found["suggestions"]
    assert suggestion["text"] == "Nobody came to interpret, so the family waited an hour."
    assert suggestion["near"] == WAITED
    assert writers == {other.number: other.participant}
    assert other.participant not in str(found)
    put_theme(desk.reviews, desk.scope(), theme, suggestion, accepted=False)
    assert suggestions_for(desk.reviews, desk.scope(), theme)[0]["suggestions"] == []
    assert desk.prompt(other)["themes"] == []


def test_suggestions_hold_nothing_that_this_reader_may_not_read(desk, theme):
    put(desk, theme, desk.hand_in(desk.person(), m01_belonging=WAITED), WAITED)
    judged = desk.person()
    desk.hand_in(judged, m01_belonging=f"SECRET {WAITED}")
    desk.hand_in(desk.person(cohort="north"), m01_belonging=f"SECRET {WAITED}")
    desk.hand_in(desk.person(), m01_first_thoughts=f"SECRET {WAITED}")
    mark_evaluator(desk.deployment.database, desk.faye, participant=judged, by=judged)

    assert suggestions_for(desk.reviews, desk.scope(), theme)[0]["suggestions"] == []
    assert "SECRET" in str(suggestions_for(desk.reviews, desk.scope(desk.rita), theme))


def test_a_theme_without_passages_says_how_to_begin(desk, theme):
    assert suggestions_for(desk.reviews, desk.scope(), theme)[0]["sentence"] == NO_PASSAGES


def test_counts_begin_at_ten_people(desk, theme):
    people_under(desk, theme, 9)
    nine = counts(desk)
    people_under(desk, theme, 1)
    ten = counts(desk)

    assert (nine["people"], nine["rows"][0]["people"]) == (None, None)
    assert nine["rows"][0]["note"] == "too few to show, not too few to ask"
    assert (ten["people"], ten["rows"][0]["people"]) == (10, 10)


def test_people_are_counted_once_however_much_they_wrote(desk, theme):
    hand_in = desk.hand_in(desk.person(), m01_belonging=f"{WAITED} {WAITED}")
    put(desk, theme, hand_in, "waited an hour")
    put(desk, theme, hand_in, "front office")
    people_under(desk, theme, 9)

    assert counts(desk)["rows"][0]["people"] == 10


def test_a_small_theme_takes_the_next_larger_one_along(desk, theme):
    add_theme(desk.reviews, {"name": "Names"}, by=desk.faye)
    small = next(one["id"] for one in code_book(desk.reviews) if one["name"] == "Names")
    people_under(desk, theme, 10)
    people_under(desk, small, 3)

    assert [row["people"] for row in counts(desk)["rows"]] == [None, None]


def test_cohorts_are_counted_one_at_a_time_and_only_ones_own(desk, theme):
    people_under(desk, theme, 10)
    with pytest.raises(PeopleError, match="do not lead"):
        counts(desk, cohort="north")

    assert counts(desk, module="m02_family_assets")["people"] is None


def test_the_code_book_has_a_name_once(desk, theme):
    with pytest.raises(ReviewError, match="already"):
        add_theme(desk.reviews, {"name": "WAITING"}, by=desk.rita)
    change_theme(desk.reviews, theme, {"retired": True})
    add_theme(desk.reviews, {"name": "waiting"}, by=desk.rita)

    assert [(one["name"], one["retired"]) for one in code_book(desk.reviews)] == [("waiting", False), ("Waiting", True)]


def test_passages_of_forms_are_their_sentences_in_order():
    value = {"placed": {"own-1": {"name": "Who sits at the table?", "now": "ask", "changed": "We moved it."}}}

    assert passage_text(value) == "Who sits at the table?\nWe moved it."
    assert [passage_text("  One. ")[a:b] for a, b in sentences_in("One two three four. Short. Five six seven eight?")]
