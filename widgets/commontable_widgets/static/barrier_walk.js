function walkStep({ id, title, text }, { t, changed, content }) {
  const { questions, makers, removers } = content;
  const parts = entry([
    { name: "barrier", label: questions.barrier },
    { name: "made", label: questions.made, form: "menu", choices: makers },
    { name: "remover", label: questions.remover, form: "menu", choices: removers },
    { name: "change", label: questions.change },
  ], { t, changed });
  return {
    id, title, node: pageOf(title, text, ...parts.nodes), value: parts.value, show: parts.show, textOf: parts.textOf,
    isAnswered: () => Object.keys(parts.value()).length > 0,
  };
}

/* The last step asks about the whole walk, and answers each choice with something to do. */
function lastStep({ title, text, question, words, choices }, { t, changed }) {
  const answer = make("p", { class: "ct-teaching", "aria-live": "polite" });
  const group = radios({ legend: question, choices, changed });
  const box = entry([{ name: "words", label: words }], { t, changed });
  const say = (live) => {
    answer.setAttribute("aria-live", live ? "polite" : "off");
    setText(answer, choices.find(({ id }) => id === group.value())?.feedback ?? "");
  };
  const value = () => answered({ choice: group.value(), ...box.value() });
  return {
    id: "last", title, node: pageOf(title, text, group.node, answer, ...box.nodes), value, say,
    isAnswered: () => Object.keys(value()).length > 0,
    show(said) {
      group.show(said?.choice ?? "");
      box.show(said);
      say(false);
    },
    textOf: (said) => [group.textOf(said?.choice), box.textOf(said)].filter(Boolean).join("\n"),
  };
}

/* What stands in the way so far, by who can take it out: the walk as one sentence and a list. */
function summed(steps, { t, content }) {
  const lead = make("p", { class: "ct-legend" });
  const list = make("ul", { class: "ct-compared" });
  return {
    node: make("div", { class: "ct-sum" }, lead, list),
    draw() {
      const said = steps.map(({ value }) => value()).filter(({ barrier }) => barrier?.trim());
      const counts = content.removers.map(({ id, title }) => [title, said.filter(({ remover }) => remover === id).length]);
      setText(lead, t(said.length === 0 ? "none-named" : "named", { count: said.length, total: steps.length }));
      list.replaceChildren(...counts.filter(([, count]) => count).map(([title, count]) =>
        make("li", { text: t("removed-by", { title, count }) })));
    },
  };
}

function walkBody({ model, t, reads, changed }) {
  const content = model.get("content");
  const redraw = () => {
    sum.draw();
    pages.refresh();
  };
  const how = { t, content, changed: () => { last.say(true); redraw(); changed(); } };
  const event = entry([{ name: "event", label: content.questions.event, form: "line" }], how);
  const steps = content.steps.map((each) => walkStep(each, how));
  const last = lastStep(content.last, how);
  const sum = summed(steps, how);
  const pages = pager({ t, label: t("which"), pages: [...steps, last] });
  return {
    node: practice({ model, reads }, ...event.nodes, pages.node, sum.node),
    value: () => answered({
      ...event.value(), steps: answered(Object.fromEntries(steps.map(({ id, value }) => [id, value()]))), last: last.value(),
    }),
    show(value) {
      event.show(value);
      steps.forEach(({ id, show }) => show(value?.steps?.[id]));
      last.show(value?.last);
      redraw();
    },
    textOf: (value) => [event.textOf(value), textOfAll(steps, value?.steps), last.textOf(value?.last)].filter(Boolean).join("\n\n"),
  };
}

export default {
  render: ({ model, el }) => openField({ model, el, makeBody: walkBody }),
};
