const FETCHING = {
  state: "fetching", status: "", value: null, version: null, savedAt: null,
  other: null, readerNames: [], feedback: [], handedIn: null,
};
const PAUSE = 500;

function hub(first) {
  const listeners = new Set();
  let now = first;
  return {
    now: () => now,
    tell(next) {
      now = next;
      for (const listener of listeners) listener(now);
    },
    subscribe(listener) {
      listeners.add(listener);
      listener(now);
      return () => listeners.delete(listener);
    },
  };
}

/* The value stays out of the model: what the model never holds can never be synced to a kernel. */
function pageKeeper(model) {
  const { subscribe, tell } = hub(FETCHING);
  let field = null;
  let leave = null;
  let closed = false;
  pageService().then((page) => {
    if (closed) return;
    field = page.field(model.get("prompt"));
    leave = field.subscribe(tell);
  });
  return {
    subscribe,
    type: (value) => field?.type(value),
    choose: (which) => field?.choose(which),
    close() {
      closed = true;
      leave?.();
    },
  };
}

function kernelKeeper(model) {
  const t = translator(model);
  const kept = model.get("value");
  const status = (value) => (value === null ? "" : t("kept"));
  const { now, subscribe, tell } = hub({ ...FETCHING, state: "kernel", value: kept, status: status(kept) });
  let timer = null;
  let waiting = 0;
  const send = () => {
    timer = null;
    waiting += 1;
    model.set("value", now().value);
    model.save_changes();
  };
  const type = (value) => {
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
    tell({ ...now(), value, state: "unsaved", status: t("keeping") });
  };
  // Only the kernel's own answer may turn the status: a kernel that is gone has kept nothing.
  model.on("msg:custom", (answer) => {
    waiting = Math.max(0, waiting - 1);
    if (timer !== null || waiting > 0) return;
    if (answer.kept) tell({ ...now(), state: "kernel", status: status(now().value) });
    if (answer.refused) tell({ ...now(), state: "failed", status: t("refused", { sentence: answer.refused }) });
  });
  model.on("change:value", () => {
    const value = model.get("value");
    const typed = timer !== null || now().state === "unsaved" || now().state === "failed";
    if (!typed && value !== now().value) tell({ ...now(), value, status: status(value) });
  });
  return { subscribe, type, choose() {}, close: () => clearTimeout(timer) };
}

export default {
  initialize({ model }) {
    const key = model.get("key");
    const keeper = hasService() ? pageKeeper(model) : kernelKeeper(model);
    meetingPoint(key).resolve(keeper);
    return () => {
      keeper.close();
      keepers().delete(key);
    };
  },
};
