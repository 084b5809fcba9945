/* Papers, typed in afterwards as one table: a row for each paper, a column for each question that was asked. */
function papersView({ t, columns, keep }) {
  const asked = new Set();
  const body = make("tbody");
  const [over, head] = [make("tr"), make("tr")];
  const said = sayer();
  const [problems, codes] = [make("ul", { class: "ct-desk-problems" }), make("ul", { class: "ct-desk-codes" })];
  let rows = [];

  let titleOf = (prompt) => prompt;

  function draw() {
    const columns = shown();
    const who = ["paper-code", "paper-name"].map((name) => make("th", { scope: "col", text: t(name) }));
    over.replaceChildren(groupHead(t("paper-whose"), 2), ...promptsOf(columns).map((prompt) =>
      groupHead(titleOf(prompt), columns.filter((column) => column.prompt === prompt).length)));
    head.replaceChildren(...who, ...columns.map(({ label }) => make("th", { scope: "col", text: label })));
    rows.forEach((row) => row.draw(columns));
    body.replaceChildren(...rows.map(({ node }) => node));
  }
  const shown = () => columns.filter(({ prompt }) => asked.has(prompt));
  function add() {
    rows.push(paperRow({ t, number: rows.length + 1 }));
    draw();
  }
  function choose(prompts, titles) {
    for (const { prompt } of columns) if (prompts.includes(prompt)) asked.add(prompt);
    titleOf = (prompt) => titles.get(prompt) ?? prompt;
    picks.replaceChildren(...promptsOf(columns).map((prompt) => pickOf(prompt, titleOf(prompt))));
    rows = [];
    add();
  }
  function pickOf(prompt, title) {
    const { box, node } = tickBox(title);
    box.checked = asked.has(prompt);
    box.addEventListener("change", () => { (box.checked ? asked.add(prompt) : asked.delete(prompt)); draw(); });
    return node;
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
  const scroll = make("div", { class: "ct-desk-scroll", tabindex: "0", role: "region", "aria-label": t("papers-table") }, make("table", {}, make("thead", {}, over, head), body));
  const table = columns.length
    ? [make("details", {}, make("summary", { text: t("papers-columns") }), picks), scroll,
      make("div", { class: "ct-desk-acts" }, press(t("paper-more"), add), press(t("paper-keep"), send, { main: true })), said.node, problems, codes]
    : [make("p", { text: t("papers-none") })];
  const fold = make("details", { class: "ct-desk-fold" }, make("summary", { text: t("papers") }), make("p", { class: "ct-quiet", text: t("papers-hint") }), ...table);
  return { node: make("section", { class: "ct-desk-part", "aria-label": t("papers") }, fold), choose };
}

const promptsOf = (columns) => [...new Set(columns.map(({ prompt }) => prompt))];
const groupHead = (text, span) => make("th", { scope: "colgroup", colspan: span, class: "ct-desk-group", text });

function paperRow({ t, number }) {
  const cells = new Map();
  const who = ["code", "name"].map((name) =>
    make("input", { type: "text", class: "ct-date", autocomplete: "off", "aria-label": `${t("paper-row", { number })}: ${t(`paper-${name}`)}` }));
  const [code, name] = who;
  const node = make("tr");
  const key = ({ prompt, path }) => [prompt, ...path].join("/");
  const cellOf = (column) => {
    const known = cells.get(key(column));
    if (known) return known;
    const fresh = paperCell({ t, column, label: `${t("paper-row", { number })}: ${column.label}` });
    cells.set(key(column), fresh);
    return fresh;
  };
  return {
    node,
    draw: (columns) => node.replaceChildren(...[...who, ...columns.map((column) => cellOf(column).node)].map((box) => make("td", {}, box))),
    number,
    isFilled: () => who.some(({ value }) => value.trim()) || [...cells.values()].some(({ read }) => read() !== undefined),
    value: (columns) => ({
      ...(code.value.trim() ? { code: code.value.trim() } : { name: name.value.trim() }),
      answers: answersOf(columns.map((column) => [column, cellOf(column).read()])),
    }),
  };
}
