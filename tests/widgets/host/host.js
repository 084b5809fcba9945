/* The anywidget model contract over the state that the Python widgets gave; no widget code lives here. */
import { page } from "./page.js";

const asked = new URLSearchParams(location.search);
globalThis.sent = [];

if (!asked.has("notebook")) {
  const meta = document.createElement("meta");
  meta.name = "commontable-service";
  document.head.append(meta);
  globalThis[Symbol.for("commontable.page")] = page;
}

function modelOf(id, state, manager) {
  const attributes = new Map(Object.entries(state));
  const handlers = [];
  return {
    widget_manager: manager,
    get: (name) => attributes.get(name),
    set(name, value) {
      attributes.set(name, value);
      this.trigger(`change:${name}`);
    },
    on: (name, act) => handlers.push([name, act]),
    off() {},
    trigger: (name, ...told) => handlers.filter(([each]) => each === name).forEach(([, act]) => act(...told)),
    save_changes: () => globalThis.sent.push([id, attributes.get("value")]),
    send() {},
  };
}

async function definitionOf(model) {
  const text = new Blob([model.get("_esm")], { type: "text/javascript" });
  return (await import(URL.createObjectURL(text))).default;
}

const { models, shown } = await (await fetch("models.json")).json();
const manager = { get_model: async (id) => globalThis.models[id] };
globalThis.models = {};
for (const [id, state] of Object.entries(models)) globalThis.models[id] = modelOf(id, state, manager);
for (const model of Object.values(globalThis.models)) {
  const style = document.createElement("style");
  style.textContent = model.get("_css");
  document.head.append(style);
}

const wanted = asked.get("show")?.split(",") ?? Object.keys(shown);
for (const name of wanted) {
  const el = document.createElement("div");
  document.querySelector("main").append(el);
  const model = globalThis.models[shown[name]];
  (await definitionOf(model)).render({ model, el });
}
// The Keeps run last on purpose: widgets must wait for them.
for (const model of Object.values(globalThis.models)) {
  if (model.get("key")) (await definitionOf(model)).initialize({ model });
}
document.body.dataset.ready = "true";
