/* What readers said, with who and when, and whether its writer has it yet. */
function commentList(comments, t, title) {
  if (!comments.length) return null;
  const heading = make("p", { class: "ct-legend", id: freshId("comments"), text: t(title) });
  return make("div", { role: "group", "aria-labelledby": heading.id, class: "ct-review-said" }, heading,
    make("ul", { class: "ct-replies" }, ...comments.map((one) => make("li", { class: "ct-reply" },
      make("p", { class: "ct-reply-by", text: whoSaid(one, t) }), wordsOf(one.text)))));
}

function whoSaid({ by, given_at: at, where, mine }, t) {
  if (!at) return t(mine ? "comment-begun" : "comment-waits");
  const who = t("comment-by", { name: by || t("comment-reader"), time: timeInWords(at) });
  return where === "formgrader" ? `${who}, ${t("comment-formgrader")}` : who;
}
