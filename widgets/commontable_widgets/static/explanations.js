/* Makes the terms that a page uses into buttons that explain them, by click and by key. */
const PROSE = ".ct-prose, .jp-RenderedMarkdown";
// A term within the name of a source is a name there.
const NOT_HERE = "a, button, code, pre, summary, h1, h2, h3, h4, h5, h6, svg, .ct-field, .ct-explained, .ct-term, [data-cell='read-more']";
const BEFORE = /[([{"'“‘]+$/;
const AFTER = /^[)\]}"'”’.,;:!?]+/;

function textsOf(prose) {
  const walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT, {
    acceptNode: (node) => (node.parentElement.closest(NOT_HERE) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
  });
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

function explained(words, term, t) {
  const name = [term.term, term.long].filter(Boolean).join(", ");
  const note = make("span", { class: "ct-explained", role: "note", id: freshId("term"), hidden: true },
    make("strong", { text: t("means", { term: name }) }), ` ${term.plain}`);
  const show = (open) => {
    note.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  };
  const button = make("button", {
    type: "button", class: "ct-term", "aria-expanded": "false", "aria-controls": note.id, "data-term": term.id, text: words,
    on: {
      click: () => show(note.hidden),
      keydown: (event) => event.key === "Escape" && show(false),
    },
  });
  return [button, note];
}

/* A button is a box to the browser: a line may end before and after it, and leave a bracket or a full stop behind. */
function withItsMarks(button, before, after) {
  return before || after ? make("span", { class: "ct-term-marks" }, before, button, after) : button;
}

/* Below the paragraph or in the list item: in mid-sentence it would tear the sentence apart. */
function place(note, node) {
  const block = node.parentElement.closest("p, li, td, th, dd, blockquote") ?? node.parentElement;
  if (!block.matches("p")) {
    block.append(note);
    return;
  }
  let last = block;
  while (last.nextElementSibling?.matches(".ct-explained")) last = last.nextElementSibling;
  last.after(note);
}

/* The first use in each part of the page is enough; a page full of buttons would be hard to read. */
function explainIn(prose, { find, seen, t }) {
  for (const button of prose.querySelectorAll(".ct-term")) seen.add(button.dataset.term);
  for (const node of textsOf(prose)) {
    const text = node.data;
    let at = 0;
    const parts = [];
    for (const { start, end, words, line } of find(text)) {
      if (seen.has(line.id)) continue;
      seen.add(line.id);
      const [button, note] = explained(words, line, t);
      place(note, node);
      const lead = text.slice(at, start);
      const [before, after] = [lead.match(BEFORE)?.[0] ?? "", text.slice(end).match(AFTER)?.[0] ?? ""];
      parts.push(lead.slice(0, lead.length - before.length), withItsMarks(button, before, after));
      at = end + after.length;
    }
    if (parts.length) node.replaceWith(...parts, text.slice(at));
  }
}

function explainPage(terms, t) {
  const find = finder(terms);
  const used = new Map();
  let seen = new Set();
  for (const prose of document.querySelectorAll(PROSE)) {
    if (prose.querySelector("h2")) seen = new Set();
    explainIn(prose, { find, seen, t });
    for (const id of seen) used.set(id, terms.find((term) => term.id === id));
  }
  return [...used.values()];
}

function glossaryOf(used, t) {
  const entries = used.flatMap(({ term, plain }) => [make("dt", { text: term }), make("dd", { text: plain })]);
  return make("details", { class: "ct-used-terms" }, make("summary", { text: t("used", { count: used.length }) }),
    make("dl", { class: "ct-glossary" }, ...entries));
}

function render({ model, el }) {
  const t = translator(model);
  const root = make("aside", { class: "ct-field ct-explanations", "aria-label": t("title") });
  el.replaceChildren(root);
  const used = new Map();
  const look = () => {
    for (const term of explainPage(model.get("terms"), t)) used.set(term.id, term);
    root.hidden = used.size === 0;
    if (used.size) root.replaceChildren(make("p", { text: t("how") }), glossaryOf([...used.values()], t));
  };
  // In a notebook the text below may be drawn after this widget.
  const later = [0, 500, 2000].map((wait) => setTimeout(look, wait));
  return () => later.forEach(clearTimeout);
}

export default { render };
