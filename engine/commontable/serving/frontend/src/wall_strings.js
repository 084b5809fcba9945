// What a wall says. A translation may stand in the page as JSON, with keys "wall.…".
const english = {
  title: "Workshop: {title}",
  join: "Join from your phone",
  open: "Open",
  type: "and type",
  qr: "The same address as a picture for phone cameras",
  joinFoot: "Join: {address}",
  code: "code {code}",
  soon: "The first activity opens soon.",
  paused: "Paused. The room opens again later.",
  closed: "The workshop has ended. Thank you.",
  minutes: "{minutes} minutes",
  timeUp: "Time is up",
  lost: "No contact with the course just now. What stands here may be old.",
  people: "Answers of {people} people",
  before: "Before",
  after: "After",
  answer: "Answer",
  number: "Number",
  cloud: "Show the words as a cloud too",
  list: "Show the list alone",
  words: "Words in what we wrote",
  word: "Word",
  texts: "Texts with it",
  nothing: "Nothing is let through yet.",
};
const given = JSON.parse(document.getElementById("ct-strings")?.textContent ?? "{}");

export function say(name, values = {}) {
  return (given[`wall.${name}`] ?? english[name]).replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}
