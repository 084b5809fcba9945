const TIMES = ["0", "1", "2-3", "4+"];
const SURE = ["not", "a-little", "fairly", "very"];

function beliefLine(line, { t, changed }) {
  const group = (part, ids) => radios({
    legend: t(part), choices: ids.map((id) => ({ id, text: t(`${part}-${id}`) })), changed, className: "ct-scale",
  });
  const parts = { times: group("times", TIMES), sure: group("sure", SURE) };
  const node = make("fieldset", { class: "ct-line" },
    make("legend", { class: "ct-line-text", text: line.text }), parts.times.node, parts.sure.node);
  return {
    id: line.id,
    node,
    value: () => Object.fromEntries(
      Object.entries(parts).map(([part, radio]) => [part, radio.value()]).filter(([, choice]) => choice)),
    show(value) {
      for (const [part, radio] of Object.entries(parts)) radio.show(value?.[part] ?? "");
    },
    textOf(value) {
      const said = Object.entries(parts).map(([part, radio]) => radio.textOf(value?.[part])).filter(Boolean);
      return said.length ? `${line.text} ${said.join(", ")}` : "";
    },
  };
}

function beliefBody({ model, t, reads, changed }) {
  const lines = model.get("lines").map((line) => beliefLine(line, { t, changed }));
  const show = (value) => lines.forEach((line) => line.show(value?.[line.id]));
  const clear = make("button", {
    type: "button", class: "ct-plain-button", text: t("clear"), on: { click: () => { show({}); changed(); } },
  });
  const node = make("fieldset", { class: "ct-body" },
    make("legend", { class: "ct-title", text: model.get("title") }), reads,
    make("p", { class: "ct-lead", text: model.get("lead") }),
    ...lines.map((line) => line.node), clear);
  return {
    node,
    value: () => Object.fromEntries(
      lines.map((line) => [line.id, line.value()]).filter(([, said]) => Object.keys(said).length)),
    show,
    textOf: (value) => lines.map((line) => line.textOf(value?.[line.id])).filter(Boolean).join("\n"),
  };
}

export default {
  render: ({ model, el }) => openField({ model, el, makeBody: beliefBody }),
};
