// Draws our own widgets, which keep to anywidget's contract, without the rest of Jupyter's front end.
import { Model } from "./model.js";

const definitions = new Map();

export class LightManager {
  #models = new Map();

  // `modules` gives the widgets' modules in the order of the numbers in the state.
  constructor({ link, modules, report }) {
    this.link = link;
    this.modules = modules;
    this.report = report;
  }

  async get_model(id) {
    if (!this.#models.has(id)) throw new Error(`No widget model ${id} on this page`);
    return this.#models.get(id);
  }

  build(models) {
    for (const [id, { state: values }] of Object.entries(models)) {
      const comm = this.link.comm(id, "jupyter.widget");
      this.#models.set(id, new Model({ values, comm, manager: this, report: this.report }));
    }
    for (const model of this.#models.values()) this.#initialize(model).catch(this.report);
  }

  async draw(place) {
    const model = await this.get_model(place.dataset.model);
    const { render } = await this.#definitionOf(model);
    const el = document.createElement("div");
    await this.#layOut(el, model.get("layout"));
    place.append(el);
    await render?.({ model, el, ...this.#promised() });
  }

  async #initialize(model) {
    if (model.get("_esm") === undefined) return;
    const { initialize } = await this.#definitionOf(model);
    await initialize?.({ model, ...this.#promised() });
  }

  // What else the contract hands to a widget; this page lives as long as its widgets.
  #promised() {
    const host = { getModel: (reference) => this.get_model(reference.replace(/^IPY_MODEL_/, "")) };
    return { signal: new AbortController().signal, host };
  }

  async #definitionOf(model) {
    const module = model.get("_esm");
    const definition = typeof module === "number" ? (await this.modules)[module] : await textually(module);
    return typeof definition === "function" ? definition() : definition;
  }

  async #layOut(el, reference) {
    if (!reference) return;
    const layout = await this.get_model(reference.replace(/^IPY_MODEL_/, ""));
    for (const name of LAYOUT) if (layout.get(name)) el.style.setProperty(name.replaceAll("_", "-"), layout.get(name));
  }
}

const LAYOUT = [
  "align_content", "align_items", "align_self", "border_bottom", "border_left", "border_right", "border_top", "bottom",
  "display", "flex", "flex_flow", "grid_area", "grid_auto_columns", "grid_auto_flow", "grid_auto_rows", "grid_column",
  "grid_gap", "grid_row", "grid_template_areas", "grid_template_columns", "grid_template_rows", "height",
  "justify_content", "justify_items", "left", "margin", "max_height", "max_width", "min_height", "min_width",
  "object_fit", "object_position", "order", "overflow", "padding", "right", "top", "visibility", "width",
];

// A module that could not be joined with the others: read and run once for all widgets of its class.
function textually(text) {
  if (!definitions.has(text)) definitions.set(text, load(text));
  return definitions.get(text);
}

async function load(text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  try {
    return (await import(address)).default;
  } finally {
    URL.revokeObjectURL(address);
  }
}
