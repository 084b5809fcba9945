/* The words come from Python, where gettext finds them. */
function translator(model) {
  const table = model.get("strings");
  return (key, values = {}) =>
    (table[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
