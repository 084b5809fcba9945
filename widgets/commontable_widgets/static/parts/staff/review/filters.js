/* Which hand-ins: by module, prompt, cohort, where they stand, whether one reads them second; and in which order. */
function filtersView({ t, filters, changed }) {
  const place = make("div", { class: "ct-desk-form" });
  const node = make("fieldset", { class: "ct-review-filters" }, make("legend", { class: "ct-legend", text: t("filters") }), place);
  const set = (name) => (value) => {
    filters[name] = value;
    if (name === "module") filters.prompt = "";
    changed();
  };
  return {
    node,
    /* Drawn anew when the counts change, with the focus where it was. */
    show(page) {
      const focused = [...place.querySelectorAll("select, input")].indexOf(document.activeElement);
      place.replaceChildren(...filterParts({ t, filters, page, set }));
      if (focused >= 0) place.querySelectorAll("select, input")[focused]?.focus();
    },
  };
}

function filterParts({ t, filters, page, set }) {
  const pick = (name, choices) => labelled(t(name), menu(choices, { value: filters[name], changed: set(name) }));
  const modules = page.modules.map(({ folder, title, waiting }) => ({ id: folder, text: t("module-waiting", { title, waiting }) }));
  const prompts = page.modules.filter(({ folder }) => folder === filters.module).flatMap((module) => module.prompts);
  const states = ["waiting", "unread", "read", "answered", "all"].map((name) => ({ id: name, text: t(`state-${name}`) }));
  const orders = ["module", "oldest"].map((name) => ({ id: name, text: t(`order-${name}`) }));
  const second = make("input", { type: "checkbox", on: { change: () => set("second")(second.checked ? "mine" : "") } });
  second.checked = filters.second === "mine";
  return [
    pick("module", [{ id: "", text: t("module-all") }, ...modules]),
    filters.module ? pick("prompt", [{ id: "", text: t("prompt-all") }, ...prompts.map(({ id, title }) => ({ id, text: title }))])
      : pick("prompt", [{ id: "", text: t("prompt-all") }, ...allPrompts(page)]),
    page.cohorts.length > 1 && pick("cohort", [{ id: "", text: t("cohort-all") }, ...page.cohorts.map((name) => ({ id: name, text: name }))]),
    pick("state", states),
    pick("order", orders),
    make("label", { class: "ct-choice" }, second, t("second-mine")),
  ].filter(Boolean);
}

function allPrompts({ modules }) {
  return modules.flatMap((module) => module.prompts.map(({ id, title }) => ({ id, text: `${module.title}: ${title}` })));
}
