/* Two readers: how far they agree, who reads, and the draw of a sample. */
async function secondView(desk) {
  const { t, calls, start } = desk;
  const [found, queue] = await Promise.all([calls.get("reviews/second"), calls.get("reviews", { limit: 1 })]);
  const heading = viewTitle(t("second"));
  const mine = make("a", { class: "ct-button", href: "#queue", text: t("second-open"), on: { click: () => Object.assign(desk.filters, { module: "", prompt: "", cohort: "", state: "waiting", second: "mine" }) } });
  return {
    heading,
    nodes: [heading, make("p", { text: t("second-lead") }),
      section(t("agreement"), make("p", { text: found.agreement.sentence }), agreementTable(found.agreement, t), facts(t("second-facts", found)), mine),
      start.leads && section(t("draw"), make("p", { class: "ct-quiet", text: t("draw-lead") }), drawForm(desk, { found, modules: queue.modules })),
      section(t("readers"), make("p", { class: "ct-quiet", text: t("family-hint") }), make("ul", { class: "ct-desk-rows" }, ...found.readers.map((one) => readerLine(desk, one))))],
  };
}

function agreementTable({ parts }, t) {
  if (!parts.length) return null;
  const heads = ["part", "n", "kappa", "same"].map((name) => t(`agreement-${name}`));
  return tableOf(t("agreement-table"), heads, parts.map(({ title, n, kappa, same }) => [title, n, kappa ?? t("agreement-none"), `${Math.round(same * 100)} %`]));
}

function drawForm({ t, calls, again, said }, { found, modules }) {
  const cohort = menu(found.cohorts.map((name) => ({ id: name, text: name })), {});
  const module = menu([{ id: "", text: t("module-all") }, ...modules.map(({ folder, title }) => ({ id: folder, text: title }))], {});
  const number = make("input", { type: "number", class: "ct-date", min: "1", max: "200", value: "10", inputmode: "numeric" });
  const reader = menu([{ id: "", text: t("draw-all") }, ...found.readers.map((one) => ({ id: one.id, text: readerInWords(one, t) }))], {});
  const draw = async (event) => {
    event.preventDefault();
    const done = await calls.act("reviews/second", { cohort: cohort.value, module: module.value, number: Number(number.value), reader: reader.value });
    if (!done) return;
    if (done.added) await again(t("draw-done", done));
    else said.say(t("draw-none"));
  };
  return make("form", { class: "ct-desk-form", on: { submit: draw } }, labelled(t("cohort"), cohort), labelled(t("module"), module),
    labelled(t("draw-number"), number), labelled(t("draw-reader"), reader), make("button", { type: "submit", class: "ct-button ct-main-button", text: t("draw-do") }));
}

function readerInWords({ name, family }, t) {
  return t(family ? "reader-family" : "reader-staff", { name });
}

function readerLine({ t, calls, start, said }, one) {
  const title = make("strong", { text: readerInWords(one, t) });
  const box = make("input", { type: "checkbox", on: { change: async () => {
    const done = await calls.act("reviews/family-readers", { person: one.id, on: box.checked });
    if (!done) box.checked = !box.checked;
    setText(title, readerInWords({ ...one, family: box.checked }, t));
    if (done) said.say(t("family-done"));
  } } });
  box.checked = one.family;
  return make("li", { class: "ct-desk-row" }, make("div", {}, title, facts(t("reader-of", { cohorts: listInWords(one.cohorts) }))),
    start.leads && make("label", { class: "ct-choice" }, box, make("span", {}, t("family-on"), make("span", { class: "ct-hidden", text: `: ${one.name}` }))));
}
