/* One prompt of a hand-in: what was asked, what was written, what was said, and the reader's own comment. */
function answerView(desk, { page, prompt }) {
  const { t } = desk;
  const heading = make("h3", { class: "ct-review-answer", id: freshId("answer"), text: prompt.title });
  const comment = commentField(desk, {
    path: `reviews/hand-ins/${page.hand_in}/comments/${prompt.id}`,
    label: t(prompt.draft?.given ? "comment-again" : "comment"),
    draft: prompt.draft, aside: prompt.aside, module: page.module,
  });
  const now = prompt.comments.filter(({ old }) => !old);
  const earlier = prompt.comments.filter(({ old, about }) => old && about !== prompt.before?.version);
  const node = make("section", { class: "ct-desk-part", "aria-labelledby": heading.id, "data-answer": prompt.id },
    make("div", { class: "ct-review-asked" }, heading, marks(prompt.reply && t("reply-owed")), questionView(prompt)),
    make("div", { class: "ct-review-read" },
      writtenView(desk, prompt), beforeView(desk, prompt), laterView(desk, prompt),
      commentList(earlier, t, "comments-old"), commentList(now, t, "comments"), codingView(desk, prompt)),
    make("div", { class: "ct-review-answered" },
      levelsView(desk, { number: page.hand_in, module: page.module, prompt, open: Boolean(page.second && !page.second.done) }), commentPlace(comment, { t, prompt })));
  return { node, comment };
}

/* The question as it was asked; its own title stands above it already. */
function questionView({ question, title }) {
  const text = rich(question);
  if (text.firstElementChild?.textContent.trim() === title) text.firstElementChild.remove();
  text.classList.add("ct-quiet");
  return text.childElementCount ? text : null;
}

/* Where no reply is promised, a comment is an offer: its box opens when it is wanted. */
function commentPlace(comment, { t, prompt }) {
  if (prompt.reply || comment.isNew() || prompt.aside.length) return comment.node;
  const place = fold(t("comment-add"), comment.node);
  place.addEventListener("toggle", () => place.open && comment.box.focus());
  return place;
}

function writtenView({ t }, prompt) {
  const words = prompt.html ? rich(prompt.html) : markedWords(prompt);
  words.lang = prompt.language;
  return make("div", { class: "ct-review-words", role: "group", "aria-label": t("words") }, words);
}

/* The words of a text, with what stands under a theme underlined. */
function markedWords({ words, passages, themes }) {
  if (words !== passages || !themes.length) return wordsOf(words);
  const text = codePoints(words);
  const cuts = [...new Set([0, ...themes.flatMap(({ start, end }) => [start, end]), [...words].length])].sort((a, b) => a - b);
  const parts = cuts.slice(0, -1).map((from, at) => {
    const names = themes.filter(({ start, end }) => start <= from && from < end).map(({ name }) => name);
    const said = text.slice(from, cuts[at + 1]);
    return names.length ? make("mark", { title: names.join(", "), text: said }) : document.createTextNode(said);
  });
  return make("div", { class: "ct-words", dir: "auto" }, ...parts);
}

function overallView(desk, page) {
  const { t } = desk;
  const heading = make("h3", { class: "ct-review-answer", id: freshId("answer"), text: t("overall") });
  const { draft, aside, comments } = page.overall;
  const comment = commentField(desk, {
    path: `reviews/hand-ins/${page.hand_in}/comments/overall`, label: t("comment-overall"), draft, aside, module: page.module,
  });
  const node = make("section", { class: "ct-desk-part", "aria-labelledby": heading.id, "data-answer": "overall" }, heading,
    commentList(comments.filter(({ old }) => old), t, "comments-old"), commentList(comments.filter(({ old }) => !old), t, "comments"), comment.node);
  return { node, comment };
}
