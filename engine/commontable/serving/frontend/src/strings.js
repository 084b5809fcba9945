// What the page itself says. A translation may stand in the page as JSON with the same keys.
const english = {
  fetching: "Fetching your words",
  ready: "Nothing written yet",
  unsaved: "Saving…",
  saved: "Saved {time}",
  failed: "Not saved yet. Your words are kept in this tab, and the page tries again by itself.",
  refused: "Not saved yet. {sentence}",
  signedOut: "Not saved yet. You are signed out: sign in again in another tab, and the page goes on by itself.",
  leaveUnsaved: "Some of your words are not saved yet. If you sign out now, they are lost. Sign out all the same?",
  whoReads: "Who may read this",
  onlyMe: "Only me from now on",
  onlyMeHint: "You can keep this to yourself. What you wrote here is then taken away from your readers, too.",
  isOnlyMe: "Nobody else in this course can open this now.",
  openAgain: "Let it be read again",
  openAgainHint: "You keep this to yourself. If you let it be read again, what stands here now is read; earlier versions stay yours.",
  isOpenAgain: "This is read again as the course has it.",
  notChanged: "That could not be changed just now. Try again.",
  conflict: "Two versions: choose which one goes on. Both are kept.",
};
const given = document.getElementById("ct-strings");
const table = given ? { ...english, ...JSON.parse(given.textContent) } : english;

export function say(name, values = {}) {
  return table[name].replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}

let hours = null;

export function clock(moment) {
  hours ??= new Intl.DateTimeFormat(document.documentElement.lang || "en", { hour: "numeric", minute: "2-digit" });
  return hours.format(new Date(moment));
}
