/* One hand-in before its reader. */
async function handInView(desk, number) {
  const { t, calls, filters } = desk;
  const [page, { themes }, { comments: kept }] = await Promise.all([
    calls.get(`reviews/hand-ins/${number}`, filters), calls.get("reviews/themes"), calls.get("reviews/library"),
  ]);
  const here = { ...desk, themes, kept };
  const top = topView(here, page);
  const answers = page.prompts.map((prompt) => answerView(here, { page, prompt }));
  const overall = answers.length ? overallView(here, page) : null;
  const comments = [...answers, ...(overall ? [overall] : [])].map(({ comment }) => comment);
  const go = (to) => to && desk.open(to);
  const keys = letterKeys({ t, acts: {
    n: () => go(page.next), p: () => go(page.previous), q: () => go("queue"),
    c: () => comments[0]?.box.focus(),
  } });
  const escape = (event) => event.key === "Escape" && event.target.matches("textarea, input") && top.heading.focus();
  return {
    heading: top.heading,
    nodes: [make("div", { class: "ct-review-page", on: { keydown: escape } }, top.node, top.today, ...answers.map(({ node }) => node),
      overall?.node ?? make("p", { class: "ct-desk-part", text: t("no-words") }), givingView(here, { page, comments }), wayView(desk, page), keys.node)],
    leave() {
      keys.leave();
      comments.forEach((each) => each.leave());
    },
  };
}
