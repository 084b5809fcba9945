function isDone(section, { prompts, sections }) {
  const said = Array.isArray(sections) && sections.find(({ id }) => id === section.id)?.done;
  if (typeof said === "boolean") return said;
  return section.prompts.every((id) => prompts[id] && !prompts[id].empty);
}

function sectionRow(section, done, t) {
  return make("li", { "data-done": String(done) },
    make("span", { class: "ct-mark", text: done ? t("done") : t("left") }),
    make("span", { text: section.title }),
    make("span", { class: "ct-quiet", text: t("minutes", { minutes: section.minutes }) }));
}

function render({ model, el }) {
  const t = translator(model);
  const sections = model.get("sections");
  const bar = make("progress", { id: freshId("progress"), max: Math.max(sections.length, 1), value: 0 });
  const words = make("p", { class: "ct-quiet", text: hasService() ? t("fetching") : t("kernel") });
  const list = make("ol", { class: "ct-sections" });
  el.replaceChildren(make("section", { class: "ct-progress" },
    make("label", { class: "ct-title", for: bar.id, text: t("title") }), bar, words, list));
  if (!hasService()) return () => {};
  let shown = "";
  return followModule((snapshot) => {
    if (Object.values(snapshot.prompts).some(({ state }) => state === "fetching")) return;
    const done = sections.map((section) => isDone(section, snapshot));
    if (String(done) === shown) return;
    shown = String(done);
    const count = done.filter(Boolean).length;
    const minutes = sections.reduce((sum, section, at) => sum + (done[at] ? 0 : section.minutes), 0);
    bar.value = count;
    bar.textContent = t("some", { done: count, total: sections.length });
    setText(words, count === sections.length
      ? t("all", { total: sections.length })
      : `${t("some", { done: count, total: sections.length })} ${t("minutes-left", { minutes })}`);
    list.replaceChildren(...sections.map((section, at) => sectionRow(section, done[at], t)));
  });
}

export default { render };
