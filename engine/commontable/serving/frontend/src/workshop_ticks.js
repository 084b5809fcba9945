// "May be shown in the room": a tick under each field whose words can go to the wall; never under one for `me` alone.
import { make, setText } from "./make.js";
import { say } from "./workshop_strings.js";

const SHOWABLE = /\.(Reflection|CaseWords|AssetMap)$/;

export class Ticks {
  #placed = new Map();

  // `change(prompt, may)` resolves once the server knows.
  constructor(change) {
    this.change = change;
    this.chosen = [];
    this.watch = new MutationObserver(() => this.#place());
    this.watch.observe(document.querySelector(".ct-cells"), { childList: true, subtree: true });
    this.#place();
  }

  #place() {
    for (const prompt of showable()) {
      const root = document.querySelector(`[data-prompt="${CSS.escape(prompt)}"]`);
      if (!root || this.#placed.has(prompt)) continue;
      const tick = new Tick(prompt, this.change);
      tick.show(this.chosen.includes(prompt));
      this.#placed.set(prompt, tick);
      root.after(tick.node);
    }
  }

  show(chosen) {
    this.chosen = chosen;
    for (const [prompt, tick] of this.#placed) tick.show(chosen.includes(prompt));
  }

  end() {
    this.watch.disconnect();
    for (const tick of this.#placed.values()) tick.node.remove();
  }
}

class Tick {
  constructor(prompt, change) {
    Object.assign(this, { prompt, change, waits: false });
    this.box = make("input", { type: "checkbox", "aria-describedby": `ct-may-${prompt}`, on: { change: () => this.#choose() } });
    this.said = make("span", { class: "ct-may-said", role: "status" });
    this.node = make("div", { class: "ct-may-show" },
      make("label", {}, this.box, make("span", { text: say("mayShow") })),
      make("p", { id: `ct-may-${prompt}`, class: "ct-may-hint", text: say("mayShowHint") }), this.said);
  }

  show(may) {
    if (!this.waits) this.box.checked = may;
  }

  async #choose() {
    const may = this.box.checked;
    this.waits = true;
    try {
      await this.change(this.prompt, may);
      setText(this.said, say(may ? "willShow" : "willNotShow"));
    } catch {
      this.box.checked = !may;
      setText(this.said, say("notSent"));
    } finally {
      this.waits = false;
    }
  }
}

// The page's widget state says which prompts hold words or cards, and who reads them.
let found = null;

function showable() {
  const state = document.getElementById("ct-widget-state");
  found ??= Object.values(JSON.parse(state?.textContent ?? "{}").state ?? {})
    .map(({ state: values }) => values)
    .filter(({ _anywidget_id: kind, prompt, readers }) => SHOWABLE.test(kind ?? "") && prompt && readers !== "me")
    .map(({ prompt }) => prompt);
  return found;
}
