// What came of a promise: fields like those of a module, saved as they are typed, on the page of one's own progress.
import { call } from "./calls.js";
import { Drafts } from "./drafts.js";
import { Field } from "./field.js";
import { keepSafe } from "./fields.js";

const AGAIN = 2000;
const WORDS = ["went", "happened", "family", "again"];
const outcomes = [];

class Outcome {
  #typed = false;

  constructor(root) {
    this.root = root;
    this.status = root.querySelector("[role=status]");
    this.other = root.querySelector("[data-other]");
    this.again = root.querySelector("[data-again]");
    root.addEventListener("input", () => this.#type());
    for (const button of root.querySelectorAll("[data-go-on]")) {
      button.addEventListener("click", () => this.#choose(button.dataset.goOn));
    }
  }

  async open() {
    const { address, prompt } = this.root.dataset;
    try {
      const { person, stored, aside } = await call(address);
      this.field = new Field({ prompt, address, drafts: new Drafts(person, "promises"), person });
      this.field.subscribe((snapshot) => this.#show(snapshot));
      this.field.adopt({ stored, aside, feedback: [], readerNames: [], handedIn: null });
    } catch (problem) {
      if (problem.status === 401) return location.reload();
      setTimeout(() => this.open(), AGAIN);
    }
  }

  #value() {
    const counted = this.root.querySelector('[data-part="counted"]').checked;
    return { ...Object.fromEntries(WORDS.map((part) => [part, this.#read(part)])), counted };
  }

  #read(part) {
    const found = [...this.root.querySelectorAll(`[data-part="${part}"]`)];
    return part === "went" ? (found.find((each) => each.checked)?.value ?? "") : found[0].value;
  }

  #type() {
    this.#typed = true;
    this.#showAgain();
    this.field?.type(this.#value());
  }

  #choose(which) {
    if (which === "other") this.#typed = false;
    this.field.choose(which);
    this.root.querySelector("textarea").focus();
  }

  // Words that arrive never replace words typed.
  #show({ state, status, value, other }) {
    if (!this.#typed) this.#fill(value ?? {});
    this.root.querySelector("fieldset").disabled = state === "fetching";
    this.status.dataset.state = state;
    if (this.status.textContent !== status) this.status.textContent = status;
    this.other.hidden = !other;
    this.root.querySelector("[data-other-words]").textContent = WORDS.map((part) => other?.value?.[part]).filter(Boolean).join("\n");
  }

  #fill(value) {
    for (const control of this.root.querySelectorAll("[data-part]")) {
      const said = value[control.dataset.part] ?? "";
      if (control.type === "radio") control.checked = control.value === said;
      else if (control.type === "checkbox") control.checked = said === true;
      else if (control.value !== said) control.value = said;
    }
    this.#showAgain();
  }

  #showAgain() {
    this.again.hidden = this.#read("went") !== "not-yet";
  }
}

for (const root of document.querySelectorAll("[data-promise]")) outcomes.push(new Outcome(root));
for (const outcome of outcomes) outcome.open();
keepSafe(() => outcomes.map(({ field }) => field).filter(Boolean));
