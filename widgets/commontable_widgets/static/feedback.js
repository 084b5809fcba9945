async function render({ model, el }) {
  const prompt = model.get("prompt");
  const panel = repliesPanel(translator(model), { class: "ct-feedback", "data-feedback-for": prompt });
  el.replaceChildren(panel.node);
  hideRepliesInField(prompt);
  const keeper = await keeperOf(model);
  return keeper.subscribe((snapshot) => panel.show(snapshot, { waiting: Boolean(snapshot.handedIn) }));
}

export default { render };
