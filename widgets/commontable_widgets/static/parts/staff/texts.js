/* Texts and cards whose writers ticked them: let through, kept off, pinned, grouped; no name stands here. */
function textsView({ t, act }) {
  const waiting = keyedList("ul", { class: "ct-desk-rows" }, { key: ({ version }) => version, draw: (each) => waitingLine({ t, act, each }) });
  const headings = make("datalist", { id: freshId("headings") });
  const decided = keyedList("ul", { class: "ct-desk-rows" }, { key: ({ version }) => version, draw: (each) => decidedLine({ t, act, each, headings }) });
  const none = make("p", { class: "ct-quiet", text: t("waiting-none") });
  const decidedTitle = make("h3", { text: t("decided") });
  return {
    node: section(t("texts"), make("p", { class: "ct-quiet", text: t("texts-hint") }),
      make("h3", { text: t("waiting") }), none, waiting.node, decidedTitle, decided.node, headings),
    show(room) {
      const titles = new Map(room.prompts.map(({ id, title }) => [id, title]));
      const named = (each) => ({ ...each, title: titles.get(each.prompt) ?? each.prompt, works: room.state !== "closed" });
      waiting.show(room.waiting.map(named));
      decided.show(room.decided.map(named));
      const names = new Set(room.decided.map(({ heading }) => heading).filter(Boolean));
      headings.replaceChildren(...[...names].map((value) => make("option", { value })));
      none.hidden = !waiting.node.hidden;
      decidedTitle.hidden = decided.node.hidden;
    },
  };
}

function textOf({ title, text }) {
  return make("div", { class: "ct-desk-text" }, make("p", { class: "ct-quiet", text: title }), wordsOf(text));
}

function waitingLine({ t, act, each }) {
  const decide = (state) => act("word", { version: each.version, state });
  const through = press(t("let-through"), () => decide("shown"));
  const off = press(t("keep-off"), () => decide("hidden"));
  const node = make("li", { class: "ct-desk-row" }, textOf(each), make("div", { class: "ct-desk-acts" }, through, off));
  return { node, show: ({ works }) => { through.hidden = !works; } };
}

function decidedLine({ t, act, each, headings }) {
  const { version } = each;
  let [now, typed] = [each, false];
  const state = make("p", { class: "ct-mark" });
  const turn = press("", () => act("word", { version, state: now.state === "shown" ? "hidden" : "shown" }));
  const pin = press(t("pin"), () => act("word", { version, state: now.state, pinned: !now.pinned }));
  const heading = make("input", { type: "text", class: "ct-date", maxlength: "80", list: headings.id, autocomplete: "off", on: { input: () => { typed = true; } } });
  const group = async (event) => {
    event.preventDefault();
    typed = false;
    await act("word", { version, state: now.state, heading: heading.value });
  };
  const keep = make("button", { type: "submit", class: "ct-button", text: t("heading-keep") });
  const form = make("form", { class: "ct-desk-inline ct-desk-beside", on: { submit: group } }, labelled(t("heading"), heading), keep);
  const node = make("li", { class: "ct-desk-decided" }, textOf(each), make("div", { class: "ct-desk-acts" }, turn, pin, state), form);
  return {
    node,
    show(next) {
      now = next;
      const shown = next.state === "shown";
      setText(state, shown && next.heading ? t("state-under", next) : t(`state-${next.state}`));
      setText(turn, t(shown ? "take-off" : "let-through"));
      turn.hidden = !shown && !next.works;
      setText(pin, t(next.pinned ? "pinned" : "pin"));
      pressed(pin, next.pinned);
      pin.hidden = form.hidden = !shown;
      if (!typed && heading !== document.activeElement) heading.value = next.heading ?? "";
    },
  };
}
