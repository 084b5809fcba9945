// Says within ten seconds that the server cannot be reached, and takes it back by itself.
const EVERY = 5000;
const EVERY_WHILE_LOST = 2000;
const LIMIT = 4000;

export class Contact {
  constructor(address, onChange) {
    this.address = address;
    this.online = true;
    this.onChange = onChange;
    this.notice = document.getElementById("ct-offline");
    this.#next();
    addEventListener("offline", () => this.#set(false));
    addEventListener("online", () => this.#ask());
    document.addEventListener("visibilitychange", () => document.hidden || this.#ask());
  }

  #next() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#ask(), this.online ? EVERY : EVERY_WHILE_LOST);
  }

  async #ask() {
    clearTimeout(this.timer);
    if (document.hidden && this.online) return this.#next();
    try {
      const answer = await fetch(this.address, { signal: AbortSignal.timeout(LIMIT), cache: "no-store", credentials: "omit" });
      this.#set(answer.ok);
    } catch {
      this.#set(false);
    }
    this.#next();
  }

  #set(online) {
    if (online === this.online) return;
    this.online = online;
    if (this.notice) this.notice.hidden = online;
    this.onChange();
  }
}
