/* What a course page offers its widgets, without a server behind it; a test says what the server answers. */
const NOTHING = {
  state: "fetching", status: "Fetching your words", value: null, version: null, savedAt: null,
  other: null, readerNames: [], feedback: [], handedIn: null,
};

function followed(first) {
  const listeners = new Set();
  let now = first;
  return {
    now: () => now,
    subscribe(listener) {
      listeners.add(listener);
      listener(now);
      return () => listeners.delete(listener);
    },
    tell(part) {
      now = { ...now, ...part };
      listeners.forEach((listener) => listener(now));
    },
  };
}

const fields = new Map();
const module = followed({ handIn: null, prompts: {}, online: true, personName: "Ana", sections: [] });
module.handed = [];
module.handIn = async (how) => {
  module.handed.push(how);
  if (module.refuses) throw new Error("no answer");
  const at = "2025-10-02T10:42:00Z";
  module.tell({ handIn: { at, byName: how.byName } });
  return { at };
};

function field(id) {
  if (!fields.has(id)) {
    const kept = followed(NOTHING);
    kept.typed = [];
    kept.chosen = [];
    kept.type = (value) => {
      kept.typed.push(value);
      kept.tell({ state: "unsaved", status: "Not saved yet", value });
    };
    kept.choose = (which) => kept.chosen.push(which);
    fields.set(id, kept);
  }
  return fields.get(id);
}

export const page = { field, module };
globalThis.page = page;
