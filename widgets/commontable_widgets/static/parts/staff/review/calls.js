/* Asking the staff service: what was answered, or null once the line above the view has said what is wrong. */
function caller({ service, said, t }) {
  const problemOf = (problem) => (problem.status ? problem.message : t("failed"));
  return {
    problemOf,
    get: (path, query = {}) => service.call(pathWith(path, query)),
    async act(path, body = {}) {
      try {
        const answer = await service.call(path, { method: "POST", body });
        said.say("");
        return answer;
      } catch (problem) {
        said.say(problemOf(problem));
        return null;
      }
    },
  };
}

function pathWith(path, query) {
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
  return asked.size ? `${path}?${asked}` : path;
}

function menu(choices, { value, changed }) {
  const options = choices.map(({ id, text }) => make("option", { value: id, text }));
  const node = make("select", { class: "ct-pick", on: { change: () => changed?.(node.value) } }, ...options);
  if (value !== undefined) node.value = value;
  return node;
}

function facts(...said) {
  return make("p", { class: "ct-quiet", text: said.filter(Boolean).join(" ") });
}

function marks(...said) {
  const shown = said.filter(Boolean);
  return shown.length ? make("p", { class: "ct-review-marks" }, ...shown.map((text) => make("span", { class: "ct-mark", text }))) : null;
}

/* A button that opens the form for a change, and closes it. */
function changing({ t }, { form, name }) {
  form.hidden = true;
  const button = press(t("change"), () => {
    form.hidden = !form.hidden;
    button.setAttribute("aria-expanded", String(!form.hidden));
    if (!form.hidden) form.querySelector("input").focus();
  }, { "aria-expanded": "false", "aria-label": t("change-of", { name }) });
  return button;
}

/* A table that scrolls sideways by itself, so that the page does not; the first of each row names it. */
function tableOf(label, heads, rows) {
  const line = ([name, ...cells]) => make("tr", {}, make("th", { scope: "row", text: name }), ...cells.map((text) => make("td", { text: String(text) })));
  return make("div", { class: "ct-desk-scroll", tabindex: "0", role: "region", "aria-label": label },
    make("table", {}, make("thead", {}, make("tr", {}, ...heads.map((text) => make("th", { scope: "col", text })))), make("tbody", {}, ...rows.map(line))));
}

/* A title that takes the focus when its view opens. */
function viewTitle(text) {
  return make("h2", { class: "ct-desk-title", tabindex: "-1", text });
}

/* A guide opens beside what is being read. */
function guideLink({ t, service }, name, text) {
  return make("p", {}, make("a", { class: "ct-review-guide", href: service.address(`../../staff/guides/${name}/guide.html`), target: "_blank", rel: "noopener", text: t(text) }));
}

function fold(title, ...children) {
  return make("details", { class: "ct-review-fold" }, make("summary", { text: title }), ...children);
}
