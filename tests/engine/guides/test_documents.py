"""Each document is one accessible file that asks nobody for anything and holds what its readers may see."""

import itertools
import re

import pytest
from engine.guides.reading import Read

from commontable.content.guides import running_orders
from commontable.guides import UnknownGuide, document, guide_named, guides_of
from commontable.guides.shelf import Guide

FORMS = ("html", "slides", "handout")
every_form = pytest.mark.parametrize("form", FORMS)


def made(course, guide, form, **more):
    return Read(document(guide, form, course=course, **more))


@every_form
def test_a_document_has_language_title_one_main_heading_and_no_leap_between_headings(course, guide, form):
    found = made(course, guide, form)

    levels = found.levels()

    assert found.all("html") == [{"lang": "en", "dir": "ltr"}]
    assert len(found.all("title")) == len(found.all("main")) == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


@every_form
def test_a_document_fetches_nothing(course, guide, form):
    found = made(course, guide, form)

    assert not re.search(r"@import|url\(", found.source)
    assert not [tag for tag, _ in found.elements if tag in ("iframe", "object", "embed")]
    # An icon of its own, and empty, so that a browser does not ask its server for one.
    assert [link["href"] for link in found.all("link")] == ["data:,"]
    assert not [attributes for _, attributes in found.elements if "src" in attributes]
    assert all((link.get("href") or "").startswith(("#", "https://")) for link in found.all("a"))


@every_form
def test_names_are_given_once_and_links_within_lead_to_them(course, guide, form):
    found = made(course, guide, form)

    names = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    within = [link["href"][1:] for link in found.all("a") if link["href"].startswith("#")]

    assert len(names) == len(set(names))
    assert set(within) <= set(names)


def test_the_guide_is_whole(course, guide):
    found = made(course, guide, "html")

    missing = [part.title for part in guide.outline.parts if part.title not in found.text]

    assert missing == []
    assert "☐ Are hourly staff paid for this time?" in found.text


@pytest.mark.parametrize("minutes", [90, 60, 30])
def test_slides_follow_the_running_order(course, guide, minutes):
    [order] = [each for each in running_orders(guide.outline) if each.minutes == minutes]

    found = made(course, guide, "slides", minutes=minutes)

    shown = re.findall(r"<strong>(\d+)</strong> minute", found.source)
    assert [int(each) for each in shown] == [row.minutes for row in order.rows]
    assert sum(map(int, shown)) == minutes


def test_slides_hold_the_question_and_the_four_parts_that_a_reader_looks_at(course, guide):
    found = made(course, guide, "slides")

    assert "What is this family asking for?" in found.text
    assert "The family's view, and how the writer knows it" in found.text
    assert "Nobody in this course but you opens this." in found.text


@pytest.mark.parametrize("form", ["slides", "handout"])
def test_neither_key_nor_hard_moments_leave_the_guide(course, guide, form):
    kept = [guide.outline.markdown_under(name) for name in ("Answer key", "Hard moments", "Worked replies")]
    lines = [line for text in kept for line in text.split("\n") if len(line) > 60]

    found = made(course, guide, form)

    words = " ".join(found.text.split())
    assert lines
    assert [line for line in lines if " ".join(line.split()) in words] == []
    assert "about 30 more, or still more" not in words.replace("About 30", "")


def test_a_sheet_to_hand_in_holds_nothing_that_its_writer_keeps(course, guide):
    found = made(course, guide, "handout")
    readers = {prompt.id: prompt.readers for prompt in guide.module.prompts}

    sheets = [text for name, text in found.sections if name.startswith("sheet")]
    collected = [each for each in guide.module.prompts if each.core and readers[each.id] in ("facilitator", "group")]

    assert len(sheets) == len(collected)
    for sheet, prompt in zip(sheets, collected, strict=True):
        assert prompt.title in sheet
        assert "Hand in" in sheet
        assert "Keep" not in sheet


def test_what_a_writer_keeps_is_marked_so_and_stands_with_the_story(course, guide):
    found = made(course, guide, "handout")

    [path] = [text for name, text in found.sections if name == "path"]
    fields = [each for _, each in found.elements if (each.get("class") or "").startswith("field")]

    assert "Every September, Marlow Street School" in path
    assert {each["data-readers"] for each in fields} == {"me", "count"}
    assert len(fields) == path.count("Keep ")


def test_the_handout_has_the_case_with_its_table_and_choices(course, guide):
    found = made(course, guide, "handout")

    assert len(found.all("table")) == 1
    assert len(found.all("caption")) == 1
    assert "Alder Valley is fictional." in found.text
    assert all(option.label in found.text for option in guide.module.prompt("m01-case").options)


def test_the_handout_runs_as_the_guide_says_without_its_words_to_the_facilitator(course, guide):
    found = made(course, guide, "handout")

    assert "The letter from Marlow Street." in found.text
    assert "(Print" not in found.text
    assert "print this page" not in found.text


def test_hostile_words_in_a_guide_stay_words(course, tmp_path):
    path = tmp_path / "bad.md"
    path.write_text(
        "# <script>alert(1)</script>\n\n[a](javascript:alert(2)) <img src=x onerror=alert(3)> ![b](https://x.example/b.png)\n",
        "utf-8",
    )

    found = made(course, Guide(name="bad", path=path, module=None), "html")

    assert not found.all("script")
    assert not found.all("img")
    assert not [a for a in found.all("a") if (a.get("href") or "").startswith("javascript")]
    assert "<script>alert(1)</script>" in found.text


def test_every_module_with_a_guide_is_on_the_shelf_in_order_before_the_general_ones(course, root):
    names = [guide.name for guide in guides_of(course)]

    own = [module.folder for module in course.modules]

    assert names[: len(own)] == own
    assert all((root / "facilitator_guides" / f"{name}.md").is_file() for name in names)


@pytest.mark.parametrize("form", ["slides", "handout"])
def test_a_general_guide_has_neither_slides_nor_handout(course, tmp_path, form):
    path = tmp_path / "general.md"
    path.write_text("# In general\n", "utf-8")

    with pytest.raises(UnknownGuide, match="general"):
        document(Guide(name="general", path=path, module=None), form, course=course)


def test_an_unknown_guide_is_a_sentence_with_the_known_ones(course):
    with pytest.raises(UnknownGuide, match="The guides are m01_equal_partners"):
        guide_named(course, "../../etc")
