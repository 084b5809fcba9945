/* One prompt on the page.
   `makeBody({ model, t, reads, changed })` returns { node, value(), show(value), textOf(value) }:
   `reads` is the line that says who will read this; the body sets it under its label or legend. */

function lock(body, locked) {
  for (const control of body.node.querySelectorAll("input, textarea, select, button")) {
    if (control.matches("textarea, input[type=text], input[type=date], input[type=number]")) control.readOnly = locked;
    else control.disabled = locked;
    if (locked) control.setAttribute("aria-disabled", "true");
    else control.removeAttribute("aria-disabled");
  }
}

/* Words that arrive never replace words typed: until what was typed is kept, nothing else is shown. */
function arrivals(body) {
  let typed = false;
  let shown = null;
  return {
    typing() {
      typed = true;
    },
    letGo() {
      typed = false;
    },
    take(snapshot) {
      const arrived = canonical(snapshot.value);
      const kept = snapshot.state === "saved" || snapshot.state === "kernel";
      if (typed && kept && arrived === canonical(body.value())) {
        typed = false;
        shown = arrived;
      }
      if (!typed && arrived !== shown) {
        body.show(snapshot.value);
        shown = arrived;
      }
      return typed;
    },
  };
}

async function openField({ model, el, makeBody }) {
  const t = translator(model);
  const frame = makeFrame(model, t);
  const reached = { keeper: null };
  const changed = () => {
    words.typing();
    reached.keeper?.type(body.value());
  };
  const body = makeBody({ model, t, reads: frame.reads, changed });
  const words = arrivals(body);
  const choose = (which) => {
    if (which === "other") words.letGo();
    reached.keeper?.choose(which);
    body.node.querySelector("input, textarea")?.focus();
  };
  const conflict = conflictPanel({ t, textOf: body.textOf, choose });
  const replies = repliesInField(model.get("prompt"), t);
  frame.root.append(body.node, frame.status.node, conflict.node, replies.node);
  lock(body, true);
  frame.status.say({ state: "fetching", status: t("fetching") });
  el.replaceChildren(frame.root);

  reached.keeper = await keeperOf(model);
  const leave = reached.keeper.subscribe((snapshot) => {
    const typed = words.take(snapshot);
    lock(body, snapshot.state === "fetching" && !typed);
    frame.status.say(statusOf(snapshot, { typed, t }));
    frame.nameReaders(snapshot.readerNames, snapshot.readers);
    conflict.show(snapshot, body.value());
    replies.show(snapshot);
  });
  return leave;
}

/* "Saved" may stand only while what the field holds is what is kept. */
function statusOf({ state, status }, { typed, t }) {
  if (typed && (state === "saved" || state === "ready" || state === "kernel")) {
    return { state: "unsaved", status: t("unsaved") };
  }
  return { state, status: status || (state === "fetching" ? t("fetching") : "") };
}
