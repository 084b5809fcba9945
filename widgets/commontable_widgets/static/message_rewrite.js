const OWN = "own";
const PATIENCE = 20_000;
const ENGLISH = "en";

function touchBoxes({ content, changed }) {
  const boxes = Object.entries(content.touches).map(([id, text]) => {
    const input = make("input", { type: "checkbox", id: freshId("touch"), value: id, on: { change: changed } });
    return { id, input, row: make("label", { class: "ct-choice", for: input.id }, input, make("span", { text })) };
  });
  return {
    nodes: boxes.map(({ row }) => row),
    value: () => boxes.filter(({ input }) => input.checked).map(({ id }) => id),
    show: (ids) => boxes.forEach(({ id, input }) => { input.checked = ids.includes(id); }),
  };
}

/* The message as it is: one of the course's, or the writer's own. */
function beforeSide({ content, t, changed }) {
  const choices = [...content.messages.map(({ id, title }) => ({ id, text: title })), { id: OWN, text: t("own-message") }];
  const menu = pick({ label: t("which"), choices, changed });
  const given = make("div", { class: "ct-given", dir: "auto" });
  const own = growing({ rows: 6, changed });
  const ownPart = labelled(t("own-words"), own.box);
  const touches = touchBoxes({ content, changed });
  const touching = make("fieldset", { class: "ct-radios" }, make("legend", { class: "ct-legend", text: t("touches") }), make("div", { class: "ct-choices" }, ...touches.nodes));
  const chosen = () => content.messages.find(({ id }) => id === menu.value());
  return {
    menu, touching, touches, own,
    node: make("div", {}, make("p", { class: "ct-legend", text: t("before") }), given, ownPart),
    text: () => chosen()?.text ?? own.box.value,
    touched: () => chosen()?.touches ?? (chosen() ? [] : touches.value()),
    draw() {
      const message = chosen();
      given.hidden = !message;
      ownPart.hidden = Boolean(message);
      touching.hidden = Boolean(message);
      setText(given, message?.text ?? "");
    },
  };
}

function signsTable({ t, terms }) {
  const find = finder(terms);
  const body = make("tbody");
  const table = make("table", { class: "ct-signs" }, make("caption", { class: "ct-legend", text: t("signs") }),
    make("thead", {}, make("tr", {}, make("td"), ...["before", "after"].map((side) => make("th", { scope: "col", text: t(side) })))), body);
  const row = (name, cells) => make("tr", {}, make("th", { scope: "row", text: t(name) }), ...cells.map((cell) => make("td", {}, cell)));
  const jargon = (text) => {
    const found = [...new Map(find(text).map(({ line }) => [line.id, line])).values()];
    return found.length ? make("ul", { class: "ct-terms" }, ...found.map(({ term, plain }) =>
      make("li", {}, make("details", {}, make("summary", { text: term }), make("p", { text: plain }))))) : t("no-terms");
  };
  return {
    node: table,
    draw(texts, levels) {
      body.replaceChildren(
        row("words", texts.map((text) => String(wordCount(text)))),
        row("sentences", texts.map((text) => String(sentencesOf(text).length))),
        row("terms", texts.map(jargon)),
        row("level", levels));
    },
  };
}

/* Asks the kernel, by a named message, for the reading level of both texts; they go there for this alone. */
function levelAsker(model, { t, told }) {
  let timer = null;
  const heard = (content) => {
    if (timer === null || typeof content !== "object" || content === null) return;
    if (!content.levels && !content.no_kernel && !content.sentence) return;
    clearTimeout(timer);
    timer = null;
    told(content.levels ?? null, content.levels ? "" : content.sentence || t("no-kernel"));
  };
  model.on("msg:custom", heard);
  return {
    ask(before, after) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = null;
        told(null, t("slow"));
      }, PATIENCE);
      model.send({ ask: "reading-level", before, after });
    },
    end() {
      clearTimeout(timer);
      model.off("msg:custom", heard);
    },
  };
}

const levelInWords = (level, t) => (level === null ? t("too-short") : t("grade", { grade: Math.max(0, Math.round(level)) }));

function readingLevel(model, { t, sides, drawn }) {
  const says = make("p", { class: "ct-quiet", "aria-live": "polite" });
  let known = null;
  const asking = levelAsker(model, {
    t,
    told(levels, sentence) {
      known = levels && { levels, texts: asked };
      setText(says, levels ? t("counted") : sentence);
      drawn();
    },
  });
  let asked = [];
  const press = () => {
    asked = sides();
    setText(says, t("counting"));
    asking.ask(...asked);
  };
  const button = make("button", { type: "button", class: "ct-button", text: t("count"), on: { click: press } });
  const node = make("div", { class: "ct-level" }, button, make("p", { class: "ct-quiet", text: t("count-hint") }), says);
  return {
    node,
    end: asking.end,
    /* A level belongs to the words that were counted, so it goes when they change. */
    cells: (english) => sides().map((text, at) => {
      if (at === 1 && !english) return t("not-english");
      const level = known?.texts[at] === text ? known.levels[at] : undefined;
      return level === undefined ? t("not-counted") : levelInWords(level, t);
    }),
  };
}

function rewriteParts({ model, t, changed }) {
  const content = model.get("content");
  const before = beforeSide({ content, t, changed });
  const language = pick({ label: t("language"), choices: content.languages, changed });
  const after = growing({ rows: 6, changed });
  const human = make("p", { class: "ct-human", role: "note", text: t("human-check") });
  const boxes = content.questions.map(({ id, text }) => {
    const box = growing({ rows: 2, changed });
    return { id, box, node: labelled(text, box.box) };
  });
  return { content, before, language, after, human, boxes };
}

function rewriteBody({ model, t, reads, changed }, leaving) {
  const settle = () => { draw(); changed(); };
  const { content, before, language, after, human, boxes } = rewriteParts({ model, t, changed: settle });
  const signs = signsTable({ t, terms: model.get("terms") });
  const sides = () => [before.text(), after.box.value];
  const level = readingLevel(model, { t, sides, drawn: () => draw() });
  leaving.push(level.end);
  function draw() {
    before.draw();
    after.box.lang = language.value();
    human.hidden = before.touched().length === 0;
    signs.draw(sides(), level.cells(language.value() === ENGLISH));
  }
  const node = make("fieldset", { class: "ct-body ct-practice" },
    make("legend", { class: "ct-title", text: model.get("title") }), reads,
    make("p", { class: "ct-lead", text: content.lead }), before.menu.node, before.touching,
    make("div", { class: "ct-beside" }, before.node, make("div", {}, labelled(t("after-words"), after.box), language.node)),
    human, make("div", { class: "ct-scroll-signs" }, signs.node), level.node, ...boxes.map((each) => each.node));
  return {
    node,
    value: () => ({
      message: before.menu.value(), own: before.own.box.value, touches: before.touches.value(), language: language.value(),
      after: after.box.value, answers: Object.fromEntries(boxes.map(({ id, box }) => [id, box.box.value]).filter(([, text]) => text)),
    }),
    show(value) {
      before.menu.show(value?.message ?? content.messages[0].id);
      fill(before.own, value?.own ?? "");
      before.touches.show(value?.touches ?? []);
      language.show(value?.language ?? content.languages[0].id);
      fill(after, value?.after ?? "");
      boxes.forEach(({ id, box }) => fill(box, value?.answers?.[id] ?? ""));
      draw();
    },
    textOf: (value) => [value?.own, value?.after, ...Object.values(value?.answers ?? {})].filter(Boolean).join("\n\n"),
  };
}

async function render({ model, el }) {
  const leaving = [];
  const makeBody = (given) => {
    const body = rewriteBody(given, leaving);
    body.show(null);
    return body;
  };
  leaving.push(await openField({ model, el, makeBody }));
  return () => leaving.forEach((leave) => leave?.());
}

export default { render };
