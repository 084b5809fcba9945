function marker({ id, title, text }, { t, changed, content }) {
  const { questions, states } = content;
  const parts = entry([
    { name: "state", label: questions.state, form: "menu", choices: states },
    { name: "words", label: questions.words },
  ], { t, changed });
  const node = make("fieldset", { class: "ct-marker" },
    make("legend", { class: "ct-line-text", text: title }), make("p", { class: "ct-page-text", text }), ...parts.nodes);
  return { id, title, node, value: parts.value, show: parts.show, textOf: parts.textOf };
}

function structure({ id, title, text, markers }, how) {
  const made = markers.map((each) => marker(each, how));
  return {
    id, title, markers: made,
    node: pageOf(title, text, make("div", { class: "ct-canvas" }, ...made.map(({ node }) => node))),
    isAnswered: () => made.some(({ value }) => Object.keys(value()).length > 0),
  };
}

function canvasBody({ model, t, reads, changed }) {
  const content = model.get("content");
  const how = { t, content, changed: () => { pages.refresh(); changed(); } };
  const structures = content.structures.map((each) => structure(each, how));
  const markers = structures.flatMap((each) => each.markers);
  const first = entry(["first", "families"].map((name) => ({ name, label: content.questions[name] })), how);
  const pages = pager({ t, label: t("which"), pages: structures });
  return {
    node: practice({ model, reads }, pages.node, make("div", { class: "ct-after" }, ...first.nodes)),
    value: () => answered({
      markers: answered(Object.fromEntries(markers.map(({ id, value }) => [id, value()]))), ...first.value(),
    }),
    show(value) {
      markers.forEach(({ id, show }) => show(value?.markers?.[id]));
      first.show(value);
      pages.refresh();
    },
    textOf: (value) => [textOfAll(markers, value?.markers), first.textOf(value)].filter(Boolean).join("\n\n"),
  };
}

export default {
  render: ({ model, el }) => openField({ model, el, makeBody: canvasBody }),
};
