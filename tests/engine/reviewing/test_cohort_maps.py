"""Which assets people see on their maps, counted where a map may be counted."""

from journeys.gallery_course import GALLERY, write_course

from commontable.reviewing.cohort import cohort_page


def page(desk):
    return cohort_page(desk.reviews, desk.scope(None))


def test_maps_that_may_be_read_tell_what_most_and_least_people_see(root, tmp_path, new_desk):
    desk = new_desk(write_course(tmp_path / "course", checkout=root))
    seats = {"linguistic": 14, "work": 12, "social": 11, "home": 10, "money": 13}
    for number in range(14):
        cards = [{"seat": seat, "what": "SECRET"} for seat, people in seats.items() if number < people]
        desk.write(desk.person(), "m00-household", {"cards": cards}, module=GALLERY)

    [told] = page(desk)["assets"]

    shown = {row["seat"]: row["people"] for row in told["rows"]}
    assert told["n"] == 14
    # Seats that nobody named are small groups too, and the next larger one is their cover.
    assert (shown["linguistic"], shown["social"], shown["home"], shown["familial"]) == (14, 11, None, None)
    assert told["most"] == ["Linguistic", "Trade and numbers", "Work and trades"]
    assert told["least"] == ["Social"]
    assert "SECRET" not in str(told)


def test_a_course_whose_maps_are_all_their_writers_own_counts_none(root, tmp_path, new_desk):
    readers = "title: My own household, readers: "
    change = (f"{readers}facilitator, reply: true", f"{readers}me")
    desk = new_desk(write_course(tmp_path / "course", checkout=root, changes=[change]))

    figures = page(desk)

    assert figures["assets"] == []
    assert "writer's own" in figures["assets_sentence"]
