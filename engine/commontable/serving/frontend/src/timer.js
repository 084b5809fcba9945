// A workshop's timer: the server's moments, shown by this device's clock.
export class Timer {
  #ahead = 0; // how far this device's clock is ahead of the server's
  #timer = null;

  // `show(seconds, running)` is called at once and each second; seconds is null where no timer is set.
  constructor(show) {
    this.show = show;
    this.given = null;
    setInterval(() => this.#tick(), 250);
  }

  set(timer, now) {
    if (now) this.#ahead = Date.now() - Date.parse(now);
    this.#timer = timer;
    this.given = undefined;
    this.#tick();
  }

  get #seconds() {
    if (!this.#timer) return null;
    const { ends_at: ends, left } = this.#timer;
    return ends ? Math.max(0, Math.ceil((Date.parse(ends) - (Date.now() - this.#ahead)) / 1000)) : left ?? null;
  }

  #tick() {
    const seconds = this.#seconds;
    if (seconds === this.given) return;
    this.given = seconds;
    this.show(seconds, Boolean(this.#timer?.ends_at));
  }
}

export function minutesAndSeconds(seconds) {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}
