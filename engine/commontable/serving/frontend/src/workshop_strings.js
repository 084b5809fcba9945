// What a workshop says on a participant's page. A translation may stand in the page as JSON, with keys "workshop.…".
const english = {
  label: "Workshop",
  now: "Workshop: {title}",
  waiting: "Workshop: the first activity opens soon",
  paused: "Workshop: paused. Go on writing here whenever you like",
  ended: "The workshop has ended. What you wrote stands here, in your own journal.",
  left: "You have left the workshop. What you wrote stands here, in your own journal.",
  said: "What we said",
  close: "Close",
  timeLeft: "{time} left",
  timeStopped: "{time}, stopped",
  timeUp: "Time is up",
  done: "Done",
  pass: "Pass",
  isDone: "You are done with this activity. You can go on changing your words.",
  isPassed: "You pass on this activity. That is a full answer.",
  isUndone: "Taken back.",
  notSent: "That did not arrive. Try again in a moment.",
  opened: "The room has moved on.",
  go: "Go to {title}",
  goModule: "Go to the workshop’s module",
  more: "Table",
  moreAs: "Table: {table}",
  forTable: "I am writing for our table or pair",
  tableName: "Name of our table or pair",
  keep: "Keep",
  forTableNow: "Your answers are kept as answers of the table “{table}”.",
  forMyselfNow: "Your answers are kept as your own.",
  nameMissing: "Write a name first, such as Window.",
  leave: "Leave the workshop",
  mayShow: "This may be shown in the room, without my name",
  mayShowHint: "The facilitator decides what the wall shows. Untick it, and it is no longer shown.",
  willShow: "Noted: it may be shown.",
  willNotShow: "Noted: it is not shown.",
};
const given = JSON.parse(document.getElementById("ct-strings")?.textContent ?? "{}");

export function say(name, values = {}) {
  const text = given[`workshop.${name}`] ?? english[name];
  return text.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}
