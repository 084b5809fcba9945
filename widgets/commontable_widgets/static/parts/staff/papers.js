/* Papers, typed in afterwards as one table: a row for each paper, a column for each question that was asked. */
function papersView({ t, columns, keep }) {
  const asked = new Set();
  const body = make("tbody");
  const head = make("tr");
  const said = sayer();
  const [problems, codes] = [make("ul", { class: "ct-desk-problems" }), make("ul", { class: "ct-desk-codes" })];
  let rows = [];

  function draw() {
    const who = ["paper-code", "paper-name"].map((name) => make("th", { scope: "col", text: t(name) }));
    head.replaceChildren(...who, ...shown().map(({ label }) => make("th", { scope: "col", text: label })));
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
    const filled = rows.filter((row) => row.isFilled());
    [problems, codes].forEach((list) => list.replaceChildren());
    if (!filled.length) return said.say(t("paper-empty"));
    const { problem, bad = [], fresh = [] } = await keep(filled.map((row) => row.value(shown())));
    const named = ({ row, sentence }) => `${t("paper-row", { number: filled[row - 1]?.number ?? row })}: ${sentence}`;
    problems.replaceChildren(...bad.map((each) => make("li", { text: named(each) })));
    codes.replaceChildren(...fresh.map(({ name, code }) => make("li", { translate: "no", text: `${name}: ${code}` })));
    said.say(problem ?? [t("paper-kept", { count: filled.length }), fresh.length ? t("paper-codes") : ""].join(" "));
    if (!problem) { rows = []; add(); }
  }
  const picks = make("fieldset", { class: "ct-desk-picks" });
  const scroll = make("div", { class: "ct-desk-scroll", tabindex: "0", role: "region", "aria-label": t("papers-table") }, make("table", {}, make("thead", {}, head), body));
  const table = columns.length
    ? [make("details", {}, make("summary", { text: t("papers-columns") }), picks), scroll,
      make("div", { class: "ct-desk-acts" }, press(t("paper-more"), add), press(t("paper-keep"), send, { main: true })), said.node, problems, codes]
    : [make("p", { text: t("papers-none") })];
  const fold = make("details", { class: "ct-desk-fold" }, make("summary", { text: t("papers") }), make("p", { class: "ct-quiet", text: t("papers-hint") }), ...table);
  return { node: make("section", { class: "ct-desk-part", "aria-label": t("papers") }, fold), choose };
}

function paperRow({ t, number }) {
  const cells = new Map();
  const who = ["code", "name"].map((name) =>
    make("input", { type: "text", class: "ct-date", autocomplete: "off", "aria-label": `${t("paper-row", { number })}: ${t(`paper-${name}`)}` }));
  const [code, name] = who;
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
      node.replaceChildren(...who.map((box) => make("td", {}, box)), ...columns.map((column) => make("td", {}, cells.get(key(column)))));
    },
    number,
    isFilled: () => [...who, ...cells.values()].some(({ value }) => value.trim() !== ""),
    value: (columns) => ({
      ...(code.value.trim() ? { code: code.value.trim() } : { name: name.value.trim() }),
      answers: answersOf(columns.map((column) => [column, cells.get(key(column)).value])),
    }),
  };
}

/* What is empty is no answer; a path leads into the answer's own form, a number in it into a list. */
function answersOf(pairs) {
  const answers = {};
  for (const [{ prompt, path }, value] of pairs) {
    if (value.trim() === "") continue;
    const steps = [prompt, ...path];
    const fresh = (at) => (typeof steps[at + 1] === "number" ? [] : {});
    const holder = steps.slice(0, -1).reduce((part, step, at) => (part[step] ??= fresh(at)), answers);
    holder[steps.at(-1)] = value;
  }
  return withoutGaps(answers);
}

function withoutGaps(value) {
  if (Array.isArray(value)) return value.filter((each) => each !== undefined).map(withoutGaps);
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutGaps(part)]));
  return value;
}
