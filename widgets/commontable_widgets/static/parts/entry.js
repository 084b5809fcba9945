/* Checkboxes under one legend; what is chosen is the list of their ids. */
function ticks({ legend, choices, changed }) {
  const boxes = choices.map(({ id }) =>
    make("input", { type: "checkbox", value: id, id: freshId("tick"), on: { change: changed } }));
  const rows = choices.map(({ title, text }, at) => make("label", { class: "ct-choice", for: boxes[at].id }, boxes[at],
    make("span", {}, make("strong", { text: title }), text && make("span", { text: `. ${text}` }))));
  return {
    node: make("fieldset", { class: "ct-marks" },
      make("legend", { class: "ct-legend", text: legend }), make("div", { class: "ct-choices" }, ...rows)),
    value: () => boxes.filter((box) => box.checked).map((box) => box.value),
    show(ids) {
      for (const box of boxes) box.checked = ids?.includes(box.value) ?? false;
    },
    textOf: (ids) => choices.filter(({ id }) => ids?.includes(id)).map(({ title }) => title).join(", "),
  };
}

/* The forms that a part of an entry may have. */
const FORMS = {
  words({ label, hint, rows = 2 }, { changed }) {
    const about = hint && make("p", { class: "ct-quiet", id: freshId("hint"), text: hint });
    const text = growing({ rows, changed, describedBy: about?.id });
    return {
      node: labelled(label, text.box, about),
      value: () => text.box.value,
      show: (value) => fill(text, value ?? ""),
      textOf: (value) => value ?? "",
    };
  },
  line({ label, hint, type = "text" }, { changed }) {
    const about = hint && make("p", { class: "ct-quiet", id: freshId("hint"), text: hint });
    const box = make("input", {
      type, class: type === "date" ? "ct-date" : "ct-box ct-one-line", dir: type === "date" ? null : "auto",
      "aria-describedby": about?.id, on: { input: changed },
    });
    return {
      node: labelled(label, box, about),
      value: () => box.value,
      show(value) {
        if (box.value !== (value ?? "")) box.value = value ?? "";
      },
      textOf: (value) => value ?? "",
    };
  },
  date: (part, how) => FORMS.line({ ...part, type: "date" }, how),
  menu: ({ label, choices }, { t, changed }) =>
    pick({ label, empty: t("choose"), changed, choices: choices.map(({ id, title }) => ({ id, text: title })) }),
  ticks: ({ label, choices }, { changed }) => ticks({ legend: label, choices, changed }),
};

/* One thing asked in several parts {name, label, form, choices, hint}; what is left open is no part of its value. */
function entry(parts, how) {
  const made = parts.map((part) => ({ ...part, ...FORMS[part.form ?? "words"](part, how) }));
  const byName = Object.fromEntries(made.map((part) => [part.name, part]));
  return {
    node: (name) => byName[name].node,
    nodes: made.map(({ node }) => node),
    value: () => answered(Object.fromEntries(made.map(({ name, value }) => [name, value()]))),
    show: (value) => made.forEach(({ name, show }) => show(value?.[name])),
    textOf: (value) => made.map(({ name, label, textOf }) => [label, textOf(value?.[name])])
      .filter(([, said]) => said).map(([label, said]) => `${label} ${said}`).join("\n"),
  };
}

/* An object without the parts that hold nothing. */
function answered(parts) {
  const holds = (value) => (typeof value === "object" ? Object.keys(value).length > 0 : Boolean(value));
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => holds(value)));
}

/* The words of several entries, each under its title. */
function textOfAll(entries, said) {
  return entries.map(({ id, title, textOf }) => [title, said?.[id] ? textOf(said[id]) : ""])
    .filter(([, text]) => text).map(([title, text]) => `${title}\n${text}`).join("\n\n");
}
