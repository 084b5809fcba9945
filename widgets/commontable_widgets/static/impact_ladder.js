/* Three ways of one practice, each with a menu; the course's own view comes when all three are placed. */
function wayCard({ level, text, own }, { t, levels, changed }) {
  const menu = pick({
    label: text, empty: t("choose-level"), changed,
    choices: Object.entries(levels).map(([id, title]) => ({ id, text: title })),
  });
  const node = make("div", { class: "ct-way" }, menu.node, own && make("p", { class: "ct-quiet", text: t("own-example") }));
  return { level, menu, node };
}

/* Both views of each way, so that nobody has to look back up; nothing is scored. */
function compared(row, placed, { t, content }) {
  const titles = Object.fromEntries(content.marks.map(({ id, title }) => [id, title]));
  const lines = row.cards.map(({ level, text }) => make("li", {},
    make("span", { text: `${text} ` }),
    make("strong", { text: t(placed[level] === level ? "agree" : "differ", {
      yours: content.levels[placed[level]], ours: content.levels[level],
    }) })));
  const marks = (row.marks ?? []).map((id) => titles[id]).join(", ");
  return [
    make("p", { class: "ct-legend", text: t("compare") }), make("ul", { class: "ct-compared" }, ...lines),
    make("p", { text: row.why }),
    marks && make("p", { class: "ct-quiet", text: t("marks", { marks }) }),
  ];
}

function practiceRow(row, { t, changed, content }) {
  const told = make("div", { class: "ct-teaching", "aria-live": "polite" });
  const cards = row.cards.map((card) => wayCard(card, { t, levels: content.levels, changed }));
  const parts = entry([
    { name: "marks", label: content.questions.marks, form: "ticks", choices: content.marks },
    ...(row.ask ? [{ name: "words", label: row.ask }] : []),
  ], { t, changed });
  const levels = () => answered(Object.fromEntries(cards.map(({ level, menu }) => [level, menu.value()])));
  const value = () => answered({ levels: levels(), ...parts.value() });
  let shown = "";
  const tell = (live) => {
    const placed = levels();
    const all = Object.keys(placed).length === cards.length ? canonical(placed) : "";
    told.setAttribute("aria-live", live ? "polite" : "off");
    if (all !== shown) told.replaceChildren(...(all ? compared(row, placed, { t, content }).filter(Boolean) : []));
    shown = all;
  };
  const textOfLevels = (placed) => cards.filter(({ level }) => placed?.[level])
    .map(({ level }) => `${content.levels[placed[level]]}: ${row.cards.find((card) => card.level === level).text}`).join("\n");
  return {
    id: row.id, title: row.title, group: row.set, value, tell,
    node: pageOf(row.title, `${row.set}. ${row.origin}.`, row.note && make("p", { class: "ct-told", text: row.note }),
      make("p", { class: "ct-legend", text: content.questions.place }),
      ...cards.map(({ node }) => node), told, ...parts.nodes),
    isAnswered: () => Object.keys(value()).length > 0,
    show(said) {
      cards.forEach(({ level, menu }) => menu.show(said?.levels?.[level] ?? ""));
      parts.show(said);
      tell(false);
    },
    textOf: (said) => [textOfLevels(said?.levels), parts.textOf(said)].filter(Boolean).join("\n"),
  };
}

function ownPractice({ t, changed, content }) {
  const { own, levels, marks } = content;
  const choices = Object.entries(levels).map(([id, title]) => ({ id, title }));
  const parts = entry([
    { name: "practice", label: own.practice },
    { name: "level", label: own.level, form: "menu", choices },
    { name: "marks", label: own.marks, form: "ticks", choices: marks },
    { name: "step", label: own.step },
    { name: "asked", label: own.asked },
  ], { t, changed });
  const node = make("fieldset", { class: "ct-after" },
    make("legend", { class: "ct-page-title", text: own.title }), make("p", { class: "ct-page-text", text: own.text }), ...parts.nodes);
  return { ...parts, node };
}

function impactBody({ model, t, reads, changed }) {
  const content = model.get("content");
  const settle = () => {
    rows.forEach(({ tell }) => tell(true));
    pages.refresh();
    changed();
  };
  const how = { t, content, changed: settle };
  const rows = content.rows.map((row) => practiceRow(row, how));
  const own = ownPractice(how);
  const pages = pager({ t, label: content.questions.row, pages: rows });
  return {
    node: practice({ model, reads }, pages.node, own.node),
    value: () => answered({
      rows: answered(Object.fromEntries(rows.map(({ id, value }) => [id, value()]))), own: own.value(),
    }),
    show(value) {
      rows.forEach(({ id, show }) => show(value?.rows?.[id]));
      own.show(value?.own);
      pages.refresh();
    },
    textOf: (value) => [textOfAll(rows, value?.rows), own.textOf(value?.own)].filter(Boolean).join("\n\n"),
  };
}

export default {
  render: ({ model, el }) => openField({ model, el, makeBody: impactBody }),
};
