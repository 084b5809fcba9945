/* The guide's rubric: levels that tell a reader what to ask about. Nobody but readers meets them. */
function levelsView(desk, { number, module, prompt, open }) {
  const { t } = desk;
  const { rubric, levels, others } = prompt;
  if (!rubric) return null;
  const status = make("p", { class: "ct-status", role: "status" });
  const send = levelSender(desk, { number, prompt: prompt.id, status });
  const parts = rubric.parts.map((part) => levelPart({ t, part, columns: rubric.columns, now: levels[part.id], send,
    others: others.filter((one) => part.id in one.levels).map((one) => t("level-others", { name: one.by, column: rubric.columns[one.levels[part.id]] })) }));
  const node = fold(t("rubric"), facts(t("rubric-hint")), ...parts, status, rubric.note && facts(rubric.note), guideLink(desk, module, "guide-module"));
  node.open = open;
  return node;
}

function levelPart({ t, part, columns, now, send, others }) {
  const name = freshId("level");
  const radios = part.levels.map((text, level) => {
    const radio = make("input", { type: "radio", name, value: String(level), on: { change: () => choose(level) } });
    radio.checked = level === now;
    return radio;
  });
  const back = press(t("level-back"), () => {
    radios.forEach((radio) => { radio.checked = false; });
    radios[0].focus();
    choose(null);
  }, { class: "ct-plain-button", "aria-label": t("level-back-of", part), hidden: now === undefined });
  const choose = (level) => {
    back.hidden = level === null;
    send(part.id, level);
  };
  const lines = part.levels.map((text, level) => make("label", { class: "ct-choice" }, radios[level],
    make("span", {}, make("strong", { text: columns[level] ?? "" }), make("span", { text: `. ${text}` }))));
  return make("fieldset", { class: "ct-review-level" }, make("legend", { class: "ct-legend", text: part.title }),
    make("div", { class: "ct-choices" }, ...lines), back, others.length > 0 && facts(others.join(" · ")));
}

/* One call at a time for all parts, so that of two quick choices the later one stands. */
function levelSender({ t, service, calls }, { number, prompt, status }) {
  let last = Promise.resolve();
  const once = async (part, level) => {
    try {
      await service.call(`reviews/hand-ins/${number}/levels`, { method: "POST", body: { prompt, part, level } });
      status.dataset.state = "saved";
      status.textContent = t("level-kept", { time: timeInWords(new Date().toISOString()) });
    } catch (problem) {
      status.dataset.state = "failed";
      status.textContent = t("level-failed", { sentence: calls.problemOf(problem) });
    }
  };
  return (part, level) => { last = last.then(() => once(part, level)); };
}
