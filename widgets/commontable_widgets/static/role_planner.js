function roleCard(role, { changed }) {
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

function roleGroup({ id, title, roles }, { changed }) {
  const cards = roles.map((role) => roleCard(role, { changed }));
  const node = make("fieldset", { class: "ct-roles" },
    make("legend", { class: "ct-line-text", text: title }), ...cards.map((card) => card.node));
  return { id, title, cards, node };
}

/* Groups of stakeholders are many, so one is open at a time. */
function roleGroupPage({ id, title, text, roles }, { changed }) {
  const cards = roles.map((role) => roleCard(role, { changed }));
  return {
    id, title, cards: cards.map((card) => ({ ...card, title: `${title}: ${card.title}` })),
    node: pageOf(title, text, ...cards.map((card) => card.node)),
    isAnswered: () => cards.some((card) => card.value()),
  };
}

function roleBody({ model, t, reads, changed }) {
  const paged = model.get("paged");
  const settle = () => {
    pages?.refresh();
    changed();
  };
  const groups = model.get("groups").map((group) => (paged ? roleGroupPage : roleGroup)(group, { changed: settle }));
  const pages = paged ? pager({ t, label: t("which"), pages: groups }) : null;
  const roles = groups.flatMap((group) => group.cards);
  const shown = pages ? [pages.node] : groups.map((group) => group.node);
  return {
    node: practice({ model, reads }, ...shown),
    value: () => ({
      changes: Object.fromEntries(roles.map((role) => [role.id, role.value()]).filter(([, text]) => text)),
    }),
    show(value) {
      roles.forEach((role) => role.show(value?.changes?.[role.id]));
      pages?.refresh();
    },
    textOf: (value) => roles.filter(({ id }) => value?.changes?.[id])
      .map(({ id, title }) => `${title}: ${value.changes[id]}`).join("\n\n"),
  };
}

export default {
  render: ({ model, el }) => openField({ model, el, makeBody: roleBody }),
};
