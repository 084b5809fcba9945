function phasePage({ id, title, text, fields }, how) {
  const parts = entry(fields.map(({ id: name, question, form, hint }) => ({ name, label: question, form, hint })), how);
  return {
    id, title, node: pageOf(title, text, ...parts.nodes), parts,
    isAnswered: () => Object.keys(parts.value()).length > 0,
  };
}

function plannerBody({ model, t, reads, changed }) {
  const how = { t, changed: () => { pages.refresh(); changed(); } };
  const phases = model.get("content").phases.map((phase) => phasePage(phase, how));
  const pages = pager({ t, label: t("which"), pages: phases });
  return {
    node: practice({ model, reads }, pages.node),
    value: () => ({ fields: Object.assign({}, ...phases.map(({ parts }) => parts.value())) }),
    show(value) {
      phases.forEach(({ parts }) => parts.show(value?.fields));
      pages.refresh();
    },
    textOf: (value) => phases.map(({ title, parts }) => [title, parts.textOf(value?.fields)])
      .filter(([, said]) => said).map(([title, said]) => `${title}\n${said}`).join("\n\n"),
  };
}

export default {
  render: ({ model, el }) => openField({ model, el, makeBody: plannerBody }),
};
