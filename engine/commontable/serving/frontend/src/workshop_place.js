// Brings a person to the activity that the room is at, unless that would tear them from what they are writing.
const HOLDS = 5000;
const TAKES_TEXT = "textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit]), [contenteditable=true]";

export function isBusy(fields) {
  const at = document.activeElement;
  const isTyping = Boolean(at?.closest("main") && at.matches(TAKES_TEXT) && !at.readOnly);
  return isTyping || [...fields.values()].some((field) => field.waits);
}

// Where an activity is done: the heading of its first question, else what there is of its field.
export function placeOf(prompts) {
  for (const prompt of prompts ?? []) {
    const name = CSS.escape(prompt);
    const question = document.querySelector(`[data-cell="${name}-question"]`);
    const heading = question?.querySelector("h1, h2, h3, h4") ?? headingBefore(question);
    const found = heading ?? question ?? document.querySelector(`[data-prompt="${name}"], [data-cell="${name}-field"]`);
    if (found) return found;
  }
  return null;
}

// A question may stand right under a heading in a cell of its own.
function headingBefore(question) {
  const before = question?.previousElementSibling;
  return before?.matches(".ct-prose") && before.lastElementChild?.matches("h2, h3, h4") ? before.lastElementChild : null;
}

export function moveTo(place) {
  if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView();
}

// Fields above push a place down while the page is still drawn: it is held until the person moves.
export function holdAt(place) {
  moveTo(place);
  const hold = new ResizeObserver(() => place.scrollIntoView({ behavior: "instant" }));
  hold.observe(place.closest(".ct-cells") ?? place);
  const free = () => hold.disconnect();
  for (const act of ["wheel", "pointerdown", "touchstart", "keydown"]) addEventListener(act, free, { once: true, passive: true });
  setTimeout(free, HOLDS);
}
