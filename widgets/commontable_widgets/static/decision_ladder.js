const PARTS = ["agenda", "decided", "changed", "next"];

/* The rungs from the top down, each with the decisions that stand on it: a picture made of words. */
function ladder(rungs, t) {
  const rows = [...rungs].reverse().map((rung) => {
    const list = make("ul", { class: "ct-on-rung" });
    const node = make("li", { class: "ct-rung" }, make("p", { class: "ct-rung-title", text: rung.title }),
      make("p", { class: "ct-quiet", text: rung.text }), list);
    return { id: rung.id, node, list };
  });
  const node = make("ol", { class: "ct-ladder", "aria-label": t("ladder"), reversed: true }, ...rows.map((row) => row.node));
  const stands = (title, where) => make("li", { class: `ct-stands-${where}`, text: t(`stands-${where}`, { title }) });
  return {
    node,
    draw(decisions) {
      for (const { id, list } of rows) {
        list.replaceChildren(...decisions.flatMap(({ title, said }) => [
          said.now === id && stands(title, "now"),
          said.goal === id && stands(title, "goal"),
        ].filter(Boolean)));
      }
    },
  };
}

function farInWords({ now, goal }, rungs, t) {
  const place = (id) => rungs.findIndex((rung) => rung.id === id);
  if (!now || !goal) return "";
  const far = place(goal) - place(now);
  const count = Math.abs(far);
  if (far === 0) return t("there");
  return t(count === 1 ? "one-rung" : "rungs", { count, where: t(far > 0 ? "below" : "above") });
}

function decision({ id, title, text, own }, { t, changed, content }) {
  const { questions, rungs } = content;
  const menus = ["now", "goal"].map((name) => ({ name, label: questions[name], form: "menu", choices: rungs }));
  const parts = entry([
    ...(own ? [{ name: "name", label: questions.name, form: "line" }] : []),
    ...menus, ...PARTS.map((name) => ({ name, label: questions[name] })),
  ], { t, changed });
  const far = make("p", { class: "ct-far", "aria-live": "polite" });
  const page = pageOf(title, text, ...parts.nodes);
  const titleNow = () => parts.value().name?.trim() || title;
  page.insertBefore(far, parts.node("agenda"));
  return {
    id, title, titleNow, node: page, textOf: parts.textOf, show: parts.show, value: parts.value,
    isAnswered: () => Object.keys(parts.value()).length > 0,
    stands: () => ({ title: titleNow(), said: parts.value() }),
    say: () => setText(far, farInWords(parts.value(), rungs, t)),
  };
}

function ladderBody({ model, t, reads, changed }) {
  const content = model.get("content");
  const redraw = () => {
    decisions.forEach(({ say }) => say());
    picture.draw(decisions.map(({ stands }) => stands()));
    pages.refresh();
  };
  const how = { t, content, changed: () => { redraw(); changed(); } };
  const own = model.get("own").map((id, at) => ({ id, own: true, title: `${content.own} ${at + 1}`, text: t("own-text") }));
  const decisions = [...content.decisions, ...own].map((each) => decision(each, how));
  const picture = ladder(content.rungs, t);
  const pages = pager({ t, label: t("which"), pages: decisions });
  return {
    node: practice({ model, reads }, picture.node, pages.node),
    value: () => ({ placed: answered(Object.fromEntries(decisions.map(({ id, value }) => [id, value()]))) }),
    show(value) {
      decisions.forEach(({ id, show }) => show(value?.placed?.[id]));
      redraw();
    },
    textOf: (value) => textOfAll(decisions, value?.placed),
  };
}

export default {
  render: ({ model, el }) => openField({ model, el, makeBody: ladderBody }),
};
