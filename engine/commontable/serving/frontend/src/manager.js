// Draws the widgets that the page's state describes; they work without a kernel until one is needed.
import { KernelLink } from "./kernel_link.js";
import { LightManager } from "./light.js";

const MISSING = "This part of the page could not be shown. The rest works, and nothing you wrote is lost.";

// `widgets` is the address of the widgets' modules where all of them are ours; else Jupyter's whole manager is loaded.
export async function startManager({ service, state, widgets, link = new KernelLink(service) }) {
  if (!state) return null;
  const places = document.querySelectorAll(".ct-widget[data-model]");
  const manager = await managerFor({ link, widgets, places });
  manager.build(JSON.parse(state.textContent).state ?? {});
  for (const place of places) {
    await draw(manager, place);
    // A slow phone shows the first field, and takes typing, before it has drawn the last one.
    await breath();
  }
  return manager;
}

async function draw(manager, place) {
  try {
    await manager.draw(place);
  } catch (problem) {
    report(problem);
    place.textContent = MISSING;
  }
}

// Timers would run once a second in a tab that opens in the background; messages do not wait.
function breath() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}

async function managerFor({ link, widgets, places }) {
  if (widgets) return new LightManager({ link, report, modules: import(widgets).then((module) => module.default) });
  await near(places);
  const { FullManager } = await import(FULL_CHUNK);
  return new FullManager({ link, report });
}

// Jupyter's whole manager is three times the rest of the page: loaded once a widget is a screen away from view.
function near(places) {
  return new Promise((done) => {
    const watch = (seen) => seen.some((place) => place.isIntersecting) && (observer.disconnect(), done());
    const observer = new IntersectionObserver(watch, { rootMargin: "100%" });
    for (const place of places) observer.observe(place);
  });
}

function report(problem) {
  console.error(problem);
}
