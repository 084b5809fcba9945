// One widget's model in the form of anywidget's contract: get, set, save_changes, send, on, off.
export class Model {
  #values;
  #comm;
  #report;
  #changed = new Set();
  #listeners = new Map();

  constructor({ values, comm, manager, report }) {
    this.#values = values;
    this.#comm = comm;
    this.#report = report;
    this.widget_manager = manager;
    comm.on_msg((message) => this.#heard(message));
  }

  get(name) {
    return this.#values[name];
  }

  set(name, value) {
    if (Object.is(this.#values[name], value)) return;
    this.#values[name] = value;
    this.#changed.add(name);
    this.#tell(`change:${name}`, this, value);
    this.#tell("change", this);
  }

  save_changes() {
    const state = Object.fromEntries([...this.#changed].map((name) => [name, this.#values[name]]));
    this.#changed.clear();
    if (Object.keys(state).length) this.#comm.send({ method: "update", state, buffer_paths: [] }, undefined, {}, []);
  }

  send(content, callbacks, buffers = []) {
    this.#comm.send({ method: "custom", content }, callbacks, {}, buffers);
  }

  on(events, listener) {
    for (const event of events.split(" ")) {
      if (!this.#listeners.has(event)) this.#listeners.set(event, new Set());
      this.#listeners.get(event).add(listener);
    }
  }

  off(events, listener) {
    for (const event of events?.split(" ") ?? [...this.#listeners.keys()]) {
      if (listener) this.#listeners.get(event)?.delete(listener);
      else this.#listeners.delete(event);
    }
  }

  #heard({ content, buffers = [] }) {
    const { method, state, content: said, buffer_paths: paths = [] } = content.data;
    if (method === "custom") return this.#tell("msg:custom", said, buffers);
    if (method !== "update") return;
    paths.forEach((path, at) => place(state, path, buffers[at]));
    for (const [name, value] of Object.entries(state)) this.set(name, value);
    // What the kernel has said needs no answer.
    for (const name of Object.keys(state)) this.#changed.delete(name);
  }

  // A listener that fails must not keep the others from hearing.
  #tell(event, ...told) {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) {
      try {
        listener(...told);
      } catch (problem) {
        this.#report(problem);
      }
    }
  }
}

function place(state, path, buffer) {
  const holder = path.slice(0, -1).reduce((part, step) => part[step], state);
  holder[path.at(-1)] = buffer;
}
