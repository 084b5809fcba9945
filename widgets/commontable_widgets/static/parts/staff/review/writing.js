/* A comment while it is written: kept like a participant's words, with the library of kept comments at hand. */
function commentField(desk, { path, label, draft, aside, module }) {
  const { t, service, start } = desk;
  const text = growing({ rows: 4, changed: () => { words.typing(); field.type(text.box.value); } });
  const body = { value: () => text.box.value, show: (value) => fill(text, value ?? ""), textOf: (value) => value ?? "" };
  const words = arrivals(body);
  const status = statusLine();
  const choose = (which) => {
    if (which === "other") words.letGo();
    field.choose(which);
    text.box.focus();
  };
  const conflict = conflictPanel({ t, textOf: body.textOf, choose });
  const field = service.field(path, { person: start.me, stored: draft?.given ? null : draft, base: draft?.version ?? null, aside });
  const leave = field.subscribe((snapshot) => {
    const typed = words.take(snapshot);
    status.say(statusOf(snapshot, { typed, t }));
    conflict.show(snapshot, body.value());
  });
  const insert = (kept) => {
    text.box.focus();
    text.box.setRangeText(kept, text.box.selectionStart, text.box.selectionEnd, "end");
    text.box.dispatchEvent(new Event("input"));
  };
  return {
    node: make("div", { class: "ct-review-writing", on: { focusout: () => status.forget() } },
      labelled(label, text.box), status.node, conflict.node, keptTools(desk, { text: () => text.box.value, insert, module })),
    leave,
    box: text.box,
    isNew: () => text.box.value.trim() !== "",
  };
}

/* Put a kept comment in, or keep this one. */
function keptTools({ t, calls, kept, said }, { text, insert, module }) {
  const here = kept.filter((one) => !one.module || one.module === module);
  const choice = menu([{ id: "", text: t("kept-choose") }, ...here.map(({ id, title }) => ({ id, text: title }))], {});
  const put = press(t("kept-insert"), () => {
    const found = here.find(({ id }) => String(id) === choice.value);
    if (found) insert(found.text);
  });
  const title = make("input", { type: "text", class: "ct-date", maxlength: "120", autocomplete: "off" });
  const shared = make("input", { type: "checkbox" });
  const keep = async (event) => {
    event.preventDefault();
    if (!text().trim()) return said.say(t("kept-empty"));
    if (!(await calls.act("reviews/library", { title: title.value, text: text(), shared: shared.checked }))) return;
    said.say(t("kept-done"));
    title.value = "";
    node.querySelector("details").open = false;
  };
  const form = make("form", { class: "ct-desk-form ct-desk-notes", on: { submit: keep } }, labelled(t("kept-title"), title),
    make("label", { class: "ct-choice" }, shared, t("kept-shared")), make("button", { type: "submit", class: "ct-button", text: t("kept-do") }));
  const node = make("div", { class: "ct-review-kept" },
    here.length > 0 && make("div", { class: "ct-desk-inline" }, labelled(t("kept-use"), choice), put),
    fold(t("kept-keep"), form));
  return node;
}
