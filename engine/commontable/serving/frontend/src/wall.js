// The wall of a workshop: what the service gives, large, by itself, and nothing else.
import { call } from "./calls.js";
import { follow } from "./live.js";
import { setText } from "./make.js";
import { Timer, minutesAndSeconds } from "./timer.js";
import { Wall } from "./wall_parts.js";
import { say } from "./wall_strings.js";

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";
const here = `${meta("commontable-staff")}workshops/${encodeURIComponent(meta("commontable-workshop"))}`;
const at = (name) => document.getElementById(`ct-wall-${name}`);
const contact = document.getElementById("ct-offline");
const AGAIN = 2000;

const clock = new Timer((seconds, running) => {
  at("clock").hidden = seconds === null;
  if (seconds === null) return;
  setText(at("clock"), seconds === 0 ? say("timeUp") : minutesAndSeconds(seconds));
  at("clock").classList.toggle("ct-wall-stopped", !running);
});
const live = document.getElementById("ct-live");
const wall = new Wall({ announce: (text) => setText(live, text), title: at("title"), main: document.getElementById("ct-main"), foot: at("foot") });

let asking = false;
let asked = false;

// However many answers come at once, one question is on its way and at most one waits.
async function look() {
  asked = true;
  if (asking) return;
  asking = true;
  while (asked) {
    asked = false;
    await ask();
  }
  asking = false;
}

async function ask() {
  try {
    const now = await call(`${here}/wall`);
    clock.set(now.state === "open" || now.state === undefined ? now.timer : null, now.now);
    wall.show(now);
    tell("");
  } catch (problem) {
    if (problem.status) return tell(problem.message);
    setTimeout(look, AGAIN);
  }
}

function tell(sentence) {
  contact.hidden = !sentence;
  setText(contact, sentence);
}

function linked(isOpen, status) {
  if (isOpen) return look();
  if ([401, 403, 404].includes(status)) return look();
  return tell(say("lost"));
}

look();
// The server ends the line of a closed room: that is no loss of contact.
follow(`${here}/events`, { onEvent: ({ data }) => (look(), data?.state !== "closed"), onLink: linked });
