/* A figure opens under its title: what has to be said, the drawing, and beside it the same as a table. */
function figureView({ t, figure, open }) {
  const titles = make("div", {}, figure.over ? make("p", { class: "ct-quiet", text: figure.over }) : null, make("h3", { text: figure.title }));
  return make("details", { class: "ct-cohort-figure", open },
    make("summary", {}, titles),
    ...figure.lead.map((text) => make("p", { text })),
    make("div", { class: "ct-cohort-look" },
      make("div", { class: "ct-chart" }, drawing(figure.chart)),
      tableOf({ ...figure, caption: figure.title, name: t("table") })));
}

/* The first stands open; where there are many, the rest is a list of titles. */
function figuresView({ t, section: { id, title, lead, figures } }) {
  const node = section(title, ...lead.map((text) => make("p", { class: "ct-cohort-lead", text })),
    ...figures.map((figure, at) => figureView({ t, figure, open: at === 0 })));
  node.id = `ct-cohort-${id}`;
  return node;
}
