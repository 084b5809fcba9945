// Jupyter's own widget manager, for pages with widgets beyond ours; loaded only there.
import * as base from "@jupyter-widgets/base";
import { ManagerBase } from "@jupyter-widgets/base-manager";
import { Widget } from "@lumino/widgets";
import { makeAnywidget } from "./anywidget.js";

const anywidget = makeAnywidget(base);

export class FullManager extends ManagerBase {
  constructor({ link, report }) {
    super();
    this.link = link;
    this.report = report;
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
  build(models) {
    for (const [id, { model_name, model_module, model_module_version, state }] of Object.entries(models)) {
      const comm = this.link.comm(id, "jupyter.widget");
      this.new_model({ model_name, model_module, model_module_version, model_id: id, comm }, state).catch(this.report);
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
