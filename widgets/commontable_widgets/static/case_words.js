function caseWordsBody({ model, t, reads, changed }) {
  const boxes = entry(["shows", "families"].map((name) => ({ name, label: t(name), hint: t(`${name}-hint`), rows: 3 })), { t, changed });
  const about = model.get("about");
  const node = make("fieldset", { class: "ct-body" },
    make("legend", { class: "ct-title", text: model.get("title") }), reads,
    make("p", { class: "ct-quiet" }, make("span", { text: `${t("about-case")} ` }),
      make("a", { href: `#${about.id}`, text: about.title })),
    make("div", { class: "ct-two-boxes" }, ...boxes.nodes));
  return { node, value: boxes.value, show: boxes.show, textOf: boxes.textOf };
}

export default {
  render: ({ model, el }) => openField({ model, el, makeBody: caseWordsBody }),
};
