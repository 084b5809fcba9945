/* Words that read like those under a theme: likeness of words only, so a person says of each whether it belongs. */
async function suggestionsView({ t, calls, said }, { theme, close }) {
  const found = await calls.get(`reviews/themes/${theme.id}/suggestions`).catch((problem) => said.say(calls.problemOf(problem)));
  if (!found) return "";
  const heading = make("h2", { class: "ct-desk-heading", id: freshId("near"), tabindex: "-1", text: t("suggest-title", theme) });
  const list = make("ul", { class: "ct-desk-rows" });
  const decide = async (act, one, node) => {
    const { version, start, end } = one;
    if (!(await calls.act(`reviews/themes/${theme.id}/${act}`, { version, start, end, suggested: true }))) return;
    const next = node.nextElementSibling ?? node.previousElementSibling;
    node.remove();
    said.say(t(act === "passages" ? "suggest-took" : "suggest-declined"));
    (next?.querySelector("button") ?? heading).focus();
  };
  for (const one of found.suggestions) list.append(suggestionLine({ t, one, decide }));
  requestAnimationFrame(() => heading.focus());
  return make("section", { class: "ct-desk-part", "aria-labelledby": heading.id }, heading, make("p", { text: found.sentence }), list, press(t("suggest-close"), close));
}

function suggestionLine({ t, one, decide }) {
  const quote = make("q", { class: "ct-review-quote", id: freshId("quote"), dir: "auto", text: one.text });
  const button = (name, act) => press(t(name), () => decide(act, one, node), { "aria-describedby": quote.id });
  const node = make("li", { class: "ct-desk-row" },
    make("div", {}, quote, facts(t("suggest-near", one)), facts(`${one.title}.`)),
    make("div", { class: "ct-desk-acts" }, button("suggest-yes", "passages"), button("suggest-no", "declined"),
      make("a", { class: "ct-button", href: `#${one.hand_in}`, text: t("suggest-open"), "aria-describedby": quote.id })));
  return node;
}
