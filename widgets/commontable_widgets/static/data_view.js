const MENUS = ["measure", "grouping", "year"];
const PATIENCE = 20_000;

function menu(name, { choices, text, chosen, changed }) {
  const select = make("select", { class: "ct-select", name, on: { change: changed } },
    ...choices.map((each) => make("option", { value: each.id, text: each.text })));
  select.value = chosen;
  const node = labelled(text, select);
  // A menu of one line would only stand in the way.
  node.hidden = choices.length < 2;
  return { select, node };
}

/* So many columns beside the name of a group fit on a phone, with heads as long as ours; more are stacked, group by group. */
const FITTING = 2;

/* Our own server's drawing; read as SVG, so that nothing in it could act as a page. */
function drawing(text) {
  const read = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  return read.nodeName === "svg" ? document.importNode(read, true) : "";
}

/* A stacked table is no table to some browsers unless its parts say what they are. */
function tableRow({ name, cells, note, total }, columns) {
  const told = cells.length
    ? cells.map((cell, at) => make("td", { role: "cell", text: cell, "data-column": columns[at] }))
    : [make("td", { class: "ct-too-few", role: "cell", colspan: columns.length, text: note })];
  const why = cells.length && note ? make("span", { class: "ct-why", text: note }) : null;
  const head = make("th", { scope: "row", role: "rowheader" }, make("span", { text: name }), why);
  return make("tr", { class: total ? "ct-total" : null, role: "row" }, head, ...told);
}

function tableOf({ caption, columns, rows }, t) {
  const group = (name, ...inside) => make(name, { role: "rowgroup" }, ...inside);
  const row = (each) => tableRow(each, columns);
  const heads = [t("group"), ...columns].map((column) => make("th", { scope: "col", role: "columnheader", text: column }));
  const table = make("table", { class: columns.length > FITTING ? "ct-table ct-table-stacks" : "ct-table", role: "table" },
    make("caption", { text: t("table") }),
    group("thead", make("tr", { role: "row" }, ...heads)),
    group("tbody", ...rows.filter(({ total }) => !total).map(row)),
    group("tfoot", ...rows.filter(({ total }) => total).map(row)));
  // A table that is still wider than its place scrolls by itself, and the keyboard has to be able to scroll it.
  return make("div", { class: "ct-scroll", role: "region", tabindex: "0", "aria-label": caption }, table);
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
    tableOf(view, t),
    codeOf(view, t),
  ];
}

/* Whether a view is what was asked for: another dataset, or one choice of all menus. */
const isFor = (view, wanted) => Object.entries(wanted).every(([name, value]) => view[name] === value);

/* Asks the kernel for a view; one view of some short texts is one question, asked again only by hand. */
function asker(model, { answered, failed }) {
  let timer = null;
  let wanted = null;
  const stop = () => clearTimeout(timer);
  const heard = (content) => {
    if (!wanted || typeof content !== "object" || content === null) return;
    if (content.view && !isFor(content.view, wanted)) return;
    if (!content.view && !content.no_kernel && !content.sentence) return;
    stop();
    wanted = null;
    if (content.view) answered(content);
    else failed(content.no_kernel ? "full" : "", content.sentence);
  };
  model.on("msg:custom", heard);
  return {
    ask(what, choice) {
      stop();
      wanted = choice;
      timer = setTimeout(() => failed("slow"), PATIENCE);
      model.send({ ask: what, ...choice });
    },
    forget() {
      stop();
      wanted = null;
    },
    end() {
      stop();
      model.off("msg:custom", heard);
    },
  };
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
