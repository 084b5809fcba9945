// "Who may read this" under each field that others may read: the writer can keep it to themself, and open it again.
import { call } from "./calls.js";
import { addSheet, make, setText } from "./make.js";
import { say } from "./strings.js";
import styles from "./narrowing.css";

export class Narrowing {
  #placed = new Map();
  #watch = null;

  constructor(page) {
    this.page = page;
    addSheet(styles);
    this.#watch = new MutationObserver(() => this.#place());
    this.#watch.observe(document.querySelector(".ct-cells") ?? document.body, { childList: true, subtree: true });
    this.#place();
  }

  #place() {
    for (const root of document.querySelectorAll("[data-prompt][data-readers]")) {
      const { prompt, readers } = root.dataset;
      if (this.#placed.has(prompt)) continue;
      const field = this.page.field(prompt);
      if (readers === "me" && field.readers !== "me") continue;
      const choice = new Choice(this.page, field);
      this.#placed.set(prompt, choice);
      root.after(choice.node);
    }
  }
}

class Choice {
  constructor(page, field) {
    Object.assign(this, { page, field });
    this.hint = make("p", { class: "ct-only-me-hint" });
    this.button = make("button", { type: "button", class: "ct-press ct-press-quiet", on: { click: () => this.#choose() } });
    this.said = make("p", { class: "ct-only-me-said", role: "status" });
    this.node = make("details", { class: "ct-only-me" }, make("summary", { text: say("whoReads") }), this.hint, this.button, this.said);
    field.subscribe(() => this.#show());
  }

  #show() {
    const isMine = this.field.readers === "me";
    setText(this.hint, say(isMine ? "openAgainHint" : "onlyMeHint"));
    setText(this.button, say(isMine ? "openAgain" : "onlyMe"));
  }

  // What is typed goes first, so that it is among the words that the choice is about.
  async #choose() {
    const only_me = this.field.readers !== "me";
    this.button.disabled = true;
    try {
      if (this.field.waits) await this.field.flush();
      const address = `${this.page.root}readers/${this.page.name}/${this.field.prompt}`;
      const done = await call(address, { method: "POST", body: { only_me, person: this.page.person } });
      readBy(this.field, only_me ? "me" : null, done);
      setText(this.said, say(only_me ? "isOnlyMe" : "isOpenAgain"));
    } catch {
      setText(this.said, say("notChanged"));
    } finally {
      this.button.disabled = false;
    }
  }
}

// Opening a response again stores the same words once more, as a version of its own.
function readBy(field, readers, { version, saved_at }) {
  field.readers = readers;
  if (version && field.state === "saved") Object.assign(field, { base: version, savedAt: saved_at });
  field.tell();
}
