"""What an attack tried, and what of it got through."""


class Tally:
    """Counts the tries of one attack; at the end of its block the row is reported, and every success is named."""

    def __init__(self, name, *, report):
        self._name, self._report = name, report
        self.tries, self.succeeded = 0, []

    def held(self, is_held, what):
        """Count one try; `what` tells, where it got through, how."""
        self.tries += 1
        if not is_held:
            self.succeeded.append(str(what))

    def page(self, alive, *, where, shown, least):
        """Count each text that stands on a page or in a file as a try; `alive` says what of them came alive."""
        self.tries += shown
        self.held(shown >= least, f"{where}: only {shown} texts stand there")
        self.succeeded += [f"{where}: {what}" for what in alive]

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is None:
            told = "".join(f"\n  got through: {one[:400]}" for one in self.succeeded[:20])
            try:
                self._report(self._name, tries=self.tries, succeeded=len(self.succeeded))
            except AssertionError as found:
                raise AssertionError(f"{found}{told}") from None
