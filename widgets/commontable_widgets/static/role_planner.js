function roleCard(role, { t, changed }) {
  const text = growing({ rows: 2, changed });
  const about = make("p", { class: "ct-role-text", id: freshId("role"), text: role.text });
  text.box.setAttribute("aria-describedby", about.id);
  const node = make("div", { class: "ct-role" },
    make("p", { class: "ct-role-title", text: role.title }), about, labelled(role.question, text.box));
  return {
    id: role.id,
    title: role.title,
    node,
    value: () => text.box.value,
    show: (value) => fill(text, value ?? ""),
  };
}

function roleBody({ model, t, reads, changed }) {
  const roles = [];
  const group = (name) => {
    const cards = model.get("roles")[name].map((role) => roleCard(role, { t, changed }));
    roles.push(...cards);
    return make("fieldset", { class: "ct-roles" },
      make("legend", { class: "ct-line-text", text: t(name) }), ...cards.map((card) => card.node));
  };
  const node = make("fieldset", { class: "ct-body" },
    make("legend", { class: "ct-title", text: model.get("title") }), reads,
    make("p", { class: "ct-lead", text: model.get("lead") }),
    group("alone"), group("together"));
  return {
    node,
    value: () => ({
      changes: Object.fromEntries(roles.map((role) => [role.id, role.value()]).filter(([, text]) => text)),
    }),
    show: (value) => roles.forEach((role) => role.show(value?.changes?.[role.id])),
    textOf: (value) => roles.filter(({ id }) => value?.changes?.[id])
      .map(({ id, title }) => `${title}: ${value.changes[id]}`).join("\n\n"),
  };
}

export default {
  render: ({ model, el }) => openField({ model, el, makeBody: roleBody }),
};
