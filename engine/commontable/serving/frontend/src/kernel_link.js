// The page's line to Python: made when the first message needs it, made anew when it broke.
import { Refused, call } from "./calls.js";

const MOST_TIMES_AGAIN = 2;

export class KernelLink {
  #comms = new Map();
  #kernel = null;
  #starting = null;

  // `begin` gives the id of a kernel; a module's page has one started when the first message needs it.
  constructor(service, begin = null) {
    this.service = service;
    this.begin = begin ?? (() => startFor(service));
    this.canBeginAnew = begin === null;
    addEventListener("pagehide", () => this.#end());
  }

  comm(id, target) {
    if (!this.#comms.has(id)) this.#comms.set(id, new LateComm(id, target, this));
    return this.#comms.get(id);
  }

  async send(comm, data, metadata, buffers) {
    const wire = (await this.#connected()).wire(comm);
    wire.send(data, metadata, buffers);
  }

  // Opens the line before anything is sent, for a kernel that would be ended without one.
  open() {
    return this.#connected();
  }

  #connected() {
    this.#starting ??= this.#start().catch((problem) => {
      this.#starting = null;
      throw problem;
    });
    return this.#starting;
  }

  async #start() {
    const id = await this.begin();
    const { connect } = await import(KERNEL_CHUNK);
    this.#kernel = await connect({ id, root: new URL(`${this.service.root}../`, location.href), onLost: () => this.#lost(id) });
    return this.#kernel;
  }

  // The next message starts another kernel; words are not in it, so none are lost. What was asked and not yet
  // answered is that next message.
  #lost(id) {
    if (this.#kernel?.id !== id) return;
    this.#close();
    if (this.canBeginAnew) for (const comm of this.#comms.values()) comm.askAgain();
  }

  #close() {
    this.#kernel.close();
    this.#kernel = null;
    this.#starting = null;
  }

  #end() {
    if (!this.#kernel) return;
    call(`${this.service.root}kernels/${this.#kernel.id}`, { method: "DELETE", keepalive: true }).catch(() => {});
    this.#close();
  }
}

async function startFor({ root, name }) {
  const { kernel } = await call(`${root}module-kernels/${name}`, { method: "POST", body: {}, limit: 30_000 });
  return kernel;
}

// What a widget model takes for its comm, whether or not a kernel is there yet.
class LateComm {
  #question = null; // a message that waits for its answer
  #times = 0;

  constructor(id, target, link) {
    this.comm_id = id;
    this.target_name = target;
    this.link = link;
    this.heard = () => {};
  }

  open() {
    return "";
  }

  send(data, callbacks, metadata, buffers) {
    if (data.method === "custom") this.#question = [data, callbacks, metadata, buffers];
    this.link.send(this, data, metadata, buffers).then(
      () => this.#idle(callbacks),
      (problem) => this.#noKernel(problem, callbacks),
    );
    return crypto.getRandomValues(new Uint32Array(2)).join("-");
  }

  close() {
    return "";
  }

  hear(message) {
    this.#question = null;
    this.#times = 0;
    this.heard(message);
  }

  // A question that kills every kernel is not put for ever.
  askAgain() {
    if (this.#question && this.#times++ < MOST_TIMES_AGAIN) this.send(...this.#question);
  }

  on_msg(heard) {
    this.heard = heard;
  }

  on_close() {}

  // A model sends one state at a time and waits for "idle"; without a kernel it must not wait for ever.
  #idle(callbacks) {
    callbacks?.iopub?.status?.({ content: { execution_state: "idle" } });
  }

  #noKernel(problem, callbacks) {
    this.#idle(callbacks);
    const full = problem instanceof Refused && problem.status === 503;
    const sentence = full ? problem.message : "";
    this.heard({ content: { data: { method: "custom", content: { no_kernel: true, sentence } } }, buffers: [] });
  }
}

