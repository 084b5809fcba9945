// What pages do beyond links and forms: copy, print, find, the outline of a module, the name in its header.

const SETTLED = 5000; // ms after which a page no longer moves by itself
const PAGE = Symbol.for("commontable.page");
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector) => document.querySelector(selector);
const language = document.documentElement.lang || undefined;

function fill(text, facts) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in facts ? facts[name] : whole));
}

function announce(text) {
  const region = document.getElementById("ct-live");
  if (region) region.textContent = text;
}

// --- Buttons that only a script can serve: hidden until it runs ---

function showButtons() {
  for (const part of all("[data-print], [data-copy], [data-needs-script]")) part.hidden = false;
  for (const button of all("[data-print]")) button.addEventListener("click", () => window.print());
  for (const button of all("[data-copy]")) button.addEventListener("click", () => copy(button));
}

async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  let said = button.dataset.copied;
  try {
    await navigator.clipboard.writeText(source.textContent.trim());
  } catch {
    // Plain http on a school network has no clipboard: the person's own keys have to copy.
    window.getSelection().selectAllChildren(source);
    said = button.dataset.selected;
  }
  button.textContent = said;
  announce(said);
}

function findInLists() {
  for (const field of all("[data-filter]")) field.addEventListener("input", () => showMatches(field));
}

function showMatches(field) {
  const sought = field.value.trim().toLocaleLowerCase(language);
  const rows = [...document.getElementById(field.dataset.filter).children];
  for (const row of rows) {
    const name = row.querySelector("strong")?.textContent ?? row.textContent;
    row.hidden = !name.toLocaleLowerCase(language).includes(sought);
  }
  announce(fill(field.dataset.text, { count: rows.filter((row) => !row.hidden).length }));
}

// --- Times in the reader's own clock ---

function localTimes() {
  const times = all("[data-local-time]");
  if (!times.length) return; // a clock costs a slow phone a tenth of a second
  const clock = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  for (const time of times) {
    const moment = new Date(time.dateTime);
    if (!Number.isNaN(moment.valueOf())) time.textContent = clock.format(moment);
  }
}

// --- A module's outline ---

function placeOf(link, before) {
  const id = link.hash.slice(1);
  const found = document.getElementById(id) ?? headingNamed(link.dataset.title) ?? headingAfter(before);
  if (found) found.id ||= id;
  if (found) link.hash = `#${encodeURIComponent(found.id)}`;
  return found;
}

function headingNamed(title) {
  return all(".ct-cell h2, .ct-cell h3").find((heading) => heading.textContent.trim() === title);
}

// A section without a heading of its own name begins with the first heading after the last prompt before it.
function headingAfter(link) {
  const prompt = promptsOf(link).at(-1);
  let cell = prompt && one(`[data-cell="${CSS.escape(prompt)}-field"]`)?.nextElementSibling;
  while (cell && !cell.querySelector("h2, h3")) cell = cell.nextElementSibling;
  return cell?.querySelector("h2, h3");
}

const promptsOf = (link) => (link?.dataset.prompts ?? "").split(" ").filter(Boolean);

function followOutline() {
  const details = one("[data-outline]");
  if (!details) return;
  const links = all("[data-section]", details);
  const places = links
    .map((link, at) => ({ link, place: placeOf(link, links[at - 1]) ?? (at ? null : one(".ct-cell")) }))
    .filter(({ place }) => place);
  if (places.length) followScroll(places);
  const isWide = window.matchMedia("(min-width: 64rem)");
  const settle = () => { details.open = isWide.matches; };
  isWide.addEventListener("change", settle);
  settle();
  details.addEventListener("click", (event) => {
    if (event.target.closest("a") && !isWide.matches) details.open = false;
  });
}

function followScroll(places) {
  let waits = false;
  const look = () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => { waits = false; markCurrent(places); });
  };
  window.addEventListener("scroll", look, { passive: true });
  window.addEventListener("resize", look, { passive: true });
  markCurrent(places);
}

function markCurrent(places) {
  const isReached = ({ place }) => place.getBoundingClientRect().top < window.innerHeight * 0.35;
  const reached = places.filter(isReached).at(-1) ?? places[0];
  for (const { link } of places) {
    if (link === reached.link) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
}

// A link from elsewhere names a prompt, whose field appears only later: its question is there at once.
// The fields above it push it down as they appear, so it is held in place until the person moves.
function goToPrompt() {
  const name = decodeURIComponent(window.location.hash.slice(1));
  const question = name && one(`[data-cell="${CSS.escape(name)}-question"]`);
  if (!question) return;
  const hold = new ResizeObserver(() => question.scrollIntoView({ behavior: "instant" }));
  hold.observe(question.parentElement);
  const free = () => hold.disconnect();
  for (const act of ["wheel", "pointerdown", "touchstart", "keydown"]) addEventListener(act, free, { once: true, passive: true });
  setTimeout(free, SETTLED);
}

// --- A module's header: the page is the same for everybody, so the person arrives afterwards ---

function showPerson(snapshot) {
  for (const place of all("[data-person-name]")) place.textContent = snapshot.personName ?? "";
  for (const link of all("[data-staff-only]")) link.hidden = !snapshot.staff;
  const isFetching = Object.values(snapshot.prompts ?? {}).some(({ state }) => state === "fetching");
  if (snapshot.sections?.length && !isFetching) showSections(snapshot.sections);
}

function showSections(sections) {
  const done = sections.filter((section) => section.done).map((section) => section.id);
  const facts = { done: done.length, all: sections.length };
  for (const words of all("[data-sections-done]")) words.textContent = fill(words.dataset.text, facts);
  for (const bar of all("[data-sections-bar]")) Object.assign(bar, { max: facts.all, value: facts.done });
  for (const link of all("[data-section]")) markDone(link, done.includes(link.dataset.section));
}

function markDone(link, isDone) {
  const said = link.querySelector("[data-done-words]");
  link.classList.toggle("ct-is-done", isDone);
  said.textContent = isDone ? `, ${said.dataset.doneWords}` : "";
}

// --- Signing out ---

function cookie(name) {
  const found = document.cookie.split("; ").find((part) => part.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

function signOut(event) {
  const token = event.target.elements.namedItem("_xsrf");
  if (!token.value) token.value = cookie("_xsrf");
  forgetDrafts();
}

// The next person in this tab finds nothing of the last one.
function forgetDrafts() {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith("commontable-")) sessionStorage.removeItem(key);
  } catch {
    // A browser that forbids storage has kept no draft either.
  }
}

// --- Joining: the code of a QR picture stands behind #, which reaches no server ---

function fillFromAddress() {
  const code = location.hash.slice(1);
  for (const field of all("[data-from-hash]")) {
    if (!field.value && /^[A-Za-z0-9]{6}$/.test(code)) field.value = code.toUpperCase();
  }
}

// --- On paper: a text box prints only what fits in it, so its words stand beside it as text ---

function printWords() {
  for (const box of all("main textarea")) {
    const words = document.createElement("div");
    words.className = "ct-printed";
    words.textContent = box.value;
    box.after(words);
  }
}

function prepareForPaper() {
  window.addEventListener("beforeprint", printWords);
  window.addEventListener("afterprint", () => all(".ct-printed").forEach((words) => words.remove()));
}

showButtons();
findInLists();
localTimes();
followOutline();
goToPrompt();
prepareForPaper();
fillFromAddress();
for (const form of all("[data-sign-out]")) form.addEventListener("submit", signOut);
globalThis[PAGE]?.module?.subscribe(showPerson);
one("[data-focus]")?.focus();
