"""Every kind of prompt on a wall, and that one for its writer alone never is on any."""

import json
from contextlib import suppress
from dataclasses import replace

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from journeys.gallery_course import GALLERY, write_course

from commontable.content.course import load_course
from commontable.content.readers import Readers
from commontable.responses import tables as responses
from commontable.workshops import tables
from commontable.workshops.model import WorkshopError
from commontable.workshops.summary import summary_html

GUIDE = """# A guide

## Running orders

### 30 minutes

| minutes | activity | prompt | leads |
|---|---|---|---|
| 30 | Everything | {prompts} | both |
| **30** | | | |
"""
SECRET = "SECRETWORD"
_R = responses.responses.c
VALUES = {
    "text": SECRET,
    "belief-scale": {"asked-hopes": {"times": "0", "sure": "not"}},
    "knowledge-check": {"any": SECRET},
    "case": "more",
    "asset-map": {"cards": [{"seat": "", "what": SECRET, "how": "saw", "want": "agreed"}]},
    "family-asset-map": {"cards": [{"seat": "", "what": SECRET, "how": "saw", "want": "agreed"}]},
    "principle-audit": {"principles": {"any": {"rating": SECRET}}},
    "structure-canvas": {"markers": {"any": {"state": SECRET}}},
}


STAYS_OFF = ("family-asset-map", "then-and-now", "promise", "reframe")
STAYS_OFF += ("role-planner", "message-rewrite", "jargon-decoder", "pdca-planner")
# What everybody answers, in kinds whose ratings and choices are bars, and the bars of that by question.
CHOSEN = {
    "m00-decisions": (
        {"placed": {"homework": {"now": "told", "goal": "asked"}}},
        {"homework is for, and how much there is: Where was it": "Told", "there is: Where should it be": "Asked"},
    ),
    "m00-impact": (
        {"rows": {"messages": {"levels": {"lower": "higher"}, "marks": ["two-way", "repeated"]}}},
        {"Recorded calls that announce events": "Higher impact", "Which marks": "Two-way Repeated"},
    ),
    "m00-barriers": (
        {"steps": {"door": {"made": "me", "remover": "team"}}, "last": {"choice": "needed"}},
        {"desk: Who made it": "I did, or my team", "desk: Who can take it": "My team can", "an event?": "Yes"},
    ),
    "m00-front-desk": (
        {"path": ["desk/come-back", "stopped/not-my-rule"]},
        {"An older woman": "I need a parent", "She has not moved": "not my rule"},
    ),
}


@pytest.fixture
def gallery(root, tmp_path, new_house):
    course = write_course(tmp_path / "course", checkout=root)
    guides = course / "facilitator_guides"
    guides.mkdir()
    (guides / f"{GALLERY}.md").write_text(GUIDE.format(prompts="`m00-case`"), "utf-8")
    return new_house(course)


def module_of(house):
    return load_course(house.deployment.settings.course).module(GALLERY)


def put(house, people, prompt, value, *, readers):
    """Add one row for each person, as an older or a forged page might have left it."""
    common = {
        "module": GALLERY,
        "edition": 1,
        "prompt": prompt,
        "value": json.dumps(value),
        "readers": readers,
        "origin": "workshop",
        "course_version": "",
        "language": "en",
        "aside": False,
        "settles": "[]",
    }
    with house.deployment.database.write() as connection:
        for person in people:
            row = common | {
                "participant": person.id,
                "save_id": f"{prompt}-{readers}-{person.id}"[:64],
                "written_at": house.clock(),
            }
            connection.execute(responses.responses.insert().values(**row))


def reveal_by_force(house, workshop, prompts):
    with house.deployment.database.write() as connection:
        connection.execute(tables.workshops.update().values(revealed=json.dumps(prompts)))
        for person in connection.scalars(sa.select(tables.people.c.participant)).all():
            for prompt in prompts:
                values = {"workshop": workshop.id, "participant": person, "prompt": prompt, "may_show": True}
                connection.execute(tables.ticks.insert().values(at=house.clock(), **values))


def let_everything_through(house, workshop):
    with house.deployment.database.read() as connection:
        # One version of each prompt stands for all.
        versions = list(connection.scalars(sa.select(sa.func.min(_R.version)).group_by(_R.prompt)))
    for version in versions:
        with suppress(WorkshopError):
            house.let_through(workshop, version)


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    # A smaller example would tell no more, and take minutes to be found.
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_a_prompt_for_its_writer_alone_has_no_panel_no_count_and_no_text(gallery, data):
    module = module_of(gallery)
    mine = data.draw(st.sets(st.sampled_from([prompt.id for prompt in module.prompts]), min_size=1))
    by_row = data.draw(st.booleans())
    changed = replace(
        module,
        prompts=tuple(
            replace(prompt, readers=Readers.FACILITATOR if by_row or prompt.id not in mine else Readers.ME)
            for prompt in module.prompts
        ),
    )
    course = replace(gallery.deployment.course, modules=(changed,))
    gallery.rooms.__dict__.update(course_now=lambda: course, module_now=lambda _: changed)
    with gallery.deployment.database.write() as connection:
        for table in (tables.words, tables.ticks, responses.responses):
            connection.execute(table.delete())
    workshop = gallery.open(minutes=30, module=GALLERY)
    people = gallery.fill(workshop, 6)
    for prompt in changed.prompts:
        readers = "me" if prompt.id in mine else "facilitator"
        put(gallery, people, prompt.id, VALUES.get(prompt.kind, {"words": SECRET}), readers=readers)
    reveal_by_force(gallery, workshop, [prompt.id for prompt in changed.prompts])

    let_everything_through(gallery, workshop)

    assert not set(gallery.panels(workshop)) & mine
    desk = gallery.desk(workshop)
    assert not {prompt["id"] for prompt in desk["prompts"] if prompt["answers"]} & mine
    assert not {text["prompt"] for text in desk["waiting"] + desk["decided"]} & mine
    if mine == {prompt.id for prompt in changed.prompts}:
        assert SECRET not in summary_html(gallery.rooms, workshop.id, whom="facilitator")


@pytest.mark.parametrize("kind", STAYS_OFF)
def test_a_kind_that_no_wall_shows_has_no_form_whoever_reads_it(gallery, kind):
    from commontable.workshops.showing import form_of

    prompt = next(prompt for prompt in module_of(gallery).prompts if prompt.kind == kind)

    assert {form_of(replace(prompt, readers=readers)) for readers in Readers} == {None}


@pytest.mark.parametrize("prompt", CHOSEN)
def test_placements_and_ways_taken_are_bars_by_question(gallery, prompt):
    value, wanted = CHOSEN[prompt]
    workshop = gallery.open(minutes=30, module=GALLERY)
    for person in gallery.fill(workshop, 5):
        gallery.write(person, prompt, value, module=GALLERY)
    gallery.reveal(workshop, prompt)

    bars = gallery.panels(workshop)[prompt]["bars"]

    assert len(bars) == len(wanted)
    for group, (question, chosen) in zip(bars, wanted.items(), strict=True):
        given = " ".join(bar["label"] for bar in group["bars"] if bar["n"] == 5)
        assert question in group["text"]
        assert chosen in given
        assert sum(bar["n"] for bar in group["bars"]) in (5, 10)


def test_words_about_a_case_reach_the_wall_as_texts_do(gallery):
    workshop = gallery.open(minutes=30, module=GALLERY)
    people = gallery.fill(workshop, 5)
    said = {"families": "Why they stayed away.", "shows": "Who was asked came."}
    versions = [gallery.write(p, "m00-case-words", said, module=GALLERY) for p in people]
    gallery.tick(people[0], "m00-case-words")
    gallery.let_through(workshop, versions[0])
    gallery.reveal(workshop, "m00-case-words")

    [text] = gallery.panels(workshop)["m00-case-words"]["texts"]

    assert text["text"] == "Who was asked came.\n\nWhy they stayed away."


def test_cards_stand_by_place_and_what_families_declined_stays_off_the_wall(gallery):
    workshop = gallery.open(minutes=30, module=GALLERY)
    people = gallery.fill(workshop, 5)
    places = [line["id"] for line in module_of(gallery).prompt("m00-household").content["wealth"]]
    cards = [
        {"seat": places[0], "what": "two languages", "how": "saw", "want": "agreed"},
        {"seat": places[1], "what": "a choir", "how": "told", "want": "declined"},
        {"seat": places[1], "what": "a guess", "how": "assumed", "ask": "Who sings at home?"},
    ]
    versions = [gallery.write(p, "m00-household", {"cards": cards}, module=GALLERY) for p in people]
    gallery.tick(people[0], "m00-household")
    [waiting] = gallery.desk(workshop)["waiting"]
    gallery.let_through(workshop, versions[0])
    gallery.reveal(workshop, "m00-household")

    board = gallery.panels(workshop)["m00-household"]["board"]

    assert [place["cards"] for place in board] == [["two languages"], ["Who sings at home?"]]
    assert "a choir" not in waiting["text"]
    assert "a guess" not in waiting["text"]


def test_before_and_after_stand_side_by_side_once_both_are_revealed(gallery):
    workshop = gallery.open(minutes=30, module=GALLERY)
    module = module_of(gallery)
    line = module.prompt("m00-beliefs").content["items"][0]["id"]
    later = module.prompt("m00-beliefs-again").content["items"][0]["id"]
    for person in gallery.fill(workshop, 5):
        gallery.write(person, "m00-beliefs", {line: {"times": "0", "sure": "very"}}, module=GALLERY)
        gallery.write(person, "m00-beliefs-again", {later: {"times": "4+", "sure": "not"}}, module=GALLERY)

    gallery.reveal(workshop, "m00-beliefs-again")
    assert "before" not in gallery.panels(workshop)["m00-beliefs-again"]
    gallery.reveal(workshop, "m00-beliefs")

    panel = gallery.panels(workshop)["m00-beliefs-again"]
    assert [bar["n"] for bar in panel["before"][0]["bars"]] == [5, 0, 0, 0]
    assert [bar["n"] for bar in panel["after"][0]["bars"]] == [0, 0, 0, 5]
