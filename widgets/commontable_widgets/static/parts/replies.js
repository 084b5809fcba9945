/* What readers wrote back, as plain text under the words it is about. */
function reply({ text, givenAt, from, words, about }, { t, value, version }) {
  const by = t("from", { name: from || t("a-reader"), time: timeInWords(givenAt) });
  // A reply belongs to the words it was written about, also where others stand above it now.
  const older = typeof words === "string" && canonical(words) !== canonical(value);
  const changed = !older && Number.isInteger(about) && Number.isInteger(version) && about !== version;
  return make("li", { class: "ct-reply" },
    older && make("p", { class: "ct-legend", text: t("about") }), older && wordsOf(words),
    changed && make("p", { class: "ct-quiet", text: t("about-earlier") }),
    make("p", { class: "ct-reply-by", text: by }), wordsOf(text));
}

function repliesPanel(t, attributes) {
  const heading = make("p", { class: "ct-legend", id: freshId("replies"), text: t("reply") });
  const list = make("ul", { class: "ct-replies" });
  const none = make("p", { class: "ct-quiet", text: t("no-reply") });
  // A group, no region: a page has many of these, and landmarks of one name help nobody to find a place.
  const node = make("div", { role: "group", "aria-labelledby": heading.id, hidden: true, ...attributes }, heading, list, none);
  let shown = "";
  return {
    node,
    show({ feedback, value, version }, { waiting = false } = {}) {
      node.hidden = feedback.length === 0 && !waiting;
      none.hidden = feedback.length > 0;
      const now = feedback.length ? canonical([feedback, value, version]) : "";
      if (now !== shown) list.replaceChildren(...feedback.map((each) => reply(each, { t, value, version })));
      shown = now;
    },
  };
}

/* A comment on a prompt without a Feedback widget of its own must reach its writer too. */
function repliesInField(prompt, t) {
  const panel = repliesPanel(t, { class: "ct-replies-in-field", "data-replies-in-field": prompt });
  const elsewhere = () => document.querySelector(`[data-feedback-for="${CSS.escape(prompt)}"]`) !== null;
  return { node: panel.node, show: (snapshot) => panel.show(elsewhere() ? { feedback: [] } : snapshot) };
}

function hideRepliesInField(prompt) {
  for (const node of document.querySelectorAll(`[data-replies-in-field="${CSS.escape(prompt)}"]`)) {
    node.hidden = true;
    node.querySelector(".ct-replies").replaceChildren();
  }
}
