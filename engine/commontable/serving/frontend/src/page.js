// The entry of a module page: words first, then widgets; Python only when something asks for it.
import { PageService } from "./service.js";
import { leaveNothingBehind } from "./leaving.js";
import { startManager } from "./manager.js";

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";
const module = location.pathname.replace(/\/$/, "").split("/").pop();
const service = new PageService({ root: meta("commontable-service"), module });

// Widgets find the page's service here; a page without it (JupyterLab) keeps in the kernel only.
globalThis[Symbol.for("commontable.page")] = service;
document.dispatchEvent(new Event("commontable:page"));

service.open();
leaveNothingBehind(); // after the service, which sends what is not saved yet
startManager({
  service,
  state: document.getElementById("ct-widget-state"),
  widgets: meta("commontable-widgets"),
});
