/* A native radio group under a name of its own: arrow keys stay inside it. */
function radios({ legend, choices, changed, legendClass = "ct-legend", className = "" }) {
  const name = freshId("choice");
  const inputs = choices.map(({ id }) =>
    make("input", { type: "radio", name, id: freshId("radio"), value: id, on: { change: () => changed(id) } }));
  const rows = choices.map(({ text }, at) =>
    make("label", { class: "ct-choice", for: inputs[at].id }, inputs[at], make("span", { text })));
  const node = make("fieldset", { class: `ct-radios ${className}` },
    make("legend", { class: legendClass, text: legend }), make("div", { class: "ct-choices" }, ...rows));
  return {
    node,
    inputs,
    value: () => inputs.find((input) => input.checked)?.value ?? "",
    show(id) {
      for (const input of inputs) input.checked = input.value === id;
    },
    textOf: (id) => choices.find((choice) => choice.id === id)?.text ?? "",
  };
}
