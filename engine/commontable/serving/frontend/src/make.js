// Elements are made, never parsed: what a person wrote can only ever become text.
export function make(tag, { text, on = {}, ...attributes } = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value === true ? "" : value);
  }
  if (text !== undefined) node.textContent = text;
  for (const [event, act] of Object.entries(on)) node.addEventListener(event, act);
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

// A screen reader announces a region that is set again, even to the same words.
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function addSheet(text) {
  document.head.append(make("style", { text }));
}
