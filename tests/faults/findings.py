"""What all rounds of one fault have shown, and what must hold of it."""

from faults.witness import (
    TOLD_WITHIN,
    UNSAVED_AT_MOST,
    Words,
    acknowledged,
    rows_in,
    said_after,
    unsaved_at,
    untrue,
    well_after,
)


class Findings:
    """Marks the moments of each round; `report` asks of the notes what is promised, and fills a row of the table."""

    def __init__(self, name):
        self.name, self.rounds, self._marks = name, 0, []

    def mark(self, *tabs, began, ended=None):
        """Note when a fault began for these tabs, and when its cause had ended."""
        self._marks += [(tab, began, ended or began) for tab in tabs]

    def report(self, report_fault, *, data, tabs=(), programs=(), must_say=False):
        rows, words = rows_in(data), Words()
        notes = {tab: tab.notes() for tab in tabs}
        for program in programs:
            words.compare(program.saves(), rows)
        for one in notes.values():
            words.compare(acknowledged(one), rows)
            assert untrue(one, rows) == []
        unsaved = [unsaved_at(notes[tab], began) for tab, began, _ in self._marks]
        said = [said_after(notes[tab], began) for tab, began, _ in self._marks] if must_say else []
        well = [well_after(notes[tab], ended) for tab, _, ended in self._marks]
        report_fault(
            self.name,
            rounds=self.rounds,
            acknowledged=words.acknowledged,
            lost=words.lost,
            recovery=longest(well),
            said=longest(said) if must_say else None,
            unsaved=longest(unsaved),
        )
        assert None not in well, f"{well.count(None)} pages did not become well again by themselves"
        assert longest(unsaved) <= UNSAVED_AT_MOST
        assert None not in said, f"{said.count(None)} pages did not say that something was wrong"
        assert not must_say or longest(said) <= TOLD_WITHIN


def longest(seconds):
    """Return the longest of some times; one that never came is longer than all."""
    return max(float("inf") if each is None else each for each in seconds)
