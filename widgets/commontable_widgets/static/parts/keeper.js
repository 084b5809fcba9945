/* A widget may be drawn before its Keep has run; both meet here, whoever comes first. */
const KEEPERS = Symbol.for("commontable.keepers");

function keepers() {
  return (globalThis[KEEPERS] ??= new Map());
}

function meetingPoint(key) {
  if (!keepers().has(key)) {
    let resolve;
    const promise = new Promise((go) => { resolve = go; });
    keepers().set(key, { promise, resolve });
  }
  return keepers().get(key);
}

/* Return the keeper behind a trait that names a Keep: subscribe(tell), type(value), choose("mine" | "other"). */
async function keeperOf(model, trait = "keep") {
  const id = model.get(trait).slice("IPY_MODEL_".length);
  const keep = await model.widget_manager.get_model(id);
  return meetingPoint(keep.get("key")).promise;
}
