// A websocket to one kernel, by Jupyter's own client; loaded with the first message that needs it.
import { KernelAPI, KernelConnection, ServerConnection } from "@jupyterlab/services";

const WAIT = 30_000;
const LOOK_AGAIN = 2_000;

export async function connect({ id, root, onLost }) {
  const serverSettings = ServerConnection.makeSettings({
    baseUrl: root.href,
    wsUrl: root.href.replace(/^http/, "ws"),
    appendToken: false,
    token: "",
  });
  const kernel = new KernelConnection({ model: { id, name: "python3" }, serverSettings, handleComms: true });
  await ready(kernel);
  watch(kernel, onLost);
  return new Line(kernel);
}

async function ready(kernel) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error("The kernel did not answer")), WAIT);
  });
  await Promise.race([kernel.info, late]).finally(() => clearTimeout(timer));
}

function watch(kernel, onLost) {
  kernel.statusChanged.connect((_, status) => {
    if (status === "dead" || status === "autorestarting" || status === "restarting") onLost();
  });
  kernel.connectionStatusChanged.connect((_, status) => {
    if (status === "disconnected") onLost();
    if (status === "connecting") lookFor(kernel, onLost);
  });
  kernel.disposed.connect(onLost);
}

// Jupyter's client tries for a minute and more to reach a kernel that is gone; the server knows at once.
async function lookFor(kernel, onLost) {
  while (!kernel.isDisposed && kernel.connectionStatus === "connecting") {
    if (await isGone(kernel)) return onLost();
    await new Promise((then) => setTimeout(then, LOOK_AGAIN));
  }
}

function isGone(kernel) {
  return KernelAPI.getKernelModel(kernel.id, kernel.serverSettings).then(
    (model) => model === undefined,
    () => false,
  );
}

class Line {
  #wires = new Map();

  constructor(kernel) {
    this.kernel = kernel;
    this.id = kernel.id;
  }

  wire(late) {
    if (!this.#wires.has(late.comm_id)) {
      const comm = this.kernel.createComm(late.target_name, late.comm_id);
      comm.onMsg = (message) => late.hear(message);
      this.#wires.set(late.comm_id, comm);
    }
    return this.#wires.get(late.comm_id);
  }

  close() {
    if (!this.kernel.isDisposed) this.kernel.dispose();
  }
}
