/* Papers, typed in afterwards as one table: a row for each paper, a column for each question that was asked. */
function papersView({ t, columns, keep }) {
  const asked = new Set();
  const body = make("tbody");
  const head = make("tr");
  const said = sayer();
  const problems = make("ul", { class: "ct-desk-problems" });
  let rows = [];

  function draw() {
    head.replaceChildren(make("th", { scope: "col", text: t("paper-person") }), ...shown().map(({ label }) => make("th", { scope: "col", text: label })));
    rows.forEach((row) => row.draw(shown()));
    body.replaceChildren(...rows.map(({ node }) => node));
  }
  const shown = () => columns.filter(({ prompt }) => asked.has(prompt));
  function add() {
    rows.push(paperRow({ t, number: rows.length + 1 }));
    draw();
  }
  function choose(prompts, titles) {
    for (const { prompt } of columns) if (prompts.includes(prompt)) asked.add(prompt);
    picks.replaceChildren(...[...new Set(columns.map(({ prompt }) => prompt))].map((prompt) => pickOf(prompt, titles.get(prompt) ?? prompt)));
    rows = [];
    add();
  }
  function pickOf(prompt, title) {
    const box = make("input", { type: "checkbox", on: { change: () => { (box.checked ? asked.add(prompt) : asked.delete(prompt)); draw(); } } });
    box.checked = asked.has(prompt);
    return make("label", { class: "ct-choice" }, box, title);
  }
  async function send() {
    const filled = rows.filter((row) => row.isFilled()).map((row) => row.value(shown()));
    problems.replaceChildren();
    if (!filled.length) return said.say(t("paper-empty"));
    const { problem, rows: bad = [] } = await keep(filled);
    problems.replaceChildren(...bad.map((text) => make("li", { text })));
    said.say(problem ?? t("paper-kept", { count: filled.length }));
    if (!problem) { rows = []; add(); }
  }
  const picks = make("fieldset", { class: "ct-desk-picks" });
  const scroll = make("div", { class: "ct-desk-scroll", tabindex: "0", role: "region", "aria-label": t("papers") }, make("table", {}, make("thead", {}, head), body));
  const table = columns.length
    ? [make("details", {}, make("summary", { text: t("papers-columns") }), picks), scroll,
      make("div", { class: "ct-desk-acts" }, press(t("paper-more"), add), press(t("paper-keep"), send, { main: true })), said.node, problems]
    : [make("p", { text: t("papers-none") })];
  const fold = make("details", { class: "ct-desk-fold" }, make("summary", { text: t("papers") }), make("p", { class: "ct-quiet", text: t("papers-hint") }), ...table);
  return { node: make("section", { class: "ct-desk-part", "aria-label": t("papers") }, fold), choose };
}

function paperRow({ t, number }) {
  const cells = new Map();
  const person = make("input", { type: "text", class: "ct-date", autocomplete: "off", "aria-label": `${t("paper-row", { number })}: ${t("paper-person")}` });
  const node = make("tr");
  const key = ({ prompt, path }) => [prompt, ...path].join("/");
  const cell = (column) => {
    const label = `${t("paper-row", { number })}: ${column.label}`;
    const options = column.choices.map(({ id, text }) => make("option", { value: id, text }));
    return column.choices.length
      ? make("select", { class: "ct-pick", "aria-label": label }, make("option", { value: "", text: t("choose") }), ...options)
      : make("textarea", { class: "ct-box", rows: "2", dir: "auto", "aria-label": label });
  };
  return {
    node,
    draw(columns) {
      for (const column of columns) if (!cells.has(key(column))) cells.set(key(column), cell(column));
      node.replaceChildren(make("td", {}, person), ...columns.map((column) => make("td", {}, cells.get(key(column)))));
    },
    isFilled: () => person.value.trim() !== "" || [...cells.values()].some(({ value }) => value.trim() !== ""),
    value: (columns) => ({ person: person.value.trim(), answers: answersOf(columns.map((column) => [column, cells.get(key(column)).value])) }),
  };
}

/* What is empty is no answer; a path leads into the answer's own form. */
function answersOf(pairs) {
  const answers = {};
  for (const [{ prompt, path }, value] of pairs) {
    if (value.trim() === "") continue;
    const steps = [prompt, ...path];
    const holder = steps.slice(0, -1).reduce((part, step) => (part[step] ??= {}), answers);
    holder[steps.at(-1)] = value;
  }
  return answers;
}
