"""What every guide gives to those who lead a module, held against the module."""

from __future__ import annotations

import re

import pytest
from course.every import FOLDERS, ROOT, subject

from commontable.content.course import load_course
from commontable.content.guides import running_orders
from commontable.content.markdown import count_words
from commontable.content.readers import Readers
from commontable.guides import document, guide_named
from commontable.guides.handout import handout

every = pytest.mark.parametrize("folder", FOLDERS)
# Three parts in about eighty words.
SHORTEST, LONGEST = 40, 140


@every
def test_a_guide_is_for_two_who_lead_one_of_them_a_paid_family_member(folder):
    text = subject(folder).guide
    orders = running_orders(subject(folder).outline)

    assert re.search(r"paid", text)
    assert all({"S", "F"} <= {row.leads for row in order.rows} for order in orders)


@every
def test_the_first_and_last_things_of_every_session_are_the_same(folder):
    for order in running_orders(subject(folder).outline):
        first, last = order.rows[0], order.rows[-1]

        assert re.search(r"agreements", first.activity, re.IGNORECASE)
        assert order.rows[0].leads in ("F", "both")
        assert last.leads == "both"


@every
def test_the_long_session_holds_every_prompt_of_the_core(folder):
    found = subject(folder)
    core = {prompt.id for prompt in found.module.prompts if prompt.core}
    long = next(order for order in running_orders(found.outline) if order.minutes == 90)

    told = {prompt for row in long.rows for prompt in row.prompts}

    assert core <= told | set(re.findall(r"m\d\d-[a-z0-9-]+[a-z0-9]", long.closing))


@every
def test_the_shorter_sessions_say_where_the_prompts_go_that_they_leave_out(folder):
    found = subject(folder)
    core = {prompt.id for prompt in found.module.prompts if prompt.core}
    for order in running_orders(found.outline):
        if order.minutes < 90:
            held = {prompt for row in order.rows for prompt in row.prompts}
            named = set(re.findall(r"m\d\d-[a-z0-9-]+[a-z0-9]", order.closing))
            if re.search(r"\bthe case\b", order.closing):
                named |= {prompt.id for prompt in found.module.prompts if prompt.graded}

            assert sorted(core - held - named) == [], f"{order.minutes} minutes"


@every
def test_a_guide_tells_facilitators_what_supervisors_and_the_law_may_see(folder):
    readers = subject(folder).outline.part("Who reads what")

    assert re.search(r"[Ss]upervisors?", readers.markdown)
    assert "records law" in readers.markdown


@every
def test_worked_replies_have_the_length_of_a_reply_and_give_no_grade(folder):
    part = subject(folder).outline.part("Worked replies")
    replies = re.findall(r"(?:^> .*\n?)+", part.markdown, flags=re.MULTILINE)

    lengths = [count_words(reply) for reply in replies]

    assert len(replies) >= 3
    assert [length for length in lengths if not SHORTEST <= length <= LONGEST] == []
    assert not re.search(r"\b(well done|great job|excellent|good work)\b", part.markdown, re.IGNORECASE)


@every
def test_the_key_is_followed_by_what_to_do_when_a_person_needs_somebody_today(folder):
    text = subject(folder).outline.markdown_under("Replies")

    assert re.search(r"today", text)
    assert "district's route" in text or "district’s route" in text


@every
def test_a_guide_is_as_long_as_a_facilitator_will_read(folder):
    assert 1800 <= count_words(subject(folder).guide) <= 4200


@every
def test_the_handout_says_what_is_kept_and_what_is_handed_in(folder):
    text = subject(folder).outline.markdown_under("Handout")

    assert re.search(r"\b[Kk]eep\b", text)
    assert re.search(r"\b[Hh]and in\b", text)
    assert re.search(r"^1\. ", text, flags=re.MULTILINE)


@every
def test_the_follow_up_comes_after_thirty_days_and_shows_no_promise(folder):
    text = subject(folder).outline.markdown_under("After 30 days")

    assert count_words(text) >= 40
    assert re.search(r"promise", text, re.IGNORECASE)


@every
@pytest.mark.parametrize("minutes", [90, 60, 30])
def test_slides_can_be_made_for_every_length_and_hold_no_key(folder, minutes, monkeypatch):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))
    guide = guide_named(load_course(ROOT), folder)
    key = [line for line in guide.outline.markdown_under("Answer key").split("\n") if len(line) > 60]

    made = document(guide, "slides", course=load_course(ROOT), minutes=minutes)

    assert made.count('class="slide ') > 5
    assert [line for line in key if line in made] == []


@every
def test_the_handout_can_be_made_with_a_sheet_for_each_prompt_that_is_read(folder, monkeypatch):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))
    guide = guide_named(load_course(ROOT), folder)
    read = [p for p in guide.module.prompts if p.core and p.readers in (Readers.FACILITATOR, Readers.GROUP)]

    made = handout(guide, course=load_course(ROOT))

    assert [sheet.prompt.id for sheet in made.sheets] == [prompt.id for prompt in read]
    assert {piece.prompt.readers for piece in made.pieces if piece.prompt and not piece.sheet} == {
        Readers.ME,
        Readers.COUNT,
    }
