// One panel of a wall for one prompt: bars with their numbers, a board of cards, texts, and words by frequency.
import { make } from "./make.js";
import { say } from "./wall_strings.js";

export function panelOf(panel, before) {
  const id = `ct-panel-${panel.prompt}`;
  const draw = { bars: barsOf, board: boardOf, words: wordsOf }[panel.form];
  return make("section", { class: `ct-wall-panel ct-wall-${panel.form}`, "aria-labelledby": id },
    make("h2", { id, text: panel.title }),
    make("p", { class: "ct-wall-small", text: say("people", { people: panel.people }) }),
    ...draw(panel, before));
}

// --- Bars: groups of {text, bars: [{label, n}]}; before and after side by side ---

function barsOf({ bars, before, after }) {
  if (before && after) return before.map((group) => pairTable(group, after.find(({ text }) => text === group.text)));
  return (bars ?? before ?? after ?? []).map((group) => tableOf(group));
}

function tableOf({ text, bars }) {
  const most = Math.max(1, ...bars.map(({ n }) => n));
  const rows = bars.map(({ label, n }) => make("tr", {}, make("th", { scope: "row", text: label }), ...cells(n, most)));
  return table(text, [heading("answer"), heading("number", 2)], rows);
}

function pairTable(first, second) {
  const numbers = [...first.bars, ...(second?.bars ?? [])].map(({ n }) => n);
  const most = Math.max(1, ...numbers);
  const later = new Map((second?.bars ?? []).map(({ label, n }) => [label, n]));
  const rows = first.bars.map(({ label, n }) =>
    make("tr", {}, make("th", { scope: "row", text: label }), ...cells(n, most), ...cells(later.get(label) ?? 0, most, "ct-wall-after")));
  return table(first.text, [heading("answer"), heading("before", 2), heading("after", 2)], rows);
}

const heading = (name, span = 1) => make("th", { scope: "col", colspan: span, text: say(name) });

function table(title, heads, rows) {
  return make("table", {}, title && make("caption", { text: title }), make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows));
}

function cells(n, most, extra = "") {
  const bar = n > 0 && make("div", { class: `ct-wall-bar ${extra}` });
  if (bar) bar.style.inlineSize = `${(100 * n) / most}%`;
  return [make("td", { class: "ct-wall-rail", "aria-hidden": "true" }, bar), make("td", { class: "ct-wall-n", text: n })];
}

// --- A board: places of {place, cards: [text]} ---

function boardOf({ board }) {
  const places = (board ?? []).filter(({ cards }) => cards.length);
  return [make("div", { class: "ct-wall-places" }, ...places.map(({ place, cards }) =>
    make("section", { class: "ct-wall-place" }, make("h3", { text: place }),
      make("ul", {}, ...cards.map((text) => make("li", { dir: "auto", text }))))))];
}

// --- Words: texts that were let through, pinned ones first and by heading, and words by frequency ---

function wordsOf({ texts = [], words = [] }, before) {
  const hadCloud = Boolean(before?.querySelector(".ct-wall-switch[aria-pressed=true]"));
  const list = words.length > 0 && frequencies(words, hadCloud);
  return [texts.length ? textsOf(texts) : make("p", { class: "ct-wall-small", text: say("nothing") }), list].filter(Boolean);
}

function textsOf(texts) {
  const names = [...new Set(texts.map(({ heading: name }) => name ?? ""))];
  const groups = names.map((name) => [name, texts.filter((each) => (each.heading ?? "") === name)]);
  const rank = ([name, those]) => (those.some(({ pinned }) => pinned) ? 0 : name === "" ? 1 : 2);
  groups.sort((a, b) => rank(a) - rank(b));
  return make("div", { class: "ct-wall-texts" }, ...groups.map(([name, those]) => make("section", {},
    name && make("h3", { text: name }),
    make("ul", {}, ...pinnedFirst(those).map(({ text, pinned }) => make("li", { class: pinned ? "ct-wall-pinned" : null, dir: "auto", text }))))));
}

const pinnedFirst = (texts) => [...texts].sort((a, b) => Boolean(b.pinned) - Boolean(a.pinned));

const MOST_IN_LIST = 15;

function frequencies(all, asCloud) {
  const words = all.slice(0, MOST_IN_LIST);
  const most = Math.max(...words.map(({ n }) => n));
  const rows = words.map(({ word, n }) => make("tr", {}, make("th", { scope: "row", dir: "auto", text: word }), ...cells(n, most)));
  const list = table(say("words"), [heading("word"), heading("texts", 2)], rows);
  const cloud = make("div", { class: "ct-wall-cloud", "aria-hidden": "true" }, ...words.map(({ word, n }) => sized(word, n / most)));
  const node = make("div", { class: "ct-wall-frequencies" }, list, cloud);
  const button = make("button", { type: "button", class: "ct-wall-switch", on: { click: () => turn(cloud.hidden) } });
  const turn = (on) => {
    cloud.hidden = !on;
    button.setAttribute("aria-pressed", on);
    button.textContent = say(on ? "list" : "cloud");
  };
  turn(asCloud);
  node.prepend(button);
  return node;
}

function sized(word, share) {
  const node = make("span", { dir: "auto", text: word });
  node.style.fontSize = `${1 + 2 * share}em`;
  return node;
}
