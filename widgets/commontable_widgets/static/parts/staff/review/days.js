/* Days of the calendar, in words; and how long the promise of a reply still has. */
function dayInWords(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  const thisYear = new Date().getFullYear() === year;
  return new Date(year, month - 1, day).toLocaleDateString(language(), {
    weekday: "short", month: "short", day: "numeric", year: thisYear ? undefined : "numeric",
  });
}

function promiseInWords({ due, days_left: left, state }, t) {
  if (state === "answered" || state === "superseded") return t(`state-${state}`) + ".";
  if (due === null) return t("no-due");
  const day = dayInWords(due);
  if (left === 0) return t("due-today");
  const days = Math.abs(left);
  return t(left > 0 ? (days === 1 ? "due-one" : "due") : days === 1 ? "late-one" : "late", { day, days });
}

function isLate({ due, days_left: left, state }) {
  return due !== null && left < 0 && state !== "answered" && state !== "superseded";
}
