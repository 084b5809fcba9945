// The entry of a staff app's page: the staff service for its widgets, and a line to the kernel that made the page.
import { Refused, call } from "./calls.js";
import { Contact } from "./contact.js";
import { KernelLink } from "./kernel_link.js";
import { leaveNothingBehind } from "./leaving.js";
import { follow } from "./live.js";
import { startManager } from "./manager.js";
import { Writing } from "./writing.js";

const ENDED = "This page’s own Python has ended. Reload the page to go on; nothing that was kept is lost.";
const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";
const root = meta("commontable-staff");
const writing = new Writing(root);

// Widgets find the staff service here; a page without it (JupyterLab) has none.
const service = {
  root,
  call: (path, { method = "GET", body } = {}) => call(root + path, { method, body, limit: 30_000 }),
  // Server-sent events as {event, data}; returns what ends them. `onLink(open, status)` hears of the line itself.
  events: (path, onMessage, onLink) => follow(root + path, { onEvent: onMessage, onLink }),
  address: (path) => new URL(root + path, location.href).href,
  // A field that saves what is typed to a path; `settle` resolves to whether all of them are saved in time.
  field: (path, found) => writing.field(path, found),
  settle: (limit) => writing.settle(limit),
};
globalThis[Symbol.for("commontable.staff")] = service;
document.dispatchEvent(new Event("commontable:staff"));

// The page is bound to one kernel; there is no second one, since it alone has made these widgets.
let given = meta("commontable-kernel");
const api = root.replace(/staff\/$/, "");
const link = new KernelLink({ root: api }, async () => {
  if (!given) throw new Refused(503, { sentence: ENDED });
  const id = given;
  given = "";
  return id;
});

new Contact(`${api}../healthz`, () => {});
leaveNothingBehind();
link.open().catch(() => {});
startManager({ service, state: document.getElementById("ct-widget-state"), widgets: meta("commontable-widgets"), link });
