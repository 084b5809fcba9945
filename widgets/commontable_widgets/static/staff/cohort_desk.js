/* One cohort: who is where, and figures that Python has drawn. Another cohort is asked of the page's own Python. */
function factsView({ facts }) {
  return make("dl", { class: "ct-cohort-facts" },
    ...facts.map(({ label, value }) => make("div", {}, make("dt", { text: label }), make("dd", { text: value }))));
}

function shownCohort(view, t) {
  const who = view.people.length ? peopleView({ t, ...view }) : [make("p", { text: t("nobody") })];
  const people = section(t("people"), make("p", { class: "ct-cohort-lead", text: t("people-hint") }), ...who);
  people.id = "ct-cohort-people";
  const parts = [people, ...view.sections.map((each) => figuresView({ t, section: each }))];
  const links = parts.map((part) => make("li", {}, make("a", { href: `#${part.id}`, text: part.querySelector("h2").textContent })));
  return [factsView(view), make("nav", { "aria-label": t("jump") }, make("ul", { class: "ct-cohort-jump" }, ...links)),
    ...parts, ...view.notes.map((text) => make("p", { class: "ct-quiet", text }))];
}

/* A menu of one's cohorts, what became of the choice, and a second try. */
function openCohorts({ model, t, root }) {
  const place = make("div", { class: "ct-cohort-place" });
  const said = sayer({ class: "ct-cohort-said" });
  const menu = make("select", { class: "ct-pick", on: { change: () => ask() } });
  const again = press(t("again"), () => ask(), { hidden: true });
  let view = model.get("shown");
  const draw = (next, told) => {
    view = next;
    menu.replaceChildren(...view.cohorts.map((name) => make("option", { value: name, text: name })));
    menu.value = view.cohort;
    place.replaceChildren(...shownCohort(view, t));
    place.removeAttribute("aria-busy");
    again.hidden = true;
    said.say(told ?? t("shown", view));
  };
  const asking = asker(model, {
    answered: (answer) => draw(answer.view),
    failed(reason, sentence) {
      place.removeAttribute("aria-busy");
      again.hidden = false;
      said.say(`${sentence || t(reason || "slow")} ${t("still", view)}`);
    },
  });
  function ask() {
    place.setAttribute("aria-busy", "true");
    said.say(t("fetching", { cohort: menu.value }));
    asking.ask("cohort", { cohort: menu.value });
  }
  draw(view, "");
  const open = () => place.querySelectorAll("details").forEach((figure) => { figure.open = true; });
  addEventListener("beforeprint", open);
  const choose = view.cohorts.length > 1 ? labelled(t("choose"), menu) : null;
  root.replaceChildren(make("div", { class: "ct-cohort-choose" }, choose, said.node, again), place);
  return () => {
    asking.end();
    removeEventListener("beforeprint", open);
  };
}

function render({ model, el }) {
  const t = translator(model);
  const root = make("div", { class: "ct-field ct-desk" });
  el.replaceChildren(root);
  if (!model.get("notice")) return openCohorts({ model, t, root });
  root.append(make("p", { class: "ct-desk-notice", role: "note", text: model.get("notice") }));
}

export default { render };
