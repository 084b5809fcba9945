// The page's half of the response service: fetches this person's words once, and keeps what they write.
import { call } from "./calls.js";
import { Contact } from "./contact.js";
import { Drafts } from "./drafts.js";
import { Field } from "./field.js";
import { keepSafe } from "./fields.js";
import { Narrowing } from "./narrowing.js";
import { isEmpty } from "./values.js";

const AGAIN = 2000;
const BEFORE_HAND_IN = 1500;

export class PageService {
  #fields = new Map();
  #words = null;

  constructor({ root, module }) {
    this.root = root;
    this.name = module;
    this.personName = "";
    this.staff = false;
    this.sections = [];
    this.handIn = null;
    this.overall = []; // replies to the hand-in as a whole
    this.contact = new Contact(`${root}../healthz`, () => this.module.tell());
    this.module = new ModulePart(this);
    this.safe = keepSafe(() => [...this.#fields.values()]);
  }

  get fields() {
    return this.#fields;
  }

  field(prompt) {
    if (!this.#fields.has(prompt)) {
      const address = `${this.root}words/${this.name}/${encodeURIComponent(prompt)}`;
      const field = new Field({ prompt, address, drafts: this.#draftsSoFar(), person: this.person });
      this.#fields.set(prompt, field);
      field.subscribe(() => this.module.tell());
      if (this.#words) this.#give(field);
    }
    return this.#fields.get(prompt);
  }

  // Until the store has said who is here, nothing can be typed, so nothing needs a draft.
  #draftsSoFar() {
    return this.drafts ?? { of: () => null, keep: () => {}, drop: () => {} };
  }

  async open() {
    try {
      this.#take(await call(`${this.root}words/${this.name}`));
    } catch (problem) {
      if (problem.status === 401 || problem.status === 403) return location.assign(`${this.root}../login`);
      setTimeout(() => this.open(), AGAIN);
    }
  }

  #take(words) {
    this.#words = words;
    this.person = words.person.id;
    this.personName = words.person.name;
    this.staff = words.person.staff;
    this.sections = words.sections;
    this.handIn = words.hand_in && { at: words.hand_in.at, byName: words.hand_in.by_name, versions: words.hand_in.versions };
    this.overall = (words.feedback.overall ?? []).map(reply);
    this.drafts = new Drafts(words.person.id, this.name);
    for (const field of this.#fields.values()) this.#give(field);
    this.module.tell();
    this.narrowing ??= new Narrowing(this);
    // Only somebody in a workshop needs its bar.
    if (words.workshop) import(WORKSHOP_CHUNK).then(({ openWorkshop }) => openWorkshop(this, words.workshop));
  }

  #give(field) {
    const { responses, aside, feedback, readers, narrowed } = this.#words;
    const stored = responses[field.prompt];
    field.drafts = this.drafts;
    field.person = this.person;
    if (narrowed?.includes(field.prompt)) field.readers = "me";
    field.adopt({
      stored,
      aside: aside[field.prompt],
      readerNames: readers,
      feedback: (feedback[field.prompt] ?? []).map(reply),
      handedIn: this.handIn && { ...this.handIn, changedSince: Boolean(stored && this.handIn.versions[field.prompt] !== stored.version) },
    });
  }

  // Hands in whatever is saved; what is still being typed is given a moment to arrive first.
  async sendHandIn({ byName }) {
    await this.safe.settle(BEFORE_HAND_IN);
    const save_id = `h-${Date.now()}-${Math.random().toString(36).slice(2, 10)}`;
    const done = await call(`${this.root}hand-ins/${this.name}`, { method: "POST", body: { save_id, by_name: byName, person: this.person } });
    this.handIn = { at: done.at, byName: done.by_name, versions: done.versions };
    for (const field of this.#fields.values()) {
      field.handedIn = { ...this.handIn, changedSince: false };
      field.tell();
    }
    this.module.tell();
    return this.handIn;
  }
}

function reply({ text, given_at: givenAt, from, about }) {
  return { text, givenAt, from, about };
}

class ModulePart {
  #listeners = new Set();
  #due = false;

  constructor(service) {
    this.service = service;
  }

  subscribe(listener) {
    this.#listeners.add(listener);
    listener(this.snapshot());
    return () => this.#listeners.delete(listener);
  }

  snapshot() {
    const { fields, personName, staff, handIn, overall, contact } = this.service;
    const prompts = Object.fromEntries(
      [...fields].map(([id, field]) => [id, { state: field.state, empty: isEmpty(field.value) }]),
    );
    const changedSince = [...fields.values()].some((field) => field.handedIn?.changedSince);
    return { handIn, overall, changedSince, prompts, online: contact.online, personName, staff, sections: this.#sections(prompts) };
  }

  // A section is done when each of its prompts holds saved words; one to read only, when the module is handed in.
  #sections(prompts) {
    const done = (id) => prompts[id] && !prompts[id].empty && prompts[id].state === "saved";
    return this.service.sections.map(({ id, prompts: ids }) => ({
      id,
      done: ids.length ? ids.every(done) : Boolean(this.service.handIn),
    }));
  }

  handIn(choice) {
    return this.service.sendHandIn(choice);
  }

  // Many fields change at once when the words arrive; listeners hear of it once.
  tell() {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      const snapshot = this.snapshot();
      for (const listener of this.#listeners) listener(snapshot);
    });
  }
}
