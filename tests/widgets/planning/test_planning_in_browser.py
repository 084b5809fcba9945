"""Each planning widget in a page, by keyboard alone, on a phone of 320 px."""

from widgets.host_page import kept


def reach(page, label, *, presses=80):
    """Go to the control of this label by Tab alone."""
    for _ in range(presses):
        page.keyboard.press("Tab")
        if page.evaluate(
            """(label) => {
                const at = document.activeElement;
                const named = [...(at.labels ?? [])].map((each) => each.textContent).join(" ");
                return at !== document.body && (named || at.textContent).trim().startsWith(label);
            }""",
            label,
        ):
            return
    raise AssertionError(f"Tab never came to “{label}”.")


def choose(page, label, *, steps):
    """Move a menu by arrow keys."""
    reach(page, label)
    for _ in range(steps):
        page.keyboard.press("ArrowDown")


def write(page, label, words):
    reach(page, label)
    page.keyboard.type(words)


def turn(page):
    reach(page, "Next")
    page.keyboard.press("Enter")


def test_a_decision_is_placed_and_its_distance_said(opened):
    page = opened("decisions")

    choose(page, "Where was it", steps=2)
    choose(page, "Where should it be", steps=4)
    write(page, "What is different because of families", "Nothing.")

    assert kept(page, "m10-decisions") == {
        "placed": {"bell-times": {"now": "asked", "goal": "decided-together", "changed": "Nothing."}}
    }
    assert page.locator(".ct-far").first.inner_text() == "2 rungs below where it should be."
    rung = page.get_by_role("listitem").filter(has_text="Decided together").first
    assert "When the school day starts and ends: should be here" in rung.inner_text()


def test_a_decision_of_ones_own_stands_on_the_ladder_by_its_name(opened):
    page = opened("decisions")

    page.get_by_label("Which decision", exact=True).select_option("own-1")
    page.get_by_label("Which decision is it?").first.fill("<b>The garden</b>")
    page.get_by_label("Where was it, the last time?").locator("visible=true").select_option("told")

    assert page.locator(".ct-rung").last.inner_text().endswith("<b>The garden</b>: now")
    assert kept(page, "m10-decisions")["placed"] == {"own-1": {"name": "<b>The garden</b>", "now": "told"}}


def test_the_authors_view_comes_only_when_all_three_ways_are_placed(opened):
    page = opened("impact")
    told = page.locator(".ct-page-open .ct-teaching")

    choose(page, "An open house", steps=2)
    choose(page, "Each class meets", steps=1)
    assert told.inner_text() == ""
    choose(page, "An assembly", steps=2)
    reach(page, "Two-way")
    page.keyboard.press("Space")

    assert "Both: Higher impact." in told.inner_text()
    assert "You: Moderate impact. Authors: Lower impact." in told.inner_text()
    assert kept(page, "m10-impact") == {
        "rows": {
            "first-evening": {
                "levels": {"higher": "higher", "moderate": "moderate", "lower": "moderate"},
                "marks": ["two-way"],
            }
        }
    }


def test_a_practice_of_ones_own_goes_a_step_up(opened):
    page = opened("impact")

    page.get_by_label("What do you do now?").fill("A newsletter.")
    page.get_by_label("What is one step up").fill("A line that asks something back.")

    assert kept(page, "m10-impact")["own"] == {
        "practice": "A newsletter.",
        "step": "A line that asks something back.",
    }


def test_the_next_button_leads_to_the_top_of_the_next_page(opened):
    page = opened("groups")

    turn(page)

    assert page.evaluate("document.activeElement.textContent") == "Educators and other staff"
    assert page.get_by_label("Which group").input_value() == "educators"
    assert page.locator(".ct-page-place").inner_text() == "2 of 5"


def test_an_action_of_each_group_is_kept_under_its_own_name(opened):
    page = opened("groups")

    write(page, "Which draft of yours", "The homework rule.")
    turn(page)
    write(page, "What will you learn from a family", "How they count.")

    assert kept(page, "m10-groups") == {
        "changes": {"families-design": "The homework rule.", "staff-learn": "How they count."}
    }
    assert page.get_by_role("option", name="Families (begun)").count() == 1


def test_a_rating_without_evidence_is_said_in_words(opened):
    page = opened("principles")
    nudge = page.locator(".ct-page-open .ct-nudge")

    choose(page, "How is it now", steps=2)
    before = nudge.inner_text()
    write(page, "What could a family see", "A call in June.")

    assert before.startswith("A rating without evidence yet.")
    assert nudge.inner_text() == ""
    assert kept(page, "m10-principles") == {
        "principles": {"trust": {"rating": "some-people", "evidence": "A call in June."}}
    }


def test_markers_of_two_structures_are_kept_side_by_side(opened):
    page = opened("structures")

    choose(page, "How does it stand", steps=2)
    turn(page)
    write(page, "What shows it", "The principal leads alone.")

    assert kept(page, "m10-structures") == {
        "markers": {"center-room": {"state": "begun"}, "team-led": {"words": "The principal leads alone."}}
    }


def test_a_walk_counts_its_barriers_by_who_can_take_them_out(opened):
    page = opened("barriers")

    write(page, "Which event", "Fall conferences")
    write(page, "What stands in the way", "A flyer in English only.")
    choose(page, "Who can take it out", steps=1)

    assert page.locator(".ct-sum").inner_text().split("\n")[0] == "Barriers named at 1 of 9 steps."
    assert "I can, this month: 1" in page.locator(".ct-sum").inner_text()
    assert kept(page, "m10-barriers") == {
        "event": "Fall conferences",
        "steps": {"hears": {"barrier": "A flyer in English only.", "remover": "me"}},
    }


def test_the_last_step_answers_each_choice_with_something_to_do(opened):
    page = opened("barriers")

    page.get_by_label("Which step of the way").select_option("last")
    page.get_by_label("No: a call, a message or a visit would do more").check()

    assert (
        page.locator(".ct-page-open .ct-teaching").inner_text().startswith("Then give the hour of the event")
    )
    assert kept(page, "m10-barriers") == {"last": {"choice": "not-needed"}}


def test_a_plan_keeps_words_and_the_day_to_look_again(opened):
    page = opened("plan")

    write(page, "Which families chose this aim", "Nobody yet.")
    page.get_by_label("On which day").fill("2026-03-02")

    assert kept(page, "m10-plan") == {"fields": {"aim-families": "Nobody yet.", "date": "2026-03-02"}}


def test_a_second_asking_keeps_now_and_the_start(opened):
    page = opened("again")

    choose(page, "In the last four weeks", steps=3)
    choose(page, "In four weeks of that time", steps=1)

    assert kept(page, "m10-again") == {"asked-hopes": {"times": "2-3", "start_times": "0"}}


def test_data_end_in_two_boxes(opened):
    page = opened("words")

    write(page, "What it shows", "Who was asked.")
    write(page, "What families could tell us", "Why the hour is wrong.")

    assert kept(page, "m10-words") == {"shows": "Who was asked.", "families": "Why the hour is wrong."}
