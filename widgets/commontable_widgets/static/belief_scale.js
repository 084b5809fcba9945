const TIMES = ["0", "1", "2-3", "4+"];
const SURE = ["not", "a-little", "fairly", "very"];

/* A second asking shows each line twice: the last four weeks, then the start as seen from today. */
const HALVES = { now: ["times", "sure"], start: ["start_times", "start_sure"] };

/* Menus, since twice as many rows of choices would be a long way on a phone. */
function beliefHalf(half, { t, changed }) {
  const menu = (part, words, ids) => pick({
    label: t(part), empty: t("choose"), changed, choices: ids.map((id) => ({ id, text: t(`${words}-${id}`) })),
  });
  const [times, sure] = HALVES[half];
  const parts = { [times]: menu(times, "times", TIMES), [sure]: menu(sure, "sure", SURE) };
  const node = make("fieldset", { class: "ct-half" },
    make("legend", { class: "ct-legend", text: t(`half-${half}`) }), ...Object.values(parts).map((each) => each.node));
  return { parts, node };
}

function askedOnce({ t, changed }) {
  const group = (part, ids) => radios({
    legend: t(part), choices: ids.map((id) => ({ id, text: t(`${part}-${id}`) })), changed, className: "ct-scale",
  });
  const parts = { times: group("times", TIMES), sure: group("sure", SURE) };
  return { halves: [["", parts]], nodes: Object.values(parts).map(({ node }) => node) };
}

function askedTwice(how) {
  const made = ["now", "start"].map((half) => [half, beliefHalf(half, how)]);
  return {
    halves: made.map(([half, { parts }]) => [`${how.t(`half-${half}`)}: `, parts]),
    nodes: [make("div", { class: "ct-halves" }, ...made.map(([, { node }]) => node))],
  };
}

function beliefLine(line, { t, changed, again }) {
  const { halves, nodes } = (again ? askedTwice : askedOnce)({ t, changed });
  const parts = Object.assign({}, ...halves.map(([, half]) => half));
  const node = make("fieldset", { class: "ct-line" }, make("legend", { class: "ct-line-text", text: line.text }), ...nodes);
  const inWords = (lead, half, value) => {
    const said = Object.entries(half).map(([part, each]) => each.textOf(value?.[part])).filter(Boolean);
    return said.length ? `${lead}${said.join(", ")}` : "";
  };
  return {
    id: line.id,
    node,
    value: () => Object.fromEntries(
      Object.entries(parts).map(([part, each]) => [part, each.value()]).filter(([, choice]) => choice)),
    show(value) {
      for (const [part, each] of Object.entries(parts)) each.show(value?.[part] ?? "");
    },
    textOf(value) {
      const said = halves.map(([lead, half]) => inWords(lead, half, value)).filter(Boolean);
      return said.length ? `${line.text} ${said.join("; ")}` : "";
    },
  };
}

function beliefBody({ model, t, reads, changed }) {
  const lines = model.get("lines").map((line) => beliefLine(line, { t, changed, again: model.get("again") }));
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
