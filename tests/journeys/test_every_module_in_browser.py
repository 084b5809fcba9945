"""Every module of the course, start to finish: opened, answered by keyboard, handed in, collected, graded, answered."""

import re
import shutil
from dataclasses import dataclass
from itertools import pairwise

import pytest
from course.every import MODULES, ROOT
from journeys.by_keyboard import Keys
from journeys.module_answers import acts_for, right_option, words_for, wrong_option
from journeys.module_reading import answers_of, case_of, read_at_once, read_by_verbs, reply_to, scores
from journeys.pages import SignedIn, violations
from journeys.server import Server
from playwright.sync_api import expect

# The first module is handed in by two, and read by the verbs themselves.
FIRST = MODULES[0]
# The first module is walked at each change, the others under `make prove`.
OFTEN = {FIRST.folder}


def with_marks(*values):
    """Return a case of a test, slow unless its module is one of those that are walked often."""
    marks = () if values[0].folder in OFTEN else pytest.mark.slow
    return pytest.param(*values, marks=marks, id=values[0].folder)


every = pytest.mark.parametrize("module", [with_marks(module) for module in MODULES])


@dataclass(frozen=True)
class Walk:
    """What somebody met on the way through one module."""

    sections: str
    faults: list[str]
    width_on_a_phone: int
    lost_on_paper: list[str]
    problems: list[str]


class Walks:
    """One participant's way through the modules, each walked and read once, whichever test asks first."""

    def __init__(self, server, me, other, axe):
        self.server, self.me, self.other, self.axe = server, me, other, axe
        self.said = None
        self._walked, self._read = {}, set()

    def through(self, module):
        if module.folder not in self._walked:
            # Noted first: a walk that breaks off is told once, and not walked again by every test after it.
            self._walked[module.folder] = None
            self._walked[module.folder] = self._walk(module)
        assert self._walked[module.folder], f"The walk through {module.folder} broke off; see the first test of it."
        return self._walked[module.folder]

    def read(self, module):
        """See to it that this module, and with it all that are handed in, has been read and answered."""
        self.through(module)
        walked = {folder for folder, walk in self._walked.items() if walk}
        waiting = [each for each in MODULES if each.folder in walked - self._read]
        self._read.update(each.folder for each in waiting)
        if FIRST in waiting:
            answer(self.other, FIRST, option=wrong_option, kinds=("case",))
            self.said = read_by_verbs(self.server, FIRST)
        if rest := [each for each in waiting if each != FIRST]:
            read_at_once(self.server, rest)

    def _walk(self, module):
        answer(self.me, module, option=right_option)
        page = self.me.page
        return Walk(
            sections=page.locator("[data-sections-done]").inner_text(),
            faults=violations(page, self.axe),
            width_on_a_phone=width_at(page, 320),
            lost_on_paper=lost_on_paper(page),
            problems=list(self.me.problems),
        )


@pytest.fixture(scope="module")
def walks(made, browser, axe, tmp_path_factory):
    data = tmp_path_factory.mktemp("every_module") / "data"
    shutil.copytree(made, data, ignore=shutil.ignore_patterns("secret*"))
    server = Server(ROOT, data).start()
    contexts = [browser.new_context(viewport={"width": 1280, "height": 900}) for _ in range(2)]
    me, other = (SignedIn(server, context) for context in contexts)
    yield Walks(server, me.enrol("Ana Ruiz"), other.enrol("Bo Chen"), axe)
    for context in contexts:
        context.close()
    server.stop()


def answer(me, module, *, option, kinds=()):
    """Open a module, answer its core prompts (or those of some kinds) by keyboard, see them saved, hand in."""
    open_module(me, module)
    wanted = [prompt for prompt in module.prompts if prompt.core and (not kinds or prompt.kind in kinds)]
    for prompt in wanted:
        chosen = option(prompt, guide=guide_of(module)) if prompt.kind == "case" else ""
        Keys(me.page, me.root(prompt.id)).do(acts_for(prompt, module=module, option=chosen))
    for prompt in wanted:
        me.is_saved(prompt.id)
    me.page.locator("[data-action='hand-in']").focus()
    me.page.keyboard.press("Enter")
    said = me.page.get_by_role("status").filter(has_text=re.compile("^Handed in"))
    expect(said).to_be_visible(timeout=2_000)


def open_module(me, module):
    """Open a module, and wait until every widget is drawn and every prompt has its words."""
    me.page.goto(f"{me.server.address}modules/{module.folder}/", timeout=90_000)
    expect(me.page.locator(".ct-widget").first).to_be_attached()
    expect(me.page.locator(".ct-widget:empty")).to_have_count(0)
    expect(me.page.locator("main")).not_to_contain_text("Fetching")
    assert me.page.get_by_text("could not be shown").count() == 0


def width_at(page, width):
    size = page.viewport_size
    page.set_viewport_size({"width": width, "height": 900})
    found = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size(size)
    return found


def lost_on_paper(page):
    """Return the pieces of prose that a printed page does not show as the screen does."""
    prose = page.locator(".ct-cell.ct-prose")
    on_screen = prose.all_inner_texts()
    page.emulate_media(media="print")
    on_paper = prose.all_inner_texts()
    page.emulate_media(media="screen")
    return [words for words, printed in zip(on_screen, on_paper, strict=True) if words.split() != printed.split()]


def guide_of(module):
    return (ROOT / "facilitator_guides" / f"{module.folder}.md").read_text("utf-8")


def replied(module):
    return [prompt for prompt in module.prompts if prompt.reply]


@every
def test_a_module_is_answered_by_keyboard_and_each_section_is_marked_done(walks, module):
    core = [section for section in module.sections if section.core]

    walk = walks.through(module)

    assert walk.sections == f"{len(core)} of {len(core)} sections"
    assert walk.problems == []


@every
def test_axe_finds_nothing_in_a_module_in_use_and_nothing_scrolls_sideways_on_a_phone(walks, module):
    walk = walks.through(module)

    assert walk.faults == []
    assert walk.width_on_a_phone == 320


@every
def test_every_word_of_a_modules_text_stands_on_paper_too(walks, module):
    walk = walks.through(module)

    assert walk.lost_on_paper == []


@pytest.mark.parametrize(("module", "following"), [with_marks(*pair) for pair in pairwise(MODULES)])
def test_the_last_link_of_a_module_leads_to_the_next(walks, module, following):
    page = walks.me.page
    page.goto(f"{walks.server.address}modules/{module.folder}/", timeout=90_000)

    page.locator("[data-cell='next-module']").get_by_role("link").first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text(following.title)


@every
def test_the_words_that_get_a_reply_stand_in_the_notebook_that_is_read(walks, module):
    walks.read(module)

    cells = answers_of(walks.server, module)

    for prompt in replied(module):
        written = [each[prompt.id].source.replace("\\", "") for each in cells]
        assert [words for words in written if words_for(prompt) in words] != []


@every
def test_the_right_answer_to_the_case_has_full_points_and_a_wrong_one_none(walks, module):
    case, guide = case_of(module), guide_of(module)
    wrong = {wrong_option(case, guide=guide): 0} if module == FIRST else {}

    walks.read(module)

    assert scores(walks.server, module) == {right_option(case, guide=guide): 1} | wrong


@every
def test_a_reply_stands_under_the_words_it_is_about(walks, module):
    page = walks.me.page
    walks.read(module)

    open_module(walks.me, module)

    for prompt in replied(module):
        shown = page.get_by_text(reply_to(prompt.id), exact=True).locator("visible=true")
        place = page.locator(f"[data-prompt='{prompt.id}'], [data-feedback-for='{prompt.id}']").filter(has=shown)
        expect(place).to_have_count(1)


def test_the_verbs_say_how_many_hand_ins_and_how_many_comments_there_were(walks):
    walks.read(FIRST)

    collected, given = walks.said

    assert "2 new hand-ins collected" in collected
    assert f"{len(replied(FIRST))} new comment" in given
