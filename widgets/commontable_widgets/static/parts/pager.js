/* One page of several at a time, by a menu or by the buttons below it; on paper those begun, or all.
   `pages` are {id, title, node, group, isAnswered()}, with titleNow() where the writer gives the title;
   pages of one group stand together in the menu. */
function pager({ t, label, pages, opened = () => {} }) {
  let at = 0;
  const menu = pick({ label, choices: grouped(pages), changed: () => open(pages.findIndex(({ id }) => id === menu.value())) });
  const back = turner(t("previous"), () => turn(-1));
  const on = turner(t("next"), () => turn(1));
  const place = make("p", { class: "ct-quiet ct-page-place" });
  function open(next) {
    at = next;
    pages.forEach(({ node }, number) => node.classList.toggle("ct-page-open", number === at));
    menu.show(pages[at].id);
    back.hidden = at === 0;
    on.hidden = at === pages.length - 1;
    setText(place, t("place", { at: at + 1, total: pages.length }));
    opened(pages[at].id);
  }
  /* Who turns a page by its button goes on reading at its top. */
  function turn(step) {
    open(at + step);
    const title = pages[at].node.querySelector("legend");
    title.tabIndex = -1;
    title.focus();
  }
  const options = [...menu.select.querySelectorAll("option")];
  open(0);
  return {
    node: make("div", { class: "ct-pager" }, menu.node, ...pages.map(({ node }) => node),
      make("div", { class: "ct-page-row" }, back, on, place)),
    refresh() {
      pages.forEach(({ title, titleNow, isAnswered, node }, number) => {
        const shown = titleNow?.() ?? title;
        node.classList.toggle("ct-page-begun", isAnswered());
        setText(options[number], isAnswered() ? t("answered", { title: shown }) : shown);
      });
    },
  };
}

function turner(text, act) {
  return make("button", { type: "button", class: "ct-button", text, on: { click: act } });
}

function grouped(pages) {
  const names = [...new Set(pages.map(({ group }) => group))];
  const choicesOf = (name) => pages.filter(({ group }) => group === name).map(({ id, title }) => ({ id, text: title }));
  return names.flatMap((name) => (name ? [{ text: name, choices: choicesOf(name) }] : choicesOf(name)));
}

/* A page of a pager: a titled group, with a line or two about it. */
function pageOf(title, about, ...children) {
  const told = about && make("p", { class: "ct-page-text", text: about });
  return make("fieldset", { class: "ct-page" }, make("legend", { class: "ct-page-title", text: title }), told, ...children);
}

/* The root of a practice widget: its title, who reads it, what it asks. */
function practice({ model, reads }, ...children) {
  const { lead, credit } = model.get("content");
  return make("fieldset", { class: "ct-body" },
    make("legend", { class: "ct-title", text: model.get("title") }), reads,
    make("p", { class: "ct-lead", text: lead }), ...children,
    credit && make("p", { class: "ct-quiet ct-credit", text: credit }));
}
