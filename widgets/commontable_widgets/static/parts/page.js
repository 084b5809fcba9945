/* A course page says that it has a service; a notebook in JupyterLab has none. */
const PAGE = Symbol.for("commontable.page");

function hasService() {
  return document.querySelector('meta[name="commontable-service"]') !== null;
}

/* Widgets and the page's own script may start in either order. */
async function pageService() {
  while (!globalThis[PAGE]) await new Promise((go) => setTimeout(go, 50));
  return globalThis[PAGE];
}

function followModule(tell) {
  let leave = null;
  let left = false;
  pageService().then((page) => {
    if (!left) leave = page.module.subscribe(tell);
  });
  return () => {
    left = true;
    leave?.();
  };
}
