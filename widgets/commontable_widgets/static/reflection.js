function reflectionBody({ model, t, reads, changed }) {
  const text = growing({ rows: 5, describedBy: reads.id, changed });
  const control = labelled(model.get("title"), text.box, reads);
  control.firstChild.className = "ct-title";
  return {
    node: control,
    value: () => text.box.value,
    show: (value) => fill(text, value ?? ""),
    textOf: (value) => value ?? "",
  };
}

export default {
  render: ({ model, el }) => openField({ model, el, makeBody: reflectionBody }),
};
