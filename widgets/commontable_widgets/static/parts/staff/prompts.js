/* What may go to the wall: each prompt with how many answered, and one button that reveals it. */
function promptsView({ t, act }) {
  const list = () => keyedList("ul", { class: "ct-desk-rows" }, { key: ({ id }) => id, draw: (each) => promptLine({ t, act, each }) });
  const [here, others] = [list(), list()];
  const hereTitle = make("h3", { text: t("prompts-here") });
  const othersTitle = make("summary", { text: t("prompts-other") });
  const more = make("details", {}, othersTitle, others.node);
  return {
    node: section(t("prompts"), make("p", { class: "ct-quiet", text: t("prompts-hint") }), hereTitle, here.node, more),
    show(room) {
      const now = room.activity?.prompts ?? [];
      const lines = room.prompts.map((each) => ({ ...each, isOn: room.revealed.includes(each.id), works: room.state !== "closed" }));
      const isHere = ({ id, isOn }) => now.includes(id) || isOn;
      here.show(lines.filter(isHere));
      others.show(lines.filter((each) => !isHere(each)));
      hereTitle.hidden = here.node.hidden;
      more.hidden = others.node.hidden;
      if (here.node.hidden) more.open = true;
    },
  };
}

function promptLine({ t, act, each }) {
  const facts = make("p", { class: "ct-quiet" });
  const reveal = press(t("reveal"), () => act("reveal", { prompt: each.id, on: reveal.getAttribute("aria-pressed") !== "true" }), { "aria-label": t("reveal-of", each) });
  const node = make("li", { class: "ct-desk-row", "data-desk-prompt": each.id }, make("div", {}, make("strong", { text: each.title }), facts), reveal);
  return {
    node,
    show({ answers, may_show: ticked, form, isOn, works }) {
      const said = [answers === null ? t("answers-few") : t("answers", { answers })];
      if (form === "words" || form === "board") said.push(t("may-show", { may_show: ticked }));
      if (!form) said.push(t("not-shown"));
      if (isOn) said.push(t("on-wall"));
      setText(facts, said.join(" · "));
      pressed(reveal, isOn);
      reveal.hidden = !form || (!works && !isOn);
    },
  };
}
