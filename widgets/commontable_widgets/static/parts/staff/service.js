/* A staff page has a service; the page's own script and its widgets may start in either order. */
const STAFF = Symbol.for("commontable.staff");

async function staffService() {
  while (!globalThis[STAFF]) await new Promise((go) => setTimeout(go, 50));
  return globalThis[STAFF];
}
