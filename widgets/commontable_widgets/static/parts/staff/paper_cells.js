/* One answer of a paper in its own form: words, a menu, boxes to tick, a number, a day. */
function paperCell({ t, column: { form, choices }, label }) {
  if (form === "several") return boxes(choices, label);
  if (form === "yes") {
    const { box, node } = tickBox(t("paper-yes"), label);
    return { node, read: () => box.checked || undefined };
  }
  const box = BOXES[form]({ t, choices });
  box.setAttribute("aria-label", label);
  const read = form === "number" ? Number : (text) => text;
  return { node: box, read: () => (box.value.trim() === "" ? undefined : read(box.value)) };
}

const BOXES = {
  words: () => make("textarea", { class: "ct-box", rows: "2", dir: "auto" }),
  number: () => make("input", { type: "number", class: "ct-date", step: "any" }),
  day: () => make("input", { type: "date", class: "ct-date" }),
  choice: ({ t, choices }) => make("select", { class: "ct-pick" }, make("option", { value: "", text: t("choose") }),
    ...choices.map(({ id, text }) => make("option", { value: id, text }))),
};

function boxes(choices, label) {
  const ticks = choices.map(({ id, text }) => ({ id, ...tickBox(text) }));
  return {
    node: make("div", { role: "group", "aria-label": label }, ...ticks.map(({ node }) => node)),
    read() {
      const chosen = ticks.filter(({ box }) => box.checked).map(({ id }) => id);
      return chosen.length ? chosen : undefined;
    },
  };
}

function tickBox(text, label) {
  const box = make("input", { type: "checkbox", "aria-label": label ? `${label}: ${text}` : null });
  return { box, node: make("label", { class: "ct-choice" }, box, make("span", { text })) };
}

/* What is left open is no answer; a path leads into the answer's own form, a number in it into a list. */
function answersOf(pairs) {
  const answers = {};
  for (const [{ prompt, path }, value] of pairs) {
    if (value === undefined) continue;
    const steps = [prompt, ...path];
    const fresh = (at) => (typeof steps[at + 1] === "number" ? [] : {});
    const holder = steps.slice(0, -1).reduce((part, step, at) => (part[step] ??= fresh(at)), answers);
    holder[steps.at(-1)] = value;
  }
  return withoutGaps(answers);
}

function withoutGaps(value) {
  if (Array.isArray(value)) return value.filter((each) => each !== undefined).map(withoutGaps);
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutGaps(part)]));
  return value;
}
