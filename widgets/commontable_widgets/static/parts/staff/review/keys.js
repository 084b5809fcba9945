/* Letters that act while no box has the focus; whoever speaks to the machine turns them off. */
const LETTERS_OFF = "commontable-review-letters";

function letterKeys({ t, acts }) {
  const isOn = () => remembered() !== "off";
  const press = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !isOn()) return;
    if (event.target.closest?.("input, select, textarea, [contenteditable]")) return;
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const box = make("input", { type: "checkbox", on: { change: () => remember(box.checked ? "on" : "off") } });
  box.checked = isOn();
  document.addEventListener("keydown", press);
  return {
    node: fold(t("keys"), make("p", { text: t("keys-list") }), make("label", { class: "ct-choice" }, box, t("keys-on"))),
    leave: () => document.removeEventListener("keydown", press),
  };
}

/* A browser may forbid storage; the letters are then on at every opening. */
function remembered() {
  try {
    return localStorage.getItem(LETTERS_OFF);
  } catch {
    return null;
  }
}

function remember(said) {
  try {
    localStorage.setItem(LETTERS_OFF, said);
  } catch {
    /* Nothing else to do. */
  }
}

/* Up and down go through a list of links, first and last with Home and End. */
function arrowsThrough(list) {
  list.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a[href]")];
    const at = links.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (at < 0 || to === undefined || !links[to]) return;
    event.preventDefault();
    links[to].focus();
  });
}
