// A line of server-sent events that mends itself, and hears the comments too: silence means that it is broken.
const SILENCE = 40_000;
const AGAIN = [500, 1000, 2000, 4000];
const OVER = [204, 401, 403, 404, 410];

// `onEvent({event, data})` may return false to end it; `onLink(open, status)` hears of the line itself. A comment is
// the event "quiet": a change that the server could not put into its few facts is told so too.
export function follow(address, { onEvent, onLink = () => {} }) {
  const line = new Line(address, onEvent, onLink);
  line.run();
  return () => line.close();
}

class Line {
  #closed = false;
  #tries = 0;
  #abort = null;
  #wake = () => {};

  constructor(address, onEvent, onLink) {
    Object.assign(this, { address, onEvent, onLink });
    addEventListener("online", () => this.#wake());
    document.addEventListener("visibilitychange", () => document.hidden || this.#wake());
    addEventListener("pagehide", () => this.close());
  }

  close() {
    this.#closed = true;
    this.#abort?.abort();
    this.#wake();
  }

  async run() {
    while (!this.#closed) {
      const status = await this.#once().catch(() => 0);
      if (this.#closed) return;
      this.onLink(false, status);
      if (OVER.includes(status)) return;
      await this.#pause(AGAIN[Math.min(this.#tries++, AGAIN.length - 1)]);
    }
  }

  #pause(wait) {
    return new Promise((go) => {
      this.#wake = go;
      setTimeout(go, wait);
    });
  }

  async #once() {
    this.#abort = new AbortController();
    const watch = new Watch(() => this.#abort.abort());
    try {
      const answer = await fetch(this.address, {
        headers: { Accept: "text/event-stream" }, signal: this.#abort.signal, cache: "no-store", credentials: "same-origin",
      });
      if (answer.status !== 200) return answer.status;
      this.onLink(true, 200);
      await this.#hear(answer.body.pipeThrough(new TextDecoderStream()).getReader(), watch);
      return 200;
    } finally {
      watch.stop();
    }
  }

  async #hear(reader, watch) {
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      watch.heard();
      this.#tries = 0;
      const blocks = (rest + value.replaceAll("\r", "")).split("\n\n");
      rest = blocks.pop();
      for (const block of blocks) this.#tell(block);
    }
  }

  #tell(block) {
    const part = (name) => block.split("\n").filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trimStart());
    const [event = block.startsWith(":") ? "quiet" : "message"] = part("event");
    const data = part("data").join("\n");
    if (!this.#closed && this.onEvent({ event, data: data ? JSON.parse(data) : null }) === false) this.close();
  }
}

class Watch {
  constructor(tooLong) {
    this.tooLong = tooLong;
    this.heard();
  }

  heard() {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.tooLong, SILENCE);
  }

  stop() {
    clearTimeout(this.timer);
  }
}
