const MOVES = ["moved", "not-moved", "less-sure", "disagree"];

function thenAndNowBody({ model, t, reads, changed }) {
  const then = make("div", { class: "ct-then" });
  const text = growing({ rows: 5, describedBy: reads.id, changed });
  const moved = radios({
    legend: t("moved-legend"), choices: MOVES.map((id) => ({ id, text: t(id) })), changed, className: "ct-equal",
  });
  const node = make("fieldset", { class: "ct-body" },
    make("legend", { class: "ct-title", text: model.get("title") }), reads,
    make("div", { class: "ct-beside" },
      make("div", {}, make("p", { class: "ct-legend", text: t("then") }), then),
      labelled(t("now"), text.box)),
    moved.node);
  return {
    node,
    showThen: (value) => then.replaceChildren(value ? wordsOf(value) : make("p", { class: "ct-quiet", text: t("then-empty") })),
    value: () => ({ now: text.box.value, moved: moved.value() }),
    show(value) {
      fill(text, value?.now ?? "");
      moved.show(value?.moved ?? "");
    },
    textOf: (value) => [value?.now, moved.textOf(value?.moved)].filter(Boolean).join("\n\n"),
  };
}

async function followFirst(model, show) {
  const first = await keeperOf(model, "first");
  return first.subscribe(({ state, value }) => {
    if (state !== "fetching") show(value);
  });
}

async function render({ model, el }) {
  let show = () => {};
  const makeBody = (parts) => {
    const body = thenAndNowBody(parts);
    show = body.showThen;
    return body;
  };
  const leaving = [openField({ model, el, makeBody }), followFirst(model, (value) => show(value))];
  const leaves = await Promise.all(leaving);
  return () => leaves.forEach((leave) => leave());
}

export default { render };
