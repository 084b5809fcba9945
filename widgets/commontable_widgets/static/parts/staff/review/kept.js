/* The library: comments kept for another time, one's own and those that others share. */
async function keptView(desk) {
  const { t, calls } = desk;
  const { comments } = await calls.get("reviews/library");
  const heading = viewTitle(t("kept"));
  const list = (found) => (found.length ? make("ul", { class: "ct-desk-rows" }, ...found.map((one) => keptLine(desk, one))) : facts(t("kept-none")));
  return {
    heading,
    nodes: [heading, make("p", { text: t("kept-lead") }),
      section(t("kept-mine"), list(comments.filter(({ mine }) => mine))),
      section(t("kept-theirs"), list(comments.filter(({ mine }) => !mine))),
      section(t("kept-add"), keptForm(desk, { act: (asked) => calls.act("reviews/library", asked) }))],
  };
}

function keptLine(desk, one) {
  const { t, calls, again } = desk;
  const who = facts(one.mine ? t(one.shared ? "kept-is-shared" : "kept-is-own") : t("kept-by", { name: one.by }));
  const words = make("div", {}, make("strong", { text: one.title }), wordsOf(one.text), who);
  if (!one.mine) return make("li", { class: "ct-desk-row" }, words);
  const act = (asked) => calls.act(`reviews/library/${one.id}`, asked);
  const form = keptForm(desk, { one, act });
  const change = changing(desk, { form, name: one.title });
  const away = press(t("kept-retire"), async () => (await act({ retired: true })) && again(t("kept-gone", one)), { "aria-label": t("kept-retire-of", one) });
  return make("li", { class: "ct-desk-row" }, words, make("div", { class: "ct-desk-acts" }, change, away), form);
}

function keptForm({ t, again }, { one = { title: "", text: "", shared: false }, act }) {
  const title = make("input", { type: "text", class: "ct-date", maxlength: "120", autocomplete: "off", value: one.title });
  const text = growing({ rows: 3 });
  fill(text, one.text);
  const shared = make("input", { type: "checkbox" });
  shared.checked = one.shared;
  const submit = async (event) => {
    event.preventDefault();
    if (await act({ title: title.value, text: text.box.value, shared: shared.checked })) await again(t("kept-saved", { title: title.value }));
  };
  return make("form", { class: "ct-desk-form ct-desk-notes", on: { submit } }, labelled(t("kept-title"), title), labelled(t("kept-text"), text.box),
    make("label", { class: "ct-choice" }, shared, t("kept-shared")), make("button", { type: "submit", class: "ct-button", text: t("kept-do") }));
}
