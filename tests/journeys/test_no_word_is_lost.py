"""The first promise, held in a real browser against a real server that really dies."""

import os
import re
import signal

import psutil
from journeys.pages import SAVED
from journeys.server import wait_until
from playwright.sync_api import expect

WORDS = "Mrs. Lee told me the bus comes at 4:10. "
FIRST = "m01-first-thoughts"
BELONGING = "m01-belonging"


def test_a_newcomer_starts_by_name_and_comes_back_in_another_browser_with_the_code(shared, new_person):
    here = new_person(shared, name="Ana Ruiz")
    expect(here.page.get_by_role("heading", name="Equal partners").first).to_be_visible()
    here.open_module()
    here.write(FIRST, WORDS)
    here.write(BELONGING, "Second words.")
    here.page.close()

    there = new_person(shared, code=here.code)
    there.open_module()

    expect(there.box(FIRST)).to_have_value(WORDS)
    expect(there.box(BELONGING)).to_have_value("Second words.")
    expect(there.status(FIRST)).to_have_text(SAVED)


def test_every_kind_of_answer_comes_back_after_a_reload(shared, new_person):
    me = new_person(shared, name="Bo Chen")
    me.open_module()
    me.root("m01-roles").locator("textarea").nth(1).fill("I call before I write.")
    me.is_saved("m01-roles")
    for prompt in ("m01-beliefs", "m01-check", "m01-case", "m01-then-and-now"):
        me.root(prompt).locator("input[type=radio]").nth(1).check()
        me.is_saved(prompt)
    me.root("m01-promise").locator("textarea, input[type=text]").first.fill("What time works for you?")
    me.is_saved("m01-promise")

    me.page.reload()

    for prompt in ("m01-beliefs", "m01-check", "m01-case", "m01-then-and-now"):
        expect(me.root(prompt).locator("input[type=radio]").nth(1)).to_be_checked()
    expect(me.root("m01-roles").locator("textarea").nth(1)).to_have_value("I call before I write.")
    expect(me.root("m01-promise").locator("textarea, input[type=text]").first).to_have_value(
        "What time works for you?"
    )


def test_words_typed_the_moment_before_a_reload_are_there_after_it(shared, new_person):
    me = new_person(shared, name="Reload")
    me.open_module()
    me.box(FIRST).press_sequentially("typed and gone at once")

    me.page.reload()

    expect(me.box(FIRST)).to_have_value("typed and gone at once")
    me.is_saved(FIRST)


def test_a_kernel_that_is_killed_while_typing_goes_on_costs_nothing(new_server, new_person):
    server = new_server()
    me = new_person(server, name="Kernel")
    me.open_module()
    before = kernels_of(server)
    ask_for_another_view(me)
    kernel = wait_until(lambda: kernels_of(server) - before, seconds=30)
    me.box(FIRST).press_sequentially("before ")

    for pid in kernel:
        os.kill(pid, signal.SIGKILL)
    me.box(FIRST).press_sequentially("and after")

    me.is_saved(FIRST)
    me.page.reload()
    expect(me.box(FIRST)).to_have_value("before and after")


def test_a_server_killed_in_mid_sentence_and_started_again_has_every_word(new_server, new_person):
    server = new_server()
    me = new_person(server, name="Server")
    me.open_module()
    me.write(FIRST, "acknowledged. ")
    me.box(FIRST).press_sequentially("typed just before")

    server.kill()
    me.box(FIRST).press_sequentially(" and while it is dead")
    expect(me.status(FIRST)).to_contain_text("Not saved yet", timeout=10_000)
    expect(me.page.locator("#ct-offline")).to_be_visible(timeout=10_000)
    server.start()

    me.is_saved(FIRST)
    expect(me.page.locator("#ct-offline")).to_be_hidden(timeout=10_000)
    fresh = new_person(server, code=me.code)
    fresh.open_module()
    expect(fresh.box(FIRST)).to_have_value("acknowledged. typed just before and while it is dead")


def test_saved_is_never_said_while_the_box_holds_more_than_the_store(new_server, new_person):
    server = new_server()
    me = new_person(server, name="Honest")
    me.open_module()
    me.write(FIRST, "one")
    server.kill()

    me.box(FIRST).press_sequentially(" two")

    expect(me.status(FIRST)).not_to_have_text(SAVED)
    expect(me.status(FIRST)).to_contain_text("Not saved yet", timeout=10_000)


def test_a_page_that_opens_before_the_words_arrive_takes_no_typing(shared, new_person):
    me = new_person(shared, name="Slow")
    me.open_module()
    me.write(FIRST, "here before")
    held = []
    me.page.route("**/api/words/*", lambda route: held.append(route))  # noqa: PLW0108 - a builtin cannot be hooked
    me.page.reload()
    expect(me.status(FIRST)).to_contain_text("Fetching your words")
    expect(me.box(FIRST)).not_to_be_editable()

    wait_until(lambda: held or me.page.wait_for_timeout(10))
    held[0].continue_()

    expect(me.box(FIRST)).to_be_editable()
    expect(me.box(FIRST)).to_have_value("here before")


def test_two_tabs_that_write_apart_keep_both_and_the_person_chooses(shared, new_person):
    me = new_person(shared, name="Two tabs")
    me.open_module()
    other = me.new_page()
    me.open_module(other)
    me.write(FIRST, "from the first tab")

    me.box(FIRST, other).press_sequentially("from the second tab")
    conflict = me.root(FIRST, other)
    expect(conflict).to_contain_text("from the first tab")
    conflict.get_by_role("button", name=re.compile("mine", re.IGNORECASE)).click()

    me.is_saved(FIRST, other)
    me.page.reload()
    expect(me.box(FIRST)).to_have_value("from the second tab")


def test_an_answer_over_100_kb_is_refused_in_the_page_and_the_text_stays(shared, new_person):
    me = new_person(shared, name="Long")
    me.open_module()
    long = "a long story " * 9_000

    me.box(FIRST).fill(long)

    expect(me.status(FIRST)).to_contain_text("Not saved yet", timeout=10_000)
    expect(me.box(FIRST)).to_have_value(long)
    me.box(FIRST).fill("shorter")
    me.is_saved(FIRST)


def test_a_locked_database_shows_not_saved_yet_and_the_words_arrive_when_it_is_free(new_server, new_person):
    import sqlite3

    server = new_server()
    me = new_person(server, name="Locked")
    me.open_module()
    other = sqlite3.connect(server.data / "commontable.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    me.box(FIRST).press_sequentially("patience")
    expect(me.status(FIRST)).to_contain_text("Not saved yet", timeout=15_000)
    other.execute("ROLLBACK")
    other.close()

    me.is_saved(FIRST)


def kernels_of(server):
    return {child.pid for child in psutil.Process(server.process.pid).children(recursive=True) if is_kernel(child)}


def is_kernel(process):
    """Say whether it was started as a kernel, or forked by a parked process."""
    try:
        return runs(process, "kernels.process") or all(
            runs(one, "kernels.forking.parked") for one in (process, process.parent())
        )
    except psutil.Error:
        return False  # it ended while we looked


def runs(process, program):
    return f"commontable.serving.{program}" in process.cmdline()


def ask_for_another_view(me):
    """Change a menu of the chart: the first thing on the page that needs Python."""
    menu = me.root("m01-case").locator("select").first
    menu.select_option(index=1)


def test_a_full_disk_shows_not_saved_yet_and_the_words_arrive_when_there_is_room(new_server, new_person):
    server = new_server()
    me = new_person(server, name="Full")
    me.open_module()
    process = psutil.Process(server.process.pid)
    _, hard = process.rlimit(psutil.RLIMIT_FSIZE)
    process.rlimit(psutil.RLIMIT_FSIZE, (1024, hard))

    me.box(FIRST).press_sequentially("no room yet")
    expect(me.status(FIRST)).to_contain_text("Not saved yet", timeout=15_000)
    process.rlimit(psutil.RLIMIT_FSIZE, (hard, hard))

    me.is_saved(FIRST)
    me.page.reload()
    expect(me.box(FIRST)).to_have_value("no room yet")
