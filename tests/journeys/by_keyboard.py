"""One prompt's part of a page, worked by keys alone."""

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
