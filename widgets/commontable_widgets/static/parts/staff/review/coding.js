/* Themes on the words of one answer: select, choose, put on; and what stands there already. */
function codingView(desk, prompt) {
  const { t } = desk;
  if (!prompt.passages.trim()) return null;
  const list = make("ul", { class: "ct-desk-rows" });
  const text = codePoints(prompt.passages);
  const said = sayer();
  const summary = make("summary");
  let now = prompt.themes;
  const draw = () => {
    setText(summary, t("coding", { count: now.length }));
    list.hidden = now.length === 0;
    list.replaceChildren(...now.map((one) => passageLine(desk, { one, quote: text.slice(one.start, one.end), gone: () => take(one) })));
  };
  const take = (one) => {
    now = now.filter(({ number }) => number !== one.number);
    said.say(t("coding-off-done"));
    draw();
    summary.focus();
  };
  const add = (one) => {
    now = [...now.filter(({ number }) => number !== one.number), one].sort((a, b) => a.start - b.start);
    said.say(t("coding-done", { text: text.slice(one.start, one.end), name: one.name }));
    draw();
  };
  draw();
  return make("details", { class: "ct-review-fold" }, summary, list, codingForm(desk, { prompt, text, add }), said.node);
}

function passageLine({ t, calls }, { one, quote, gone }) {
  const off = press(t("coding-off"), async () => (await calls.act(`reviews/passages/${one.number}/remove`)) && gone(), { "aria-label": t("coding-off-of", { name: one.name, text: quote }) });
  return make("li", { class: "ct-desk-row" },
    make("div", {}, make("q", { class: "ct-review-quote", dir: "auto", text: quote }), facts(t("coding-by", one))), off);
}

function codingForm({ t, calls, themes }, { prompt, text, add }) {
  const living = themes.filter(({ retired }) => !retired);
  if (!living.length) return facts(t("coding-none"));
  const box = wordsToSelect(prompt.passages);
  const choice = menu(living.map(({ id, name }) => ({ id, text: name })), {});
  const put = async () => {
    const { start, end } = chosenIn(box, text);
    const theme = living.find(({ id }) => String(id) === choice.value);
    const done = await calls.act(`reviews/themes/${theme.id}/passages`, { version: prompt.version, start, end });
    if (done) add({ number: done.number, theme: theme.id, name: theme.name, by: done.by, start, end });
  };
  return make("div", { class: "ct-review-coding" }, facts(t("coding-hint")), labelled(t("coding-words"), box),
    make("div", { class: "ct-desk-inline" }, labelled(t("coding-theme"), choice), press(t("coding-put"), put)));
}

/* A box with a cursor, in which nothing changes: one that is read-only has no cursor that keys could move. */
function wordsToSelect(text) {
  const box = make("textarea", { class: "ct-box", rows: "4", dir: "auto", "aria-readonly": "true", inputmode: "none", spellcheck: "false", on: {
    beforeinput: (event) => event.preventDefault(),
    input: () => { box.value = text; },
  } });
  box.value = text;
  return box;
}

/* The server counts characters as Python does; a browser counts some of them twice. */
function codePoints(text) {
  const points = [...text];
  return { slice: (start, end) => points.slice(start, end).join(""), at: (index) => [...text.slice(0, index)].length, text };
}

/* What is selected; with nothing selected, the sentence at the cursor. */
function chosenIn({ selectionStart: from, selectionEnd: to }, { text, at }) {
  if (to > from) return { start: at(from), end: at(to) };
  const before = Math.max(...[".", "!", "?", "\n"].map((mark) => text.lastIndexOf(mark, from - 1))) + 1;
  const after = text.slice(from).search(/[.!?\n]/);
  const whole = text.slice(before, after < 0 ? text.length : from + after + 1);
  const start = before + whole.length - whole.trimStart().length;
  return { start: at(start), end: at(start + whole.trim().length) };
}
