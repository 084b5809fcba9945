"""A page, or one prompt's part of it, worked by keys alone."""

MOST = 120
# A radio is found by any line of its group, since Tab stops at one of them only.
WHERE = """(root, label) => {
  const at = document.activeElement;
  if (!root.contains(at)) return "outside";
  const labels = (node) => [...(node.labels ?? [])].map((each) => each.textContent).join(" ");
  const named = (node) => (labels(node) || node.textContent).trim();
  const group = at.type === "radio" ? [...root.querySelectorAll(`input[name="${at.name}"]`)] : [];
  if (named(at).startsWith(label)) return "here";
  return group.some((each) => named(each).startsWith(label)) ? "group" : "elsewhere";
}"""
FOCUS_FIRST = """(root) => [...root.querySelectorAll("input, select, textarea, button")]
  .find((each) => each.checkVisibility() && !each.disabled).focus()"""


class Keys:
    """Begins at a prompt's first control; from there on, Tab, arrows, Space, Enter and letters."""

    def __init__(self, page, root):
        self.page, self.root = page, root
        root.evaluate(FOCUS_FIRST)

    def do(self, acts):
        for act, label, *more in acts:
            getattr(self, act)(label, *more)

    def write(self, label, words):
        self._reach(label)
        self.page.keyboard.type(words)

    def choose(self, label, letters):
        """Move a menu to the line that begins with these letters."""
        self.write(label, letters)

    def tick(self, label):
        """Tick a box, or the line of a group that begins so."""
        place = self._reach(label)
        self.page.keyboard.press("Space" if place == "here" else "ArrowDown")
        while self._where(label) == "group":
            self.page.keyboard.press("ArrowDown")

    def press(self, label):
        self._reach(label)
        self.page.keyboard.press("Enter")

    def _reach(self, label):
        for _ in range(MOST):
            place = self._where(label)
            if place in {"here", "group"}:
                return place
            assert place != "outside", f"Tab left the prompt before it came to “{label}”"
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never came to “{label}”")

    def _where(self, label):
        return self.root.evaluate(WHERE, label)


CONTROLS = """() => [...document.querySelectorAll('main :is(button, input, select, textarea, summary, a[href])')]
  .filter((e) => e.checkVisibility() && !e.disabled && e.type !== 'hidden' && !(e.type === 'radio' && !e.checked))
  .map((e, i) => { e.dataset.walk = i; return String(i); })"""
HERE = """() => { const e = document.activeElement; const s = getComputedStyle(e);
  const area = (e.closest('label') ?? e).getBoundingClientRect();
  return { walk: e.dataset.walk, what: e.outerHTML.slice(0, 100), big: area.height >= 24 && area.width >= 24,
           seen: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 }; }"""


def amiss_by_keyboard(page):
    """Walk through a page by Tab; return what is never reached, is not seen to be reached, or is too small."""
    wanted = page.evaluate(CONTROLS)
    page.evaluate("document.querySelector('#ct-main').focus()")
    met, amiss = set(), []
    for _ in range(len(wanted) + 5):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here["walk"] is not None and not (here["seen"] and here["big"]):
            amiss.append(here["what"])
        met.add(here["walk"])
    return sorted(set(amiss)) + [f"never reached: control {walk}" for walk in wanted if walk not in met]


def press_by_keyboard(page, label):
    """Tab from the top of the page to what is called so, and press Enter."""
    page.evaluate("document.querySelector('#ct-main').focus()")
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()").startswith(label):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"Tab never came to “{label}”")
