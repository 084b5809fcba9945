const QUESTIONS = ["saw", "else", "school", "ask", "keep"];
const written = (note) => QUESTIONS.some((name) => note[name]);

/* Which sentences have words of the list, and which are about safety; those are never reframed. */
function lookAt(text, { find, findSafety }) {
  return sentencesOf(text).map((sentence) => ({
    about: sentence, safety: findSafety(sentence).length > 0, found: find(sentence),
  })).filter(({ safety, found }) => safety || found.length);
}

function noteCard(about, { questions, changed }) {
  const quote = make("div", {}, markedText(about, []));
  const reasons = make("ul", { class: "ct-reasons" });
  const boxes = Object.fromEntries(QUESTIONS.map((name) => [name, growing({ rows: 2, changed })]));
  const legend = make("legend", { class: "ct-slip-title" });
  const node = make("fieldset", { class: "ct-slip" }, legend, quote, reasons,
    ...QUESTIONS.map((name) => labelled(questions[name], boxes[name].box)));
  return {
    about,
    node,
    first: boxes.saw.box,
    number: (text) => setText(legend, text),
    explain(found) {
      quote.replaceChildren(markedText(about, found));
      reasons.replaceChildren(...[...new Set(found.map(({ line }) => line.why))].map((why) => make("li", { text: why })));
    },
    value: () => Object.fromEntries([["about", about], ...QUESTIONS.map((name) => [name, boxes[name].box.value])].filter(([, text]) => text)),
    show: (note) => QUESTIONS.forEach((name) => fill(boxes[name], note[name] ?? "")),
  };
}

function noteRow({ model, t, changed }) {
  const { questions } = model.get("content");
  const row = make("div", { class: "ct-slips" });
  let cards = [];
  const draw = () => {
    row.replaceChildren(...cards.map((card) => card.node));
    cards.forEach((card, at) => card.number(t("sentence", { number: at + 1 })));
  };
  const cardOf = (about) => cards.find((card) => card.about === about) ?? noteCard(about, { questions, changed });
  return {
    node: row,
    /* What was written about a sentence stays, also where the sentence itself has gone. */
    look(sentences) {
      const seen = sentences.map(({ about, found }) => {
        const card = cardOf(about);
        card.explain(found);
        return card;
      });
      cards = [...new Set([...seen, ...cards.filter((card) => written(card.value()))])];
      draw();
      return seen[0];
    },
    show(notes) {
      cards = notes.map((note) => {
        const card = noteCard(note.about ?? "", { questions, changed });
        card.show(note);
        return card;
      });
      draw();
    },
    value: () => cards.map((card) => card.value()).filter(written),
  };
}

function looker({ model, t, draft, notes }) {
  const { phrases, safety, safety_says: sentence } = model.get("lists");
  const finders = { find: finder(phrases), findSafety: finder(safety) };
  const says = make("p", { class: "ct-looked", "aria-live": "polite" });
  const warning = make("div", { class: "ct-safety-note", role: "note", hidden: true });
  const press = () => {
    const seen = lookAt(draft.box.value, finders);
    const unsafe = seen.filter((each) => each.safety);
    const marked = seen.filter((each) => !each.safety);
    warning.hidden = unsafe.length === 0;
    warning.replaceChildren(...unsafe.map(({ about }) => markedText(about, [])), make("p", { text: sentence }));
    const first = notes.look(marked);
    setText(says, marked.length ? t("found", { count: marked.length }) : t(unsafe.length ? "found-safety" : "found-none"));
    first?.first.focus({ preventScroll: true });
    first?.node.scrollIntoView({ block: "nearest" });
  };
  const button = make("button", { type: "button", class: "ct-button", text: t("look"), on: { click: press } });
  return make("div", { class: "ct-look-row" }, button, make("p", { class: "ct-quiet", text: t("look-hint") }), says, warning);
}

function reframeBody({ model, t, reads, changed }) {
  const content = model.get("content");
  const draft = growing({ rows: 5, changed });
  const now = growing({ rows: 4, changed });
  const notes = noteRow({ model, t, changed });
  const node = make("fieldset", { class: "ct-body ct-practice" },
    make("legend", { class: "ct-title", text: model.get("title") }), reads,
    make("p", { class: "ct-lead", text: content.lead }),
    labelled(content.draft, draft.box), looker({ model, t, draft, notes }), notes.node,
    labelled(content.now, now.box));
  return {
    node,
    value: () => ({ draft: draft.box.value, notes: notes.value(), now: now.box.value }),
    show(value) {
      fill(draft, value?.draft ?? "");
      notes.show(value?.notes ?? []);
      fill(now, value?.now ?? "");
    },
    textOf: (value) => [value?.draft, ...(value?.notes ?? []).flatMap((note) => Object.values(note)), value?.now].filter(Boolean).join("\n\n"),
  };
}

export default {
  render: ({ model, el }) => openField({ model, el, makeBody: reframeBody }),
};
