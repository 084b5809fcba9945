/* Announce a state once per visit to the field, not after each pause in typing. */
function statusLine() {
  const node = make("p", { class: "ct-status", role: "status", "aria-live": "polite", "aria-atomic": "true" });
  let announced = "";
  return {
    node,
    forget() {
      announced = "";
    },
    say({ state, status }) {
      const quiet = state === "unsaved" || state === announced;
      node.setAttribute("aria-live", quiet ? "off" : "polite");
      node.dataset.state = state;
      setText(node, status);
      if (state !== "unsaved") announced = state;
    },
  };
}

function readersInWords(t, readers, names) {
  const named = readers === "facilitator" && names.length > 0;
  return named ? t("readers-facilitator-names", { names: listInWords(names) }) : t(`readers-${readers}`);
}

/* The root of a prompt: who reads it, the field, its state, and a conflict where there is one. */
function makeFrame(model, t) {
  const prompt = model.get("prompt");
  const readers = model.get("readers");
  const reads = make("p", {
    class: "ct-readers", id: freshId("readers"), "data-for": readers, text: t(`readers-${readers}`),
  });
  const status = statusLine();
  const root = make("section", {
    class: "ct-field", "data-prompt": prompt, "data-readers": readers, "data-lm-suppress-shortcuts": "true",
    id: document.getElementById(prompt) ? null : prompt,
    on: {
      focusout: (event) => root.contains(event.relatedTarget) || status.forget(),
      // JupyterLab would take an arrow key away from a radio and move to the next cell.
      keydown: (event) => hasService() || event.stopPropagation(),
    },
  });
  return {
    root,
    reads,
    status,
    // Who reads is the module's choice, unless the writer has narrowed it to themself.
    nameReaders(names, narrowed) {
      const now = narrowed ?? readers;
      root.dataset.readers = reads.dataset.for = now;
      setText(reads, readersInWords(t, now, names));
    },
  };
}
