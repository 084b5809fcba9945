/* Small pieces of a desk: buttons, one line that says what happened, lists that keep their place. */
function press(text, act, { main = false, ...attributes } = {}) {
  const kind = main ? "ct-button ct-main-button" : "ct-button";
  return make("button", { type: "button", class: kind, text, on: { click: act }, ...attributes });
}

function sayer(attributes = {}) {
  const node = make("p", { class: "ct-desk-said", role: "status", ...attributes });
  return {
    node,
    say(text) {
      /* The same words twice are two messages. */
      node.textContent = "";
      node.textContent = text ?? "";
    },
  };
}

/* A list whose entries stay the same elements while they stay the same entries: typing and focus outlive a refresh. */
function keyedList(tag, attributes, { key, draw }) {
  const node = make(tag, attributes);
  let known = new Map();
  return {
    node,
    show(entries) {
      const next = new Map(entries.map((entry) => [key(entry), known.get(key(entry)) ?? draw(entry)]));
      for (const [name, part] of known) if (!next.has(name)) part.node.remove();
      [...next.values()].forEach((part, at) => {
        if (node.children[at] !== part.node) node.insertBefore(part.node, node.children[at] ?? null);
      });
      entries.forEach((entry) => next.get(key(entry)).show(entry));
      known = next;
      node.hidden = entries.length === 0;
    },
  };
}

function section(title, ...children) {
  const heading = make("h2", { class: "ct-desk-heading", id: freshId("desk"), text: title });
  return make("section", { class: "ct-desk-part", "aria-labelledby": heading.id }, heading, ...children);
}

function pressed(button, on) {
  button.setAttribute("aria-pressed", String(on));
}
