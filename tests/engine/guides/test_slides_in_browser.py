"""The slides as a room sees them: keys turn them, and they fit."""

import pytest

from commontable.guides import document

SIZES = "[...document.querySelectorAll('[data-shown] .text')].map(e => parseFloat(getComputedStyle(e).fontSize))"
# Of 1,280 pixels: on a wall two meters wide these letters are over three centimeters high.
LEAST = 20


@pytest.fixture
def slides(course, guide, browser, tmp_path):
    """Return an open page with the slides, as from a memory stick, without any server."""
    path = tmp_path / "slides.html"
    path.write_text(document(guide, "slides", course=course), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    yield page
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    page.close()


def place(page):
    return page.locator(".place").inner_text()


def shown(page):
    return page.locator(".slide:visible h1, .slide:visible h2").all_inner_texts()


def test_arrow_keys_turn_the_slides_and_stop_at_both_ends(slides):
    slides.keyboard.press("ArrowLeft")
    first = shown(slides)
    slides.keyboard.press("ArrowRight")
    second = shown(slides)
    slides.keyboard.press("End")
    slides.keyboard.press("ArrowRight")

    assert (first, second) == (["Equal partners"], ["Our agreements"])
    assert shown(slides) == ["Hand in, dates, thanks"]
    assert place(slides).split(" of ")[0] == place(slides).split(" of ")[1].split(":")[0]


def test_a_slide_that_was_open_is_open_again_after_a_reload(slides):
    slides.keyboard.press("PageDown")
    slides.keyboard.press("PageDown")
    before = place(slides)

    slides.reload()

    assert place(slides) == before


def test_every_slide_fits_the_wall_and_is_read_from_the_back(slides):
    count = slides.locator(".slide").count()
    for _ in range(count):
        fits = slides.evaluate("document.documentElement.scrollHeight <= innerHeight")
        sizes = slides.evaluate(SIZES)

        assert fits, place(slides)
        assert all(size >= LEAST for size in sizes), place(slides)
        slides.keyboard.press("ArrowRight")


def test_on_a_phone_nothing_runs_over_the_edge(slides):
    slides.set_viewport_size({"width": 320, "height": 700})

    widths = []
    for _ in range(slides.locator(".slide").count()):
        widths.append(slides.evaluate("document.documentElement.scrollWidth"))
        slides.keyboard.press("ArrowRight")

    assert set(widths) == {320}
