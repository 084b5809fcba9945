// The parts of a wall: how to join, the activity, and a panel for each prompt that was revealed.
import { make, setText } from "./make.js";
import { panelOf } from "./wall_panels.js";
import { say } from "./wall_strings.js";

export class Wall {
  #shown = new Map(); // what each part was made from, so that one that stays the same is left alone

  constructor({ title, main, foot, announce }) {
    Object.assign(this, { title, main, foot, announce });
  }

  show(now) {
    setText(this.title, say("title", { title: now.title }));
    const begun = Boolean(now.activity) || now.panels.length > 0;
    const parts = [
      ["state", now.state, stateLine],
      ["join", begun || now.state === "closed" ? null : pick(now, "join", "code", "qr"), bigJoin],
      ["activity", now.state === "closed" ? null : now.activity && pick(now.activity, "number", "title", "minutes"), activityOf],
      ...inOrder(now).map((panel) => [`panel:${panel.prompt}`, panel, panelOf]),
    ];
    this.#draw(parts);
    this.#foot(begun && now.state !== "closed" ? now : null);
  }

  #draw(parts) {
    const next = new Map();
    for (const [name, facts, draw] of parts) {
      const text = JSON.stringify(facts ?? null);
      const before = this.#shown.get(name);
      const node = before?.text === text ? before.node : facts ? draw(facts, before?.node) : null;
      next.set(name, { text, node });
    }
    const fresh = [...next.keys()].filter((name) => name.startsWith("panel:") && this.#shown.size > 0 && !this.#shown.has(name));
    const moved = ["state", "activity"].some((name) => this.#shown.has(name) && this.#shown.get(name).text !== next.get(name).text);
    this.#shown = next;
    this.#place([...next.values()].map(({ node }) => node).filter(Boolean));
    // Nobody sits at a wall to scroll it: what was just opened, paused, ended or revealed comes into view.
    if (moved) scrollTo({ top: 0 });
    if (!fresh.length) return;
    const { node } = next.get(fresh.at(-1));
    node.scrollIntoView({ block: "start" });
    this.announce(node.querySelector("h2").textContent);
  }

  // What stays is left where it is, so that nobody's place on the keyboard is lost.
  #place(nodes) {
    const switched = document.activeElement?.closest("section")?.getAttribute("aria-labelledby");
    for (const child of [...this.main.children]) if (!nodes.includes(child)) child.remove();
    nodes.forEach((node, at) => this.main.children[at] === node || this.main.insertBefore(node, this.main.children[at] ?? null));
    if (switched && document.activeElement === document.body) this.main.querySelector(`[aria-labelledby="${CSS.escape(switched)}"] button`)?.focus();
  }

  #foot(now) {
    this.foot.hidden = !now;
    if (!now) return;
    const text = JSON.stringify([now.join, now.code]);
    if (this.footText === text) return;
    this.footText = text;
    this.foot.replaceChildren(
      make("p", { text: say("joinFoot", { address: addressOf(now.join) }) }),
      make("p", { class: "ct-wall-code", translate: "no", text: say("code", { code: now.code }) }),
    );
  }
}

const pick = (from, ...names) => Object.fromEntries(names.map((name) => [name, from[name]]));

// What the room is working on comes first.
function inOrder({ panels, activity }) {
  const here = activity?.prompts ?? [];
  return [...panels].sort((a, b) => here.includes(b.prompt) - here.includes(a.prompt));
}

// People type an address without its scheme, and the code by itself.
function addressOf(join) {
  return (join ?? "").replace(/#.*$/, "").replace(/^https?:\/\//, "");
}

function stateLine(state) {
  return ["paused", "closed"].includes(state) ? make("p", { class: "ct-wall-state", role: "status", text: say(state) }) : null;
}

function bigJoin({ join, code, qr }) {
  const picture = qr && make("img", { class: "ct-wall-qr", alt: say("qr"), src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(qr)}` });
  return make("section", { class: "ct-wall-join", "aria-labelledby": "ct-wall-join" },
    make("div", {},
      make("h2", { id: "ct-wall-join", text: say("join") }),
      make("p", { class: "ct-wall-small", text: say("open") }),
      make("p", { class: "ct-wall-address", translate: "no", text: addressOf(join) }),
      make("p", { class: "ct-wall-small", text: say("type") }),
      make("p", { class: "ct-wall-code", translate: "no", text: code }),
      make("p", { class: "ct-wall-small", text: say("soon") })),
    picture);
}

function activityOf({ title, minutes }) {
  return make("section", { class: "ct-wall-activity" },
    make("h2", { text: title }), make("p", { class: "ct-wall-small", text: say("minutes", { minutes }) }));
}
