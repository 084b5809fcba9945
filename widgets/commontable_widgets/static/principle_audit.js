function principle({ id, title, text }, { t, changed, content }) {
  const { questions, ratings, views } = content;
  const parts = entry([
    { name: "rating", label: questions.rating, form: "menu", choices: ratings },
    { name: "evidence", label: questions.evidence },
    { name: "families", label: questions.families, form: "menu", choices: views },
    { name: "next", label: questions.next },
  ], { t, changed });
  // Not role=status: in a prompt that role is for what is kept.
  const nudge = make("p", { class: "ct-nudge", "aria-live": "polite" });
  const page = pageOf(title, text, ...parts.nodes);
  parts.node("evidence").after(nudge);
  return {
    id, title, node: page, value: parts.value, show: parts.show, textOf: parts.textOf,
    isAnswered: () => Object.keys(parts.value()).length > 0,
    say() {
      const { rating, evidence } = parts.value();
      setText(nudge, rating && !evidence?.trim() ? t("no-evidence") : "");
    },
  };
}

function auditBody({ model, t, reads, changed }) {
  const content = model.get("content");
  const redraw = () => {
    principles.forEach(({ say }) => say());
    pages.refresh();
  };
  const how = { t, content, changed: () => { redraw(); changed(); } };
  const principles = content.principles.map((each) => principle(each, how));
  const pages = pager({ t, label: t("which"), pages: principles });
  const purpose = make("p", { class: "ct-purpose", text: content.purpose });
  return {
    node: practice({ model, reads }, purpose, pages.node),
    value: () => ({ principles: answered(Object.fromEntries(principles.map(({ id, value }) => [id, value()]))) }),
    show(value) {
      principles.forEach(({ id, show }) => show(value?.principles?.[id]));
      redraw();
    },
    textOf: (value) => textOfAll(principles, value?.principles),
  };
}

export default {
  render: ({ model, el }) => openField({ model, el, makeBody: auditBody }),
};
