// Draws the widgets that the page's state describes; they work without a kernel until one is needed.
import * as base from "@jupyter-widgets/base";
import { ManagerBase } from "@jupyter-widgets/base-manager";
import { Widget } from "@lumino/widgets";
import { makeAnywidget } from "./anywidget.js";
import { KernelLink } from "./kernel_link.js";

const anywidget = makeAnywidget(base);

class PageManager extends ManagerBase {
  constructor(link) {
    super();
    this.link = link;
  }

  async loadClass(name, module) {
    const found = { "@jupyter-widgets/base": base, anywidget }[module] ?? (await controls(module));
    if (!found?.[name]) throw new Error(`No widget class ${name} of ${module} on this page`);
    return found[name];
  }

  async _create_comm(target, id) {
    return this.link.comm(id, target);
  }

  async _get_comm_info() {
    return {};
  }

  // Every model is made at once: those that refer to others wait for them by themselves.
  build(state) {
    for (const [id, { model_name, model_module, model_module_version, state: values }] of Object.entries(state)) {
      const comm = this.link.comm(id, "jupyter.widget");
      this.new_model({ model_name, model_module, model_module_version, model_id: id, comm }, values).catch(report);
    }
  }

  async draw(place) {
    const model = await this.get_model(place.dataset.model);
    const view = await this.create_view(model);
    Widget.attach(view.luminoWidget, place);
  }
}

async function controls(module) {
  return module === "@jupyter-widgets/controls" ? import("./controls.js") : null;
}

export function startManager({ service, state }) {
  if (!state) return null;
  const manager = new PageManager(new KernelLink(service));
  manager.build(JSON.parse(state.textContent).state ?? {});
  for (const place of document.querySelectorAll(".ct-widget[data-model]")) {
    manager.draw(place).catch((problem) => {
      report(problem);
      place.textContent = "This part of the page could not be shown. The rest works, and nothing you wrote is lost.";
    });
  }
  return manager;
}

function report(problem) {
  console.error(problem);
}
