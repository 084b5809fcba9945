/* Elements are made, never parsed: what a person wrote can only ever become text. */
function make(tag, { text, on = {}, ...attributes } = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(name, value === true ? "" : value);
    }
  }
  if (text !== undefined) node.textContent = text;
  for (const [event, act] of Object.entries(on)) node.addEventListener(event, act);
  node.append(...children.filter(Boolean));
  return node;
}

/* Two views of one widget in a notebook must not share ids or radio names. */
function freshId(stem) {
  return `ct-${stem}-${Math.random().toString(36).slice(2, 10)}`;
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/* A person's own words: as typed, in the direction they are written in. */
function wordsOf(text) {
  return make("div", { class: "ct-words", dir: "auto", text });
}

function labelled(label, control, hint) {
  control.id ||= freshId("control");
  return make("div", { class: "ct-labelled" }, make("label", { for: control.id, text: label }), hint, control);
}

function growing({ rows = 3, describedBy, changed }) {
  const box = make("textarea", {
    class: "ct-box", rows, dir: "auto", "aria-describedby": describedBy, on: { input: changed },
  });
  const grow = () => {
    box.style.blockSize = "auto";
    box.style.blockSize = `${box.scrollHeight + 2}px`;
  };
  if (!CSS.supports("field-sizing", "content")) {
    box.addEventListener("input", grow);
    new ResizeObserver(grow).observe(box);
  }
  return { box, grow: CSS.supports("field-sizing", "content") ? () => {} : grow };
}

/* Setting the same text again would throw the caret to the end. */
function fill(growingBox, text) {
  const { box, grow } = growingBox;
  if (box.value !== text) box.value = text;
  grow();
}
