// One prompt's words on this page: typed, drafted, saved, or kept beside another version.
import { Refused, put } from "./calls.js";
import { bytesOf, randomId, same } from "./values.js";
import { clock, say } from "./strings.js";

const PAUSE = 500;
// At most two seconds of typing are without an answer; what is left of them is for the call itself.
const AT_LEAST_EVERY = 1500;
const RETRY = [1000, 2000, 4000];
const KEEPALIVE_BYTES = 60_000;
const FINAL = [400, 404, 413, 422];

export class Field {
  #listeners = new Set();
  #timer = null;
  #waitingSince = null;
  #sending = null;
  #attempt = null; // what was sent and not yet answered; a retry must be the very same
  #tries = 0;
  #refused = null; // what the server refused for good; it is not sent again until it is changed
  #beside = []; // other versions that wait for a choice
  #settles = []; // the other versions that this person has seen and chosen about

  constructor({ prompt, address, drafts, person }) {
    Object.assign(this, { prompt, address, drafts, person });
    this.closed = false;
    this.value = null;
    this.base = null;
    this.savedAt = null;
    this.state = "fetching";
    this.sentence = "";
    this.feedback = [];
    this.readerNames = [];
    this.handedIn = null;
    this.readers = null; // "me" where the writer has narrowed it; else as the module has it
  }

  get other() {
    return this.#beside.at(-1) ?? null;
  }

  subscribe(listener) {
    this.#listeners.add(listener);
    listener(this.snapshot());
    return () => this.#listeners.delete(listener);
  }

  snapshot() {
    const { state, value, savedAt, other, readerNames, readers, feedback, handedIn } = this;
    return { state, status: this.status(), value, version: this.base, savedAt, other, readerNames, readers, feedback, handedIn };
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

  // Whether the field holds what the store has not answered for.
  get waits() {
    return this.#attempt !== null || this.#waitingSince !== null || this.state === "unsaved" || this.state === "failed";
  }

  // The store's answer when the page opens. A draft of this tab outlives a reload; it never loses to what arrives.
  // `base` is what the next save is based on where nothing of it is to be shown.
  adopt({ stored, base = null, aside, feedback, readerNames, handedIn }) {
    Object.assign(this, { feedback, readerNames, handedIn });
    if (this.state !== "fetching") return this.tell();
    this.value = stored?.value ?? null;
    this.base = stored?.version ?? base;
    this.savedAt = stored?.saved_at ?? null;
    this.state = stored ? "saved" : "ready";
    this.#beside = (aside ?? []).map((one) => ({ value: one.value, savedAt: one.saved_at, base: null, settles: [one.version] }));
    if (this.other) this.state = "conflict";
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
    this.#settles = draft.settles ?? [];
    if (!this.other) this.state = "unsaved";
    this.flush();
  }

  type(value) {
    if (this.state === "fetching" || this.closed) return;
    this.value = value;
    this.sentence = "";
    this.#refused = null;
    if (!this.other) this.state = "unsaved";
    this.#keepDraft();
    this.#schedule();
    this.tell();
  }

  // Both versions stay in the store; the one chosen goes on, and the save says which other one was settled by it.
  choose(which) {
    const other = this.#beside.pop();
    if (!other) return;
    if (which === "other") this.value = other.value;
    this.base = other.base ?? this.base;
    this.#settles = [...this.#settles, ...other.settles];
    this.state = this.other ? "conflict" : "unsaved";
    this.#keepDraft();
    this.#schedule();
    this.tell();
  }

  #schedule() {
    const now = performance.now();
    this.#waitingSince ??= now;
    clearTimeout(this.#timer);
    const left = this.#waitingSince + AT_LEAST_EVERY - now;
    this.#timer = setTimeout(() => this.flush(), Math.max(0, Math.min(PAUSE, left)));
  }

  #keepDraft() {
    if (this.closed) return;
    const { value, base } = this;
    this.drafts.keep(this.prompt, { value, base, attempt: this.#attempt, settles: this.#settles });
  }

  // Sends until what the field holds is what the store has; one call at a time, so answers come in order.
  flush({ leaving = false } = {}) {
    if (this.closed) return Promise.resolve();
    clearTimeout(this.#timer);
    this.#timer = null;
    // What comes due while a call is on its way goes as soon as that is answered: it has waited long enough.
    if (!this.#sending) this.#waitingSince = null;
    if (leaving && this.#attempt) this.#leave();
    this.#sending ??= this.#send({ keepalive: leaving && bytesOf(this.value) < KEEPALIVE_BYTES }).finally(() => {
      this.#sending = null;
      // A choice or a keystroke may have come while the call was on its way, when it could not be sent.
      if (this.waits && this.#timer === null && !this.#refused && !this.closed) this.#schedule();
    });
    return this.#sending;
  }

  // The tab is going: what is on its way, and what was typed since, go by one call that outlives the page. Two could
  // arrive in either order, and would look like two pages that write apart.
  #leave() {
    const first = this.#attempt;
    if (!first.before && !same(first.value, this.value)) {
      this.#attempt = { ...this.#newAttempt(), before: { value: first.value, save_id: first.save_id, settles: first.settles } };
      this.#keepDraft();
    }
    if (this.#sending) put(this.address, this.#attempt, { keepalive: true }).catch(() => {});
  }

  // Whether closing the tab now would lose words: a call that outlives a page may carry only so much.
  get wouldLose() {
    if (this.closed || !this.waits) return false;
    return this.state === "failed" || bytesOf(this.value) + bytesOf(this.#attempt) > KEEPALIVE_BYTES;
  }

  #newAttempt() {
    const { value, base, person } = this;
    return { value, save_id: crypto.randomUUID?.() ?? randomId(), base, settles: this.#settles, person };
  }

  async #send({ keepalive }) {
    this.#attempt ??= this.#newAttempt();
    const attempt = this.#attempt;
    this.#keepDraft();
    try {
      this.#answered(attempt, await put(this.address, attempt, { keepalive }));
    } catch (problem) {
      this.#failed(attempt, problem);
    }
  }

  #answered(attempt, { version, saved_at }) {
    // A page that was about to go, and came back, has sent another one meanwhile: that still waits for its answer.
    if (this.#attempt === attempt) this.#attempt = null;
    this.#tries = 0;
    this.signedOut = false;
    this.base = version;
    this.savedAt = saved_at;
    this.#settles = this.#settles.filter((one) => !attempt.settles.includes(one));
    this.handedIn = this.handedIn && { ...this.handedIn, changedSince: true };
    this.#settle(attempt);
  }

  // If typing or choosing went on meanwhile, what the field holds now is sent next.
  #settle(attempt) {
    const settled = same(this.value, attempt.value) && this.#settles.length === 0;
    if (settled) {
      this.#waitingSince = null;
      this.drafts.drop(this.prompt);
    } else this.#keepDraft();
    this.state = this.other ? "conflict" : settled ? "saved" : "unsaved";
    if (!settled) this.#schedule();
    this.tell();
  }

  #failed(attempt, problem) {
    const status = problem instanceof Refused ? problem.status : 0;
    if (status === 409) return this.#keptBeside(attempt, problem.body);
    this.state = "failed";
    this.signedOut = status === 401 || status === 403;
    const final = FINAL.includes(status);
    this.sentence = final ? problem.message : "";
    // What was refused for good may be mended and sent anew; anything else is sent again as it was.
    if (final && this.#attempt === attempt) this.#attempt = null;
    this.#keepDraft();
    this.#refused = final && same(this.value, attempt.value) ? attempt : null;
    if (!this.#refused) this.#again(final ? PAUSE : RETRY[Math.min(this.#tries++, RETRY.length - 1)]);
    this.tell();
  }

  #again(after) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), after);
  }

  // This save was kept beside a newer one, which the person has not seen: both are shown. Until one is chosen
  // the base stays old, so that what is typed meanwhile is kept beside too, and overwrites nothing unseen.
  #keptBeside(attempt, { stored, kept }) {
    if (this.#attempt === attempt) this.#attempt = null;
    this.#tries = 0;
    if (attempt.base !== this.base) return this.#chosenMeanwhile(kept);
    const met = this.other?.base ? this.#beside.pop() : { settles: [] };
    const settles = [...met.settles, kept.version];
    this.#beside.push({ value: stored.value, savedAt: stored.saved_at, base: stored.version, settles });
    this.state = "conflict";
    if (same(this.value, attempt.value)) this.drafts.drop(this.prompt);
    else this.#schedule();
    this.tell();
  }

  // The choice was made while this save was on its way: it belongs to what was chosen about.
  #chosenMeanwhile(kept) {
    this.#settles = [...this.#settles, kept.version];
    this.#keepDraft();
    this.#schedule();
    this.tell();
  }
}
