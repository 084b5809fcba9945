const MARKS = ["would-do", "again"];
const FEW = 8;

function termEntry({ term, long, plain }) {
  return [make("dt", {}, make("span", { text: term }), long && make("span", { class: "ct-quiet", text: ` ${long}` })), make("dd", { text: plain })];
}

/* The glossary, searched as one types; it needs no kernel and keeps nothing. */
function search(terms, t) {
  const list = make("dl", { class: "ct-glossary" });
  const says = make("p", { class: "ct-quiet", "aria-live": "polite" });
  const all = make("button", { type: "button", class: "ct-plain-button", text: t("show-all", { count: terms.length }), on: { click: () => show(true) } });
  const field = make("input", { type: "search", class: "ct-search", autocomplete: "off", spellcheck: "false", on: { input: () => show(false) } });
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = terms.map(({ term, long, plain: words, forms }) => plain([term, long, words, ...forms].join(" ")));
  const names = terms.map(({ term, forms }) => plain([term, ...forms].join(" ")));
  function found() {
    const asked = plain(field.value.trim());
    const at = [...terms.keys()].filter((each) => texts[each].includes(asked));
    // A term's own name comes before a definition that mentions it.
    return asked ? [...at.filter((each) => names[each].includes(asked)), ...at.filter((each) => !names[each].includes(asked))] : [];
  }
  function show(whole) {
    const hits = whole ? [...terms.keys()] : found();
    const shown = whole ? hits : hits.slice(0, FEW);
    list.replaceChildren(...shown.flatMap((at) => termEntry(terms[at])));
    const none = !whole && field.value.trim() && !hits.length;
    setText(says, none ? t("none-found") : hits.length ? t("found", { count: hits.length, shown: shown.length }) : "");
    all.hidden = whole;
  }
  show(false);
  return make("div", { class: "ct-search-part" }, labelled(t("search"), field), says, list, all);
}

function practiceCard(card, { t, changed }) {
  const mine = growing({ rows: 2, changed });
  const theirs = make("p", { class: "ct-teaching", tabindex: "-1" });
  const mark = radios({ legend: t("mark"), choices: MARKS.map((id) => ({ id, text: t(id) })), changed, className: "ct-scale" });
  const after = make("div", { class: "ct-turned", hidden: true }, theirs, mark.node);
  const turn = make("button", {
    type: "button", class: "ct-button", text: t("turn"), on: { click: () => { open(true); theirs.focus(); } },
  });
  const node = make("div", { class: "ct-slip", hidden: true },
    make("p", { class: "ct-legend", text: card.term }), make("p", { class: "ct-school-says", text: card.sentence }),
    labelled(t("mine"), mine.box), turn, after);
  function open(turned) {
    after.hidden = !turned;
    turn.hidden = turned;
    setText(theirs, turned ? [card.long && `${card.term}, ${card.long}.`, card.plain].filter(Boolean).join(" ") : "");
  }
  return {
    id: card.id, node, first: mine.box,
    value: () => Object.fromEntries([["mine", mine.box.value], ["mark", mark.value()]].filter(([, said]) => said)),
    show(value) {
      fill(mine, value?.mine ?? "");
      mark.show(value?.mark ?? "");
      open(Boolean(value?.mark));
    },
    textOf: (value) => (value ? [card.sentence, value.mine, mark.textOf(value.mark)].filter(Boolean).join("\n") : ""),
  };
}

function deck(cards, t) {
  const says = make("p", { class: "ct-quiet", "aria-live": "polite" });
  let at = 0;
  const show = (next, focus = false) => {
    at = Math.min(Math.max(next, 0), cards.length - 1);
    cards.forEach((card, place) => { card.node.hidden = place !== at; });
    setText(says, t("card-of", { number: at + 1, total: cards.length }));
    back.hidden = at === 0;
    on.hidden = at === cards.length - 1;
    if (focus) cards[at].first.focus();
  };
  const button = (text, step) => make("button", { type: "button", class: "ct-button", text, on: { click: () => show(at + step, true) } });
  const back = button(t("previous"), -1);
  const on = button(t("next"), 1);
  show(0);
  return make("div", { class: "ct-deck" }, says, ...cards.map(({ node }) => node), make("div", { class: "ct-deck-row" }, back, on));
}

function jargonBody({ model, t, reads, changed }) {
  const cards = model.get("cards").map((card) => practiceCard(card, { t, changed }));
  const node = make("fieldset", { class: "ct-body ct-practice" },
    make("legend", { class: "ct-title", text: model.get("title") }), reads,
    make("p", { class: "ct-lead", text: model.get("lead") }), deck(cards, t));
  return {
    node,
    value: () => ({ cards: Object.fromEntries(cards.map((card) => [card.id, card.value()]).filter(([, said]) => Object.keys(said).length)) }),
    show: (value) => cards.forEach((card) => card.show(value?.cards?.[card.id])),
    textOf: (value) => cards.map((card) => card.textOf(value?.cards?.[card.id])).filter(Boolean).join("\n\n"),
  };
}

async function render({ model, el }) {
  const opened = openField({ model, el, makeBody: jargonBody });
  // Searching works while words are fetched, so it stands outside the part that is locked.
  el.querySelector("[data-prompt]").prepend(search(model.get("terms"), translator(model)));
  return opened;
}

export default { render };
