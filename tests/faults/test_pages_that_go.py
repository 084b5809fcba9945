"""Pages that are reloaded, closed, or whose process dies, while their writers type."""

from faults.findings import Findings
from faults.tabs import now
from journeys.server import wait_until


def shuffled(chance, tabs):
    return chance.sample(list(tabs), len(tabs))


def test_a_reload_at_any_moment_loses_not_one_character(twenty, rounds, proof_random, report_fault):
    findings = Findings("page refresh")
    twenty.tabs.type_on()

    for _ in range(rounds(3)):
        for tab in shuffled(proof_random, twenty.tabs):
            twenty.tabs.let_pass(proof_random.uniform(0, 0.6))
            began = now()
            tab.page.reload(wait_until="commit")
            tab.is_open()
            held, typed = tab.held(), tab.typed()
            tab.type_on()
            findings.mark(tab, began=began)
            findings.rounds += 1
            assert held == tab.words[:typed], "the page does not hold what was typed before the reload"
    held = twenty.tabs.all_saved()

    assert held == [tab.newest(twenty.server) for tab in twenty.tabs]
    findings.report(report_fault, data=twenty.server.data, tabs=twenty.tabs)


def test_a_closed_tab_loses_not_one_character(twenty, rounds, proof_random, report_fault):
    findings = Findings("tab closed")

    def close_and_arrive(tab):
        """Close it; whoever opens it anew at once, before the last call of the old page has arrived, is ahead of it."""
        typed = tab.typed()
        close(tab)
        wait_until(lambda: len(tab.newest(twenty.server)) >= typed, seconds=10)

    go_and_come_back(twenty.tabs, close_and_arrive, findings, rounds=rounds(2), chance=proof_random, at_most=0.0)
    held = twenty.tabs.all_saved()

    assert held == [tab.newest(twenty.server) for tab in twenty.tabs]
    findings.report(report_fault, data=twenty.server.data, tabs=twenty.tabs)


def test_a_tab_whose_process_dies_loses_nothing_acknowledged(twenty, rounds, proof_random, report_fault):
    findings = Findings("tab closed by a crash of its process")

    go_and_come_back(twenty.tabs, crash, findings, rounds=rounds(1), chance=proof_random, at_most=2.0)
    held = twenty.tabs.all_saved()

    assert held == [tab.newest(twenty.server) for tab in twenty.tabs]
    findings.report(report_fault, data=twenty.server.data, tabs=twenty.tabs)


def go_and_come_back(tabs, go, findings, *, rounds, chance, at_most):
    """Let each tab go while all type, and open the module anew; at most so many seconds of typing are then missing."""
    tabs.type_on()
    for _ in range(rounds):
        for tab in shuffled(chance, tabs):
            tabs.let_pass(chance.uniform(0, 0.6))
            began = now()
            go(tab)
            tab.come_back()
            held = tab.held()
            missing = tab.age_of_missing(held, began)
            tab.type_on()
            findings.mark(tab, began=began)
            findings.rounds += 1
            assert held == tab.words[: len(held)]
            assert missing <= at_most, f"{missing:.2f} s of typing are missing"


def close(tab):
    """Close the tab as a person does, by the cross."""
    with tab.page.expect_event("close"):
        tab.page.close(run_before_unload=True)


def crash(tab):
    """End the tab's process, which hears nothing of it."""
    session = tab.context.new_cdp_session(tab.page)
    with tab.page.expect_event("crash"):
        session.send("Page.crash")
    tab.page.close()
