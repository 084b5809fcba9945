// The page's line to Python: made when the first message needs it, made anew when it broke.
import { Refused, call } from "./calls.js";

export class KernelLink {
  #comms = new Map();
  #kernel = null;
  #starting = null;

  // `begin` gives the id of a kernel; a module's page has one started when the first message needs it.
  constructor(service, begin = () => startFor(service)) {
    this.service = service;
    this.begin = begin;
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

  // The next message starts another kernel; words are not in it, so none are lost.
  #lost(id) {
    if (this.#kernel?.id !== id) return;
    this.#kernel.close();
    this.#kernel = null;
    this.#starting = null;
  }

  #end() {
    if (!this.#kernel) return;
    call(`${this.service.root}kernels/${this.#kernel.id}`, { method: "DELETE", keepalive: true }).catch(() => {});
    this.#lost(this.#kernel.id);
  }
}

async function startFor({ root, name }) {
  const { kernel } = await call(`${root}module-kernels/${name}`, { method: "POST", body: {}, limit: 30_000 });
  return kernel;
}

// What a widget model takes for its comm, whether or not a kernel is there yet.
class LateComm {
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
    this.link.send(this, data, metadata, buffers).then(
      () => this.#idle(callbacks),
      (problem) => this.#noKernel(problem, callbacks),
    );
    return crypto.getRandomValues(new Uint32Array(2)).join("-");
  }

  close() {
    return "";
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

