/* What changed between two versions: said by line and by word, never by colour alone. */
function changesOf(changes, t) {
  const tag = { added: "ins", removed: "del" };
  const parts = changes.map(({ op, text }) => (tag[op]
    ? make(tag[op], {}, make("span", { class: "ct-hidden", text: ` ${t(`change-${op}`)} ` }), text)
    : document.createTextNode(text)));
  return make("div", { class: "ct-words", dir: "auto" }, ...parts);
}

/* The hand-in before: its words with what was said about them, beside what they are now. */
function beforeView({ t }, prompt) {
  const { before } = prompt;
  if (!before) return null;
  if (!before.changes.length) return facts(t("before-same"));
  const then = prompt.comments.filter(({ about }) => about === before.version);
  return fold(t("before"), make("div", { class: "ct-versions" },
    make("div", { class: "ct-version" }, make("p", { class: "ct-legend", text: t("before-old", { day: dayInWords(before.day) }) }),
      wordsOf(before.words), commentList(then, t, "said-then")),
    make("div", { class: "ct-version" }, make("p", { class: "ct-legend", text: t("before-now") }), changesOf(before.changes, t))));
}

/* What was saved after handing in, where the writer lets it be read. */
function laterView({ t }, { later }) {
  if (!later.length) return null;
  const versions = later.map((each) => make("div", { class: "ct-version" },
    make("p", { class: "ct-legend", text: t("words-by", { day: dayInWords(each.day) }) }), changesOf(each.changes, t)));
  return fold(t("later", { count: later.length }), facts(t("later-hint")), ...versions);
}
