/* Who is where: one line for each person, narrowed by name, module and state, in this page alone. */
const MARKS = { h: "✓", b: "◐", n: "·" };
const AT_FIRST = 25;

function peopleView({ t, people, modules }) {
  const filter = peopleFilter({ t, modules, changed: () => draw(AT_FIRST) });
  const said = make("p", { class: "ct-quiet", role: "status" });
  const body = make("tbody", { role: "rowgroup" });
  const more = press(t("more"), () => showRest());
  const heads = [t("name"), t("handed-in"), t("minutes")].map((text) => make("th", { scope: "col", role: "columnheader", text }));
  const numbers = modules.map(({ title }, at) => make("th", { scope: "col", role: "columnheader", class: "ct-cohort-module", title },
    make("span", { "aria-hidden": "true", text: String(at + 1) }), make("span", { class: "ct-cohort-unseen", text: t("module-column", { number: at + 1, title }) })));
  const table = make("table", { class: "ct-cohort-people", role: "table", "aria-label": t("people-table") },
    make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, heads[0], ...numbers, ...heads.slice(1))), body);

  function draw(most) {
    const fitting = people.filter(filter.fits);
    body.replaceChildren(...fitting.slice(0, most).map((person) => personRow({ t, person, modules })));
    const shown = Math.min(most, fitting.length);
    setText(said, fitting.length ? t("found", { shown, people: fitting.length }) : t("found-none"));
    more.hidden = shown === fitting.length;
    table.hidden = shown === 0;
  }
  /* The button goes with what it did, so the first new line takes the focus. */
  function showRest() {
    const before = body.children.length;
    draw(people.length);
    const first = body.children[before]?.querySelector("th");
    first?.setAttribute("tabindex", "-1");
    first?.focus();
  }
  draw(AT_FIRST);
  return [filter.node, said, make("p", { class: "ct-quiet ct-cohort-legend", "aria-hidden": "true", text: t("legend") }), table, more];
}

function peopleFilter({ t, modules, changed }) {
  const name = make("input", { type: "search", class: "ct-date", autocomplete: "off", on: { input: changed } });
  const options = (pairs) => pairs.map(([value, text]) => make("option", { value, text }));
  const module = make("select", { class: "ct-pick", on: { change: changed } },
    ...options([["", t("every-module")], ...modules.map(({ title }, at) => [String(at), `${at + 1}. ${title}`])]));
  const where = make("select", { class: "ct-pick", on: { change: changed } },
    ...options([["", t("where-all")], ...["n", "b", "h"].map((state) => [state, t(`where-${state}`)])]));
  return {
    node: make("div", { class: "ct-cohort-filter", role: "search", "aria-label": t("people") },
      labelled(t("find"), name), labelled(t("module"), module), labelled(t("where"), where)),
    fits: (person) => isNamed(person, name.value) && isIn(person, { module: module.value, state: where.value }),
  };
}

function isNamed({ name }, typed) {
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  return plain(name).includes(plain(typed.trim()));
}

/* Without a module a state is of the whole way: nothing begun, something begun, everything handed in. */
function isIn({ states }, { module, state }) {
  if (!state) return true;
  if (module !== "") return states[Number(module)] === state;
  if (state === "b") return /[bh]/.test(states) && /[bn]/.test(states);
  return states.split("").every((each) => each === state);
}

function personRow({ t, person, modules }) {
  const done = person.states.split("h").length - 1;
  const cells = modules.map(({ minutes }, at) => {
    const state = person.states[at];
    const told = t(`state-${state}`, { finished: person.finished[at], minutes });
    return make("td", { role: "cell", class: "ct-cohort-module", "data-state": state, title: `${modules[at].title}: ${told}` },
      make("span", { "aria-hidden": "true", text: MARKS[state] }), make("span", { class: "ct-cohort-unseen", text: told }));
  });
  return make("tr", { role: "row" }, make("th", { scope: "row", role: "rowheader", dir: "auto", text: person.name }), ...cells,
    make("td", { role: "cell", "data-column": t("handed-in"), text: t("of-modules", { done, modules: modules.length }) }),
    make("td", { role: "cell", "data-column": t("minutes"), text: person.minutes.toLocaleString(document.documentElement.lang || undefined) }));
}
