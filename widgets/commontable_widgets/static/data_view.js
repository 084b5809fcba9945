const MENUS = ["measure", "grouping", "year"];

function menu(name, { choices, text, chosen, changed }) {
  const select = make("select", { class: "ct-select", name, on: { change: changed } },
    ...choices.map((each) => make("option", { value: each.id, text: each.text })));
  select.value = chosen;
  const node = labelled(text, select);
  // A menu of one line would only stand in the way.
  node.hidden = choices.length < 2;
  return { select, node };
}

function codeOf({ code, caption }, t) {
  return make("details", { class: "ct-pandas" },
    make("summary", { text: t("pandas") }),
    make("p", { class: "ct-quiet", text: t("pandas-hint") }),
    make("pre", { tabindex: "0", role: "region", "aria-label": `${t("pandas")}: ${caption}` }, make("code", { text: code })));
}

function shownView(view, t) {
  return [
    make("p", { class: "ct-caption", text: view.caption }),
    make("div", { class: "ct-look" },
      make("div", { class: "ct-chart" }, drawing(view.chart)),
      make("p", { class: "ct-sentence", text: view.sentence })),
    tableOf({ ...view, first: t("group"), name: t("table") }),
    codeOf(view, t),
  ];
}

/* The menus of the dataset that is shown; each dataset has its own years and groups. */
function menuRow({ t, changed }) {
  const row = make("div", { class: "ct-menu-row" });
  let menus = [];
  return {
    node: row,
    show(choices, view) {
      menus = MENUS.map((name) => menu(name, { choices: choices[name], text: t(name), chosen: view[name], changed }));
      row.replaceChildren(...menus.map((each) => each.node));
    },
    chosen: () => Object.fromEntries(MENUS.map((name, at) => [name, menus[at].select.value])),
  };
}

/* What was asked once is known: views, and the menus of each dataset. */
function memoryOf(view, menus) {
  const views = [view];
  const menusOf = { [view.dataset]: menus };
  return {
    menusOf: (dataset) => menusOf[dataset],
    find: (wanted) => views.find((each) => isFor(each, wanted)),
    keep(answer) {
      views.push(answer.view);
      if (answer.menus) menusOf[answer.view.dataset] = answer.menus;
    },
  };
}

function explorer(model, t) {
  const first = model.get("view");
  const known = memoryOf(first, model.get("menus"));
  const place = make("div", { class: "ct-view" });
  // Not role=status: in a prompt that role is for what is kept.
  const says = make("p", { class: "ct-working", "aria-live": "polite" });
  const again = make("button", { type: "button", class: "ct-button", text: t("again"), hidden: true, on: { click: () => retry() } });
  const row = menuRow({ t, changed: () => askView() });
  const datasets = datasetMenu(model, { t, first, changed: () => askDataset() });
  let shown = null;
  let retry = () => {};
  const say = (text, { failing = false } = {}) => {
    setText(says, text);
    again.hidden = !failing;
  };
  const draw = (view) => {
    if (shown?.dataset !== view.dataset) row.show(known.menusOf(view.dataset), view);
    shown = view;
    place.replaceChildren(...shownView(view, t));
    place.removeAttribute("aria-busy");
    say(t("shown", { caption: view.caption }));
  };
  const asking = asker(model, {
    answered(answer) {
      known.keep(answer);
      draw(answer.view);
    },
    failed(reason, sentence) {
      place.removeAttribute("aria-busy");
      say(`${sentence || t(reason || "slow")} ${t("still", { caption: shown.caption })}`, { failing: true });
    },
  });
  function ask(what, wanted) {
    const before = known.find(wanted);
    asking.forget();
    if (before) {
      draw(before);
      return;
    }
    place.setAttribute("aria-busy", "true");
    say(t("working"));
    retry = () => ask(what, wanted);
    asking.ask(what, wanted);
  }
  const askView = () => ask("view", { dataset: shown.dataset, ...row.chosen() });
  const askDataset = () => ask("dataset", { dataset: datasets.value() });
  draw(first);
  say("");
  const node = make("div", { class: "ct-explorer" },
    make("fieldset", { class: "ct-menus" }, make("legend", { class: "ct-legend", text: t("menus") }), datasets.node, row.node),
    says, again, place);
  return { node, end: asking.end };
}

/* Where a district has brought its own tables: its name beside the case, and which of them the question is about. */
function datasetMenu(model, { t, first, changed }) {
  const choices = model.get("datasets");
  if (choices.length < 2) return { node: null, value: () => first.dataset };
  const { select, node } = menu("dataset", { choices, text: t("dataset"), chosen: first.dataset, changed });
  const name = choices.find(({ id }) => id === first.dataset).text;
  node.append(make("p", { class: "ct-quiet", text: t("about", { name }) }));
  return { node, value: () => select.value };
}

function choiceBody({ model, t, reads, changed }) {
  const group = radios({
    legend: model.get("question"), legendClass: "ct-title", choices: model.get("options"), changed, className: "ct-answer",
  });
  group.node.querySelector("legend").after(reads);
  const clear = make("button", {
    type: "button", class: "ct-plain-button", text: t("clear-choice"), on: { click: () => { group.show(""); changed(); } },
  });
  group.node.append(clear);
  return {
    node: group.node,
    value: group.value,
    show: (value) => group.show(value ?? ""),
    textOf: (value) => group.textOf(value),
  };
}

function numberBody({ model, t, reads, changed }) {
  const { min, max } = model.get("number");
  const hint = make("span", { class: "ct-quiet", id: freshId("range"), text: t("number-range", { min, max }) });
  const field = make("input", {
    type: "number", class: "ct-date", min, max, step: "any", "aria-describedby": `${reads.id} ${hint.id}`,
    on: { input: changed },
  });
  const node = labelled(model.get("question"), field, reads);
  node.firstChild.className = "ct-title";
  field.before(hint);
  return {
    node,
    value: () => (field.value === "" ? "" : Number(field.value)),
    show(value) {
      if (String(value ?? "") !== field.value) field.value = value ?? "";
    },
    textOf: (value) => String(value ?? ""),
  };
}

async function render({ model, el }) {
  const opened = openField({ model, el, makeBody: model.get("number") ? numberBody : choiceBody });
  const { node, end } = explorer(model, translator(model));
  // The menus work while words are fetched, so they stand outside the part that is locked.
  el.querySelector("[data-prompt]").prepend(node);
  const leave = await opened;
  return () => {
    end();
    leave?.();
  };
}

export default { render };
