/* Two versions of one response, both as text, and the choice between them. */
function conflictPanel({ t, textOf, choose }) {
  const mine = make("div", { class: "ct-version" });
  const other = make("div", { class: "ct-version" });
  const button = (which, text) => make("button", {
    type: "button", class: "ct-button", "data-choose": which, text, on: { click: () => choose(which) },
  });
  const heading = make("p", { class: "ct-conflict-lead", id: freshId("conflict"), text: t("conflict") });
  const node = make("div", { class: "ct-conflict", role: "group", "aria-labelledby": heading.id, hidden: true },
    heading,
    make("div", { class: "ct-versions" },
      make("div", {}, mine, button("mine", t("go-on-mine"))),
      make("div", {}, other, button("other", t("go-on-other")))));
  const side = (place, title, value) =>
    place.replaceChildren(make("p", { class: "ct-legend", text: title }), wordsOf(textOf(value) || t("nothing")));
  let shown = "";
  return {
    node,
    show(snapshot, value) {
      const both = snapshot.state === "conflict" && snapshot.other ? canonical([value, snapshot.other]) : "";
      node.hidden = both === "";
      if (both && both !== shown) {
        const time = timeInWords(snapshot.other.savedAt);
        side(mine, t("mine"), value);
        side(other, time ? t("other-at", { time }) : t("other"), snapshot.other.value);
      }
      shown = both;
    },
  };
}
