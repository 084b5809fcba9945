"""The charts of open pages, whose menus ask Python for views that were not shown before."""

import itertools
import time

from journeys.server import wait_until

CASE = "[data-prompt='m01-case']"
MENUS = 3


class Chart:
    """The chart of one tab; a view that the page has seen asks nobody, so each is asked for once."""

    def __init__(self, tab):
        self.tab = tab
        self._left = self._all_choices()

    @property
    def root(self):
        return self.tab.page.locator(CASE)

    def _menu(self, number):
        return self.root.locator(".ct-menu-row select").nth(number)

    def _all_choices(self):
        options = [self._menu(number).locator("option") for number in range(MENUS)]
        choices = [each.evaluate_all("all => all.map(one => one.value)") for each in options]
        return itertools.islice(itertools.product(*choices), 1, None)

    def _next(self):
        """Return a view that was not shown; once all were, a reload makes the page forget them."""
        found = next(self._left, None)
        if found is None:
            self.tab.page.reload()
            self.tab.is_open()
            self.tab.type_on()
            self._left = self._all_choices()
            found = next(self._left)
        return found

    def ask(self):
        for number, value in enumerate(self._next()):
            menu = self._menu(number)
            if menu.input_value() != value:
                menu.evaluate("(menu, value) => { menu.value = value; }", value)
                last = menu
        last.dispatch_event("change")

    def is_shown(self):
        return self.root.locator(".ct-working").inner_text().startswith("Now shown")


class Charts(list):
    """The charts of some tabs."""

    def ask(self, chance=None, *, within=0.0):
        """Ask for a view each, one at once after the other or so many seconds apart by chance."""
        for chart in self:
            chart.ask()
            if within:
                time.sleep(chance.uniform(0, within))

    def all_shown(self):
        """Wait until every chart shows what it was asked for: by itself, nobody presses "Try again"."""
        wait_until(lambda: all(chart.is_shown() for chart in self), seconds=60, every=0.1)
