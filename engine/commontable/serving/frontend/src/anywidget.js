// The model and view of every anywidget.
import { caught } from "./amd.js";
import "anywidget";

delete globalThis.define;

export function makeAnywidget(base) {
  return caught.make(base);
}
