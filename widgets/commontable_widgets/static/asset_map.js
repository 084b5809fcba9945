const FIELDS = ["seat", "what", "how", "school", "want", "ask"];
const SVG = "http://www.w3.org/2000/svg";
const filled = (card) => Object.fromEntries(FIELDS.map((name) => [name, card[name]]).filter(([, text]) => text));

function stateOf(card) {
  if (card.how === "unknown") return "unknown";
  if (card.how === "assumed") return "question";
  return ["seat", "what", "how", "school", "want"].every((name) => card[name]?.trim()) ? "finished" : "open";
}

/* Sentences about what a map never holds; they stand beside the words and change nothing. */
function gentleCheck({ leave_out: list, names, not_names: known }) {
  const find = finder(list);
  const others = new Set(known.map((word) => word.toLowerCase()));
  const nameIn = (sentence) => [...sentence.matchAll(/(?<=[\p{Ll},;:] )\p{Lu}[\p{L}’'-]+/gu)]
    .map(([word]) => word).find((word) => !others.has(word.toLowerCase().replace(/['’]s$/u, "")));
  return (text) => {
    const said = find(text).map(({ line }) => line.why);
    const name = sentencesOf(text).map(nameIn).find(Boolean);
    return [...new Set([...said, ...(name ? [names.replace("{name}", name)] : [])])];
  };
}

function seatMenu(content, t, changed) {
  const about = make("p", { class: "ct-quiet ct-seat-text" });
  const seats = [...content.wealth, ...content.funds];
  const menu = pick({
    label: t("seat"), empty: t("choose-seat"), changed,
    choices: ["wealth", "funds"].map((group) => ({
      text: t(group), choices: content[group].map(({ id, title }) => ({ id, text: title })),
    })),
  });
  menu.node.append(about);
  return { ...menu, say: () => setText(about, seats.find(({ id }) => id === menu.value())?.text ?? "") };
}

function cardFields(content, t, changed) {
  const lines = (name) => Object.entries(content[name]).map(([id, text]) => ({ id, text }));
  const box = (rows) => growing({ rows, changed });
  return {
    seat: seatMenu(content, t, changed),
    what: box(2),
    how: radios({ legend: content.questions.how, choices: lines("hows"), changed, className: "ct-scale" }),
    school: box(2),
    want: radios({ legend: content.questions.want, choices: lines("wants"), changed, className: "ct-scale" }),
    ask: box(2),
  };
}

const valueOf = (part) => (part.box ? part.box.value : part.value());
const showIn = (part, text) => (part.box ? fill(part, text) : part.show(text));

function assetCard({ content, t, check, changed, takeOut }) {
  const settle = () => {
    react();
    changed();
  };
  const parts = cardFields(content, t, settle);
  const { seat, what, how, school, want, ask } = parts;
  const q = content.questions;
  const state = make("p", { class: "ct-slip-state" });
  const gentle = make("div", { class: "ct-gentle", "aria-live": "polite" });
  const known = make("div", { class: "ct-slip-part" }, labelled(q.school, school.box), want.node);
  const question = make("div", { class: "ct-slip-part ct-question" },
    make("p", { class: "ct-quiet", text: t("assumed-turns") }), labelled(q.ask, ask.box));
  const remove = make("button", { type: "button", class: "ct-plain-button", text: t("take-out"), on: { click: () => takeOut(card) } });
  const legend = make("legend", { class: "ct-slip-title" });
  const node = make("fieldset", { class: "ct-slip" }, legend,
    seat.node, labelled(q.what, what.box), gentle, how.node, known, question, state, remove);
  const value = () => filled(Object.fromEntries(FIELDS.map((name) => [name, valueOf(parts[name])])));
  function react() {
    const now = stateOf(value());
    seat.say();
    known.hidden = now === "question" || now === "unknown";
    question.hidden = now !== "question";
    node.dataset.state = now;
    setText(state, t(`state-${now}`));
  }
  node.addEventListener("change", () => {
    const said = check([what.box.value, school.box.value, ask.box.value].join("\n"));
    gentle.replaceChildren(...said.map((text) => make("p", { text })));
  });
  const card = {
    node, value, first: seat.select,
    number: (at) => setText(legend, t("card", { number: at })),
    show(kept) {
      for (const name of FIELDS) showIn(parts[name], kept[name] ?? "");
      react();
    },
  };
  card.show({});
  return card;
}

const drawn = (tag, attributes, ...children) => {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
};

/* A round table: a numbered seat for each form and fund, filled where something is known. */
function tablePicture(seats, cards, { t, title }) {
  const described = t("picture", { title, finished: cards.filter((card) => stateOf(card) === "finished").length, total: cards.length });
  const marks = seats.flatMap(({ id }, at) => {
    const here = cards.filter((card) => card.seat === id);
    const angle = (2 * Math.PI * at) / seats.length - Math.PI / 2;
    const [x, y] = [160 + 128 * Math.cos(angle), 160 + 128 * Math.sin(angle)];
    const known = here.some((card) => stateOf(card) === "finished");
    const look = known ? "ct-seat ct-seat-known" : here.length ? "ct-seat ct-seat-open" : "ct-seat";
    const sign = here.some((card) => ["question", "unknown"].includes(stateOf(card))) ? "?" : "";
    return [drawn("circle", { cx: x, cy: y, r: 24, class: look }),
      drawn("text", { x, y: y + 6, class: known ? "ct-seat-number ct-on-known" : "ct-seat-number" }, `${at + 1}${sign}`)];
  });
  return drawn("svg", { viewBox: "0 0 320 320", role: "img", "aria-label": described, class: "ct-table-picture" },
    drawn("circle", { cx: 160, cy: 160, r: 84, class: "ct-round-table" }),
    drawn("text", { x: 160, y: 156, class: "ct-table-count" }, String(cards.length)),
    drawn("text", { x: 160, y: 180, class: "ct-table-word" }, t(cards.length === 1 ? "card-word" : "cards-word")), ...marks);
}

function cardInWords(card, { content, t }) {
  const state = stateOf(card);
  const words = state === "question" ? card.ask || card.what : card.what;
  return t("in-list", { words: words || t("nothing"), how: content.hows[card.how] ?? "", state: t(`short-${state}`) });
}

function picture(model, t) {
  const content = model.get("content");
  const seats = [...content.wealth, ...content.funds];
  const place = make("div", { class: "ct-picture" });
  const list = make("ol", { class: "ct-seats" });
  const node = make("figure", { class: "ct-map" }, make("figcaption", { class: "ct-legend", text: t("map-of", { title: model.get("title") }) }), place, list);
  return {
    node,
    draw(cards) {
      place.replaceChildren(tablePicture(seats, cards, { t, title: model.get("title") }));
      list.replaceChildren(...seats.map(({ id, title }) => {
        const here = cards.filter((card) => card.seat === id);
        return make("li", { class: here.length ? null : "ct-quiet" }, make("span", { class: "ct-seat-title", text: title }),
          ...here.map((card) => make("span", { class: "ct-seat-words", dir: "auto", text: cardInWords(card, { content, t }) })));
      }));
    },
  };
}

function cardRow({ model, t, changed }) {
  const content = model.get("content");
  const check = gentleCheck(model.get("checks"));
  const row = make("div", { class: "ct-slips" });
  const says = make("p", { class: "ct-quiet", "aria-live": "polite" });
  const undo = make("button", { type: "button", class: "ct-plain-button", text: t("put-back"), hidden: true });
  let cards = [];
  const number = () => cards.forEach((card, at) => card.number(at + 1));
  const put = (kept, at = cards.length) => {
    const card = assetCard({ content, t, check, changed, takeOut });
    card.show(kept);
    cards.splice(at, 0, card);
    row.insertBefore(card.node, row.children[at] ?? null);
    number();
    return card;
  };
  function takeOut(card) {
    const at = cards.indexOf(card);
    cards = cards.filter((each) => each !== card);
    card.node.remove();
    number();
    setText(says, t("taken-out"));
    undo.hidden = false;
    undo.onclick = () => {
      undo.hidden = true;
      setText(says, "");
      put(card.value(), at).first.focus();
      changed();
    };
    changed();
    undo.focus();
  }
  const add = make("button", { type: "button", class: "ct-button", text: t("add-card"), on: { click: () => put({}).first.focus() } });
  return {
    nodes: [row, make("div", { class: "ct-undo" }, says, undo), add],
    values: () => cards.map((card) => card.value()).filter((card) => Object.keys(card).length),
    show(kept) {
      row.replaceChildren();
      cards = [];
      (kept.length ? kept : [{}]).forEach((card) => put(card));
    },
  };
}

function mapBody({ model, t, reads, changed }) {
  const content = model.get("content");
  const map = picture(model, t);
  const redrawn = () => {
    map.draw(cards.values());
    changed();
  };
  const cards = cardRow({ model, t, changed: redrawn });
  const node = make("fieldset", { class: "ct-body ct-practice" },
    make("legend", { class: "ct-title", text: model.get("title") }), reads,
    make("p", { class: "ct-lead", text: content.lead }),
    make("p", { class: "ct-quiet ct-frame", text: content.frame }),
    ...cards.nodes, map.node);
  const show = (value) => {
    cards.show(value?.cards ?? []);
    map.draw(cards.values());
  };
  show(null);
  return {
    node,
    show,
    value: () => ({ cards: cards.values() }),
    textOf: (value) => (value?.cards ?? []).map((card) => cardInWords(card, { content, t })).join("\n\n"),
  };
}

export default {
  render: ({ model, el }) => openField({ model, el, makeBody: mapBody }),
};
