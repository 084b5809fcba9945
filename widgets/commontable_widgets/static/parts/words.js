const language = () => document.documentElement.lang || undefined;

/* "10:42" today, with the date on any other day. */
function timeInWords(iso) {
  const at = new Date(iso);
  if (!iso || Number.isNaN(at.getTime())) return "";
  const today = at.toDateString() === new Date().toDateString();
  const day = today ? {} : { year: "numeric", month: "long", day: "numeric" };
  return at.toLocaleString(language(), { hour: "numeric", minute: "2-digit", ...day });
}

function listInWords(names) {
  return new Intl.ListFormat(language(), { type: "conjunction" }).format(names);
}

/* Keys in one order, so that a value is the same after a journey through JSON. */
function canonical(value) {
  return JSON.stringify(value ?? null, (key, part) =>
    part && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part);
}
