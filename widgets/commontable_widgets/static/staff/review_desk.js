/* The review app: a queue, one hand-in, two readers, themes, kept comments. Its address names no person. */
const VIEWS = { queue: queueView, second: secondView, themes: themesView, kept: keptView };

async function openReview({ model, t, root }) {
  const service = await staffService();
  const said = sayer();
  const desk = {
    t, service, said, start: model.get("start"), calls: caller({ service, said, t }),
    filters: { module: "", prompt: "", cohort: "", state: "waiting", order: "module", second: "" },
  };
  const links = ["queue", "second", "themes", "kept"].map((name) => make("a", { href: `#${name}`, "data-view": name, text: t(`to-${name}`) }));
  const place = make("div", { class: "ct-review-view" });
  root.replaceChildren(make("nav", { class: "ct-review-nav", "aria-label": t("nav") }, make("ul", {}, ...links.map((link) => make("li", {}, link)))),
    make("div", { class: "ct-desk-told" }, said.node), place);
  const show = viewer({ desk, place, links });
  const named = () => location.hash.slice(1) || "queue";
  let told = "";
  /* The same address again is the same view, fetched anew. */
  desk.again = (text) => show(named(), { text });
  desk.open = (to, text = "") => {
    told = text;
    location.hash = String(to);
  };
  addEventListener("hashchange", () => {
    const text = told;
    told = "";
    show(named(), { text });
  });
  await show(named(), { focus: false });
}

/* Shows one view at a time; a view that was asked for later is never overtaken by an earlier one. */
function viewer({ desk, place, links }) {
  let [asked, leave] = [0, () => {}];
  return async function show(name, { text = "", focus = true } = {}) {
    const mine = ++asked;
    const isHandIn = /^\d+$/.test(name);
    const known = isHandIn ? "queue" : name in VIEWS ? name : "queue";
    place.setAttribute("aria-busy", "true");
    desk.said.say("");
    const view = await (isHandIn ? handInView(desk, name) : VIEWS[known](desk)).catch((problem) => unreached(desk, problem));
    if (mine !== asked) return view.leave?.();
    leave();
    leave = view.leave ?? (() => {});
    for (const link of links) {
      if (link.dataset.view === known) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    place.replaceChildren(...view.nodes.filter(Boolean));
    place.removeAttribute("aria-busy");
    if (focus) view.heading.focus();
    if (text) desk.said.say(text);
  };
}

function unreached(desk, problem) {
  const heading = viewTitle(desk.t("title"));
  return { heading, nodes: [heading, make("p", { text: problem.status ? problem.message : desk.t("lost") }), press(desk.t("again"), () => desk.again(""))] };
}

function render({ model, el }) {
  const t = translator(model);
  const root = make("div", { class: "ct-field ct-desk ct-review" });
  el.replaceChildren(root);
  if (model.get("notice")) root.append(make("p", { class: "ct-desk-notice", role: "note", text: model.get("notice") }));
  else openReview({ model, t, root });
}

export default { render };
