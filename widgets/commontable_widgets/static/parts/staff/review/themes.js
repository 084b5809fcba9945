/* Themes: the code book, how many people wrote about each, and words that may belong. */
async function themesView(desk) {
  const { t, calls } = desk;
  const [{ themes }, queue] = await Promise.all([calls.get("reviews/themes"), calls.get("reviews", { limit: 1, state: "all" })]);
  const heading = viewTitle(t("themes"));
  const near = make("div");
  const suggest = async (theme) => near.replaceChildren(await suggestionsView(desk, { theme, close: () => near.replaceChildren() }));
  const book = themes.length ? make("ul", { class: "ct-desk-rows" }, ...themes.map((theme) => themeLine(desk, { theme, suggest }))) : facts(t("book-none"));
  return {
    heading,
    nodes: [heading, make("p", { text: t("themes-lead") }), section(t("book"), book), near, section(t("theme-add"), themeForm(desk, {
      act: (asked) => calls.act("reviews/themes", asked), told: "theme-added", label: "theme-add-do" })), await countsView(desk, queue)],
  };
}

function themeLine(desk, { theme, suggest }) {
  const { t, calls, again } = desk;
  const act = (asked) => calls.act(`reviews/themes/${theme.id}`, asked);
  const form = themeForm(desk, { theme, act, told: "theme-changed", label: "theme-save" });
  const change = changing(desk, { form, name: theme.name });
  const retire = press(t(theme.retired ? "theme-take-up" : "theme-retire"), async () => (await act({ retired: !theme.retired })) && again(t("theme-changed", theme)), { "aria-label": t(theme.retired ? "theme-take-up-of" : "theme-retire-of", theme) });
  const near = press(t("suggest"), () => suggest(theme), { "aria-label": t("suggest-of", theme), hidden: theme.retired });
  return make("li", { class: "ct-desk-row" },
    make("div", {}, make("strong", { text: theme.name }), theme.retired && make("span", { class: "ct-mark", text: ` ${t("theme-retired")}` }),
      theme.about && wordsOf(theme.about), facts(t("theme-by", { name: theme.by }))),
    make("div", { class: "ct-desk-acts" }, near, change, retire), form);
}

function themeForm({ t, again }, { theme = { name: "", about: "" }, act, told, label }) {
  const name = make("input", { type: "text", class: "ct-date", maxlength: "120", autocomplete: "off", value: theme.name });
  const about = growing({ rows: 2 });
  fill(about, theme.about);
  const submit = async (event) => {
    event.preventDefault();
    if (await act({ name: name.value, about: about.box.value })) await again(t(told, { name: name.value }));
  };
  return make("form", { class: "ct-desk-form ct-desk-notes", on: { submit } }, labelled(t("theme-name"), name), labelled(t("theme-about"), about.box),
    make("button", { type: "submit", class: "ct-button", text: t(label) }));
}

/* Counts of one cohort at a time: from sums of several, a small one could be worked out. */
async function countsView({ t, calls, said }, { modules, cohorts }) {
  const place = make("div");
  const asked = { cohort: cohorts[0] ?? "", module: "" };
  async function load() {
    const found = await calls.get("reviews/themes/counts", asked).catch((problem) => said.say(calls.problemOf(problem)));
    if (found) place.replaceChildren(countsTable(found, t), facts(found.sentence));
  }
  const pick = (name, choices) => labelled(t(name), menu(choices, { value: asked[name], changed: (value) => { asked[name] = value; load(); } }));
  await load();
  return section(t("counts"), make("div", { class: "ct-desk-form" },
    cohorts.length > 1 && pick("cohort", cohorts.map((name) => ({ id: name, text: name }))),
    pick("module", [{ id: "", text: t("module-all") }, ...modules.map(({ folder, title }) => ({ id: folder, text: title }))])), place);
}

function countsTable({ rows }, t) {
  if (!rows.length) return facts(t("book-none"));
  return tableOf(t("counts-table"), [t("counts-theme"), t("counts-people")], rows.map(({ name, people, note }) => [name, people ?? note]));
}
