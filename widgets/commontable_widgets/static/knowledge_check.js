function question({ id, text, choices }, { changed }) {
  const teaching = make("p", { class: "ct-teaching" });
  // Spoken when one chooses; answers that come back with the page would talk over each other.
  const teach = (choice, live) => {
    teaching.setAttribute("aria-live", live);
    setText(teaching, choices.find((each) => each.id === choice)?.feedback ?? "");
  };
  const group = radios({
    legend: text, choices, legendClass: "ct-line-text",
    changed(choice) {
      teach(choice, "polite");
      changed();
    },
  });
  group.node.append(teaching);
  return {
    id,
    node: group.node,
    value: group.value,
    show(choice) {
      group.show(choice);
      teach(choice, "off");
    },
    textOf: (choice) => (choice ? `${text} ${group.textOf(choice)}` : ""),
  };
}

function checkBody({ model, t, reads, changed }) {
  const questions = model.get("questions").map((each) => question(each, { changed }));
  const node = make("fieldset", { class: "ct-body" },
    make("legend", { class: "ct-title", text: model.get("title") }), reads,
    make("p", { class: "ct-lead", text: model.get("lead") }), ...questions.map((each) => each.node));
  return {
    node,
    value: () => Object.fromEntries(questions.map((each) => [each.id, each.value()]).filter(([, choice]) => choice)),
    show: (value) => questions.forEach((each) => each.show(value?.[each.id] ?? "")),
    textOf: (value) => questions.map((each) => each.textOf(value?.[each.id])).filter(Boolean).join("\n"),
  };
}

export default {
  render: ({ model, el }) => openField({ model, el, makeBody: checkBody }),
};
