/* A link that works wherever the prompt stands: it brings the field into view and the keyboard with it. */
function promptLink({ id, title }) {
  const go = (event) => {
    const root = document.querySelector(`[data-prompt="${CSS.escape(id)}"]`);
    if (!root) return;
    event.preventDefault();
    root.scrollIntoView({ block: "start" });
    root.querySelector("input, textarea")?.focus({ preventScroll: true });
  };
  return make("li", {}, make("a", { href: `#${id}`, text: title, on: { click: go } }));
}

function promptList(title, hint) {
  const list = make("ul", { class: "ct-links" });
  const node = make("div", { class: "ct-still", hidden: true },
    make("p", { class: "ct-legend", text: title }), list, make("p", { class: "ct-quiet", text: hint }));
  let shown = "";
  return {
    node,
    show(prompts) {
      node.hidden = prompts.length === 0;
      const now = prompts.map(({ id }) => id).join(" ");
      // Links that are made anew at every keystroke would drop the keyboard's place.
      if (now !== shown) list.replaceChildren(...prompts.map(promptLink));
      shown = now;
    },
  };
}

function handInParts(t) {
  const lead = make("p", { class: "ct-lead", text: t("lead") });
  const who = radios({
    legend: t("who"), choices: [{ id: "yes", text: t("by-name") }, { id: "no", text: t("without-name") }], changed() {},
  });
  who.show("yes");
  const empty = promptList(t("empty"), t("empty-hint"));
  const unsaved = promptList(t("unsaved"), t("unsaved-hint"));
  unsaved.node.classList.add("ct-warning");
  const button = make("button", { type: "button", class: "ct-button ct-main-button", "data-action": "hand-in", text: t("hand-in") });
  const status = make("p", { class: "ct-status", role: "status" });
  const replies = repliesPanel(t, { class: "ct-replies-in-field", id: document.getElementById("overall") ? null : "overall" });
  return { lead, who, empty, unsaved, button, status, replies };
}

function follow({ model, t, parts }) {
  const prompts = model.get("prompts");
  const stateOf = (snapshot, { id }) => snapshot.prompts[id] ?? { state: "ready", empty: true };
  let handedIn = null;
  return (snapshot) => {
    const unsettled = (prompt) => ["unsaved", "failed", "conflict"].includes(stateOf(snapshot, prompt).state);
    const fetching = prompts.some((prompt) => stateOf(snapshot, prompt).state === "fetching");
    parts.empty.show(fetching ? [] : prompts.filter((prompt) => prompt.core && stateOf(snapshot, prompt).empty));
    parts.unsaved.show(prompts.filter(unsettled));
    parts.replies.show({ feedback: snapshot.overall ?? [] });
    if (!snapshot.handIn || snapshot.handIn.at === handedIn) return;
    handedIn = snapshot.handIn.at;
    parts.who.show(snapshot.handIn.byName ? "yes" : "no");
    showHandedIn(snapshot.handIn, { t, parts });
  };
}

function showHandedIn({ at }, { t, parts }) {
  parts.status.dataset.state = "saved";
  setText(parts.status, t("handed-in", { time: timeInWords(at) }));
  setText(parts.button, t("hand-in-again"));
}

function handInOnClick({ t, parts }) {
  let busy = false;
  parts.button.addEventListener("click", async () => {
    if (busy) return;
    busy = true;
    parts.status.dataset.state = "unsaved";
    setText(parts.status, t("handing-in"));
    try {
      const page = await pageService();
      const { at } = await page.module.handIn({ byName: parts.who.value() === "yes" });
      showHandedIn({ at }, { t, parts });
    } catch {
      parts.status.dataset.state = "failed";
      setText(parts.status, t("failed"));
    } finally {
      busy = false;
    }
  });
}

function render({ model, el }) {
  const t = translator(model);
  const heading = make("p", { class: "ct-title", id: freshId("hand-in"), text: t("title") });
  const root = make("section", {
    class: "ct-field ct-hand-in", "data-hand-in": true, "data-lm-suppress-shortcuts": "true",
    "aria-labelledby": heading.id,
  }, heading);
  el.replaceChildren(root);
  if (!hasService()) {
    root.append(make("p", { class: "ct-quiet", text: t("kernel") }));
    return () => {};
  }
  const parts = handInParts(t);
  root.append(parts.lead, parts.who.node,
    make("div", { class: "ct-hand-in-row" }, parts.button, parts.status), parts.unsaved.node, parts.empty.node, parts.replies.node);
  handInOnClick({ t, parts });
  return followModule(follow({ model, t, parts }));
}

export default { render };
