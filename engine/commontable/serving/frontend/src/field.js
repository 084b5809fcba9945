// One prompt's words on this page: typed, drafted, saved, or kept beside another version.
import { Refused, call } from "./calls.js";
import { clock, say } from "./strings.js";

const PAUSE = 500;
const AT_LEAST_EVERY = 2000;
const RETRY = [1000, 2000, 4000];
const KEEPALIVE_BYTES = 60_000;

export class Field {
  #listeners = new Set();
  #timer = null;
  #waitingSince = null;
  #sending = null;
  #attempt = null; // what was sent and not yet answered; a retry must be the very same
  #tries = 0;

  constructor({ prompt, address, drafts }) {
    this.prompt = prompt;
    this.address = address;
    this.drafts = drafts;
    this.value = null;
    this.base = null;
    this.savedAt = null;
    this.state = "fetching";
    this.sentence = "";
    this.other = null;
    this.feedback = [];
    this.readerNames = [];
    this.handedIn = null;
  }

  subscribe(listener) {
    this.#listeners.add(listener);
    listener(this.snapshot());
    return () => this.#listeners.delete(listener);
  }

  snapshot() {
    const { state, value, savedAt, other, readerNames, feedback, handedIn } = this;
    return { state, status: this.status(), value, version: this.base, savedAt, other, readerNames, feedback, handedIn };
  }

  status() {
    if (this.state === "saved") return say("saved", { time: clock(this.savedAt) });
    if (this.state === "failed" && this.sentence) return say("refused", { sentence: this.sentence });
    return say(this.state === "failed" && this.signedOut ? "signedOut" : this.state);
  }

  tell() {
    const snapshot = this.snapshot();
    for (const listener of this.#listeners) listener(snapshot);
  }

  get waits() {
    return this.state === "unsaved" || this.state === "failed";
  }

  // The store's answer when the page opens. A draft of this tab outlives a reload; it never loses to what arrives.
  adopt({ stored, aside, feedback, readerNames, handedIn }) {
    Object.assign(this, { feedback, readerNames, handedIn });
    if (this.state !== "fetching") return this.tell();
    this.value = stored?.value ?? null;
    this.base = stored?.version ?? null;
    this.savedAt = stored?.saved_at ?? null;
    this.state = stored ? "saved" : "ready";
    const beside = aside?.at(-1);
    if (beside) this.#conflict({ value: beside.value, savedAt: beside.saved_at, seen: Math.max(beside.version, this.base ?? 0) });
    this.#takeUpDraft(stored);
    this.tell();
  }

  #takeUpDraft(stored) {
    const draft = this.drafts.of(this.prompt);
    if (!draft) return;
    const answered = draft.attempt && draft.attempt.save_id === stored?.save_id;
    if (answered && same(draft.value, stored.value)) return this.drafts.drop(this.prompt);
    this.value = draft.value;
    this.base = answered ? stored.version : draft.base;
    this.#attempt = answered ? null : draft.attempt;
    this.state = "unsaved";
    this.flush();
  }

  type(value) {
    if (this.state === "fetching") return;
    this.value = value;
    this.sentence = "";
    if (this.state !== "conflict") this.state = "unsaved";
    this.#keepDraft();
    this.#schedule();
    this.tell();
  }

  choose(which) {
    if (!this.other) return;
    if (which === "other") this.value = this.other.value;
    this.base = this.other.seen;
    this.other = null;
    this.state = "unsaved";
    this.#attempt = null;
    this.#keepDraft();
    this.tell();
    this.flush();
  }

  #schedule() {
    const now = performance.now();
    this.#waitingSince ??= now;
    clearTimeout(this.#timer);
    const left = this.#waitingSince + AT_LEAST_EVERY - now;
    this.#timer = setTimeout(() => this.flush(), Math.max(0, Math.min(PAUSE, left)));
  }

  #keepDraft() {
    this.drafts.keep(this.prompt, { value: this.value, base: this.base, attempt: this.#attempt });
  }

  // Sends until what the field holds is what the store has; one call at a time, so answers come in order.
  flush({ leaving = false } = {}) {
    clearTimeout(this.#timer);
    this.#waitingSince = null;
    if (leaving && this.#sending) return this.#send({ leaving });
    this.#sending ??= this.#send({ leaving }).finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  async #send({ leaving }) {
    this.#attempt ??= { value: this.value, save_id: crypto.randomUUID?.() ?? randomId(), base: this.base };
    const attempt = this.#attempt;
    this.#keepDraft();
    const body = {
      value: attempt.value,
      save_id: attempt.save_id,
      based_on: attempt.base,
      language: document.documentElement.lang || "en",
    };
    const keepalive = leaving && JSON.stringify(body).length < KEEPALIVE_BYTES;
    try {
      this.#answered(attempt, await call(this.address, { method: "PUT", body, keepalive }));
    } catch (problem) {
      this.#failed(attempt, problem);
    }
  }

  #answered(attempt, { version, saved_at }) {
    if (this.#attempt !== attempt) return;
    this.#attempt = null;
    this.#tries = 0;
    this.signedOut = false;
    this.base = version;
    this.savedAt = saved_at;
    this.handedIn = this.handedIn && { ...this.handedIn, changedSince: true };
    this.#settle(attempt, "saved");
  }

  // If typing went on meanwhile, what is typed now is sent next.
  #settle(attempt, state) {
    if (same(this.value, attempt.value)) {
      this.drafts.drop(this.prompt);
      this.state = state;
    } else {
      this.#keepDraft();
      this.state = state === "conflict" ? state : "unsaved";
      this.#schedule();
    }
    this.tell();
  }

  #failed(attempt, problem) {
    if (this.#attempt !== attempt) return;
    const status = problem instanceof Refused ? problem.status : 0;
    if (status === 409) return this.#keptBeside(attempt, problem.body);
    this.state = "failed";
    this.signedOut = status === 401 || status === 403;
    const final = [400, 404, 413, 422].includes(status);
    this.sentence = final ? problem.message : "";
    // What was refused for good may be mended and sent anew; anything else is sent again as it was.
    if (final) this.#attempt = null;
    this.#keepDraft();
    if (final && same(this.value, attempt.value)) return this.tell();
    this.#timer = setTimeout(() => this.flush(), final ? PAUSE : RETRY[Math.min(this.#tries++, RETRY.length - 1)]);
    this.tell();
  }

  #keptBeside(attempt, { stored, kept }) {
    this.#attempt = null;
    this.#tries = 0;
    this.#conflict({ value: stored.value, savedAt: stored.saved_at, seen: kept.version });
    this.#settle(attempt, "conflict");
  }

  #conflict(other) {
    this.other = other;
    this.state = "conflict";
  }
}

export function isEmpty(value) {
  if (value === null || value === undefined || value === false) return true;
  if (typeof value === "string") return value.trim() === "";
  if (typeof value === "object") return Object.values(value).every(isEmpty);
  return false;
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

// crypto.randomUUID exists in secure contexts only; a workshop on plain HTTP has none.
function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
}
