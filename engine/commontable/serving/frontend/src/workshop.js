// A participant's side of a workshop; loaded only where the words call says that there is one.
import { call } from "./calls.js";
import { follow } from "./live.js";
import { addSheet } from "./make.js";
import { Timer } from "./timer.js";
import { Bar } from "./workshop_bar.js";
import { holdAt, isBusy, moveTo, placeOf } from "./workshop_place.js";
import { Ticks } from "./workshop_ticks.js";
import styles from "./workshop.css";

const BEEN_AT = "commontable-workshop";

export function openWorkshop(page, state) {
  addSheet(styles);
  return new Workshop(page, state);
}

class Workshop {
  #state = null;

  constructor(page, state) {
    this.page = page;
    this.root = `${page.root}workshop`;
    this.bar = new Bar({
      mark: (mark) => this.#mark(mark),
      table: (table) => this.#act("table", { table }, table ? "forTableNow" : "forMyselfNow", { table }),
      leave: () => this.#leave(),
      go: () => this.#go(),
      closed: () => this.bar.node.remove(),
    });
    this.timer = new Timer((seconds, running) => this.bar.showTime(seconds, running));
    if (state.module === page.name) this.ticks = new Ticks((prompt, may) => this.#post("may-show", { prompt, may }));
    this.take(state);
    this.stop = follow(`${this.root}/events`, {
      onEvent: ({ event, data }) => (event === "state" ? this.take(data) : true),
      onLink: (isOpen, status) => [204, 404, 410].includes(status) && this.#end("ended"),
    });
  }

  // False once it is over, which ends the line.
  take(state) {
    if (this.over) return false;
    if (!state || state.state === "closed") return this.#end("ended");
    if (state.step < this.#state?.step) return true;
    this.#state = state;
    this.bar.show(state, { elsewhere: this.#elsewhere });
    this.timer.set(state.state === "open" ? state.timer : null, state.now);
    this.ticks?.show(state.mine.may_show);
    this.#arrive(state);
    return true;
  }

  get #elsewhere() {
    return this.#state.module === this.page.name ? "" : `${this.page.root}../modules/${this.#state.module}/`;
  }

  // A tab that has been at this activity stays where its person has gone since.
  #arrive({ id, activity, state }) {
    const at = `${id}:${activity?.number ?? ""}`;
    if (state !== "open" || this.#elsewhere) return;
    const [first, been] = [this.at === undefined, this.at ?? beenAt()];
    this.at = at;
    if (at === been) return;
    remember(at);
    this.bar.withdraw();
    this.bar.tell("");
    const place = activity && placeOf(activity.prompts);
    if (!place) return;
    if (isBusy(this.page.fields) || (first && location.hash)) return this.bar.offer(activity.title);
    if (first) holdAt(place);
    else moveTo(place);
  }

  #go() {
    this.bar.withdraw();
    const place = placeOf(this.#state.activity?.prompts);
    if (place) moveTo(place);
  }

  #mark(mark) {
    const said = { finished: "isDone", passed: "isPassed", begun: "isUndone" }[mark];
    return this.#act("mark", { mark }, said);
  }

  async #post(what, body) {
    const { workshop } = await call(`${this.root}/${what}`, { method: "POST", body });
    this.take(workshop);
  }

  async #act(what, body, said, values) {
    try {
      await this.#post(what, body);
      if (!this.over) this.bar.tell(said, values);
    } catch {
      this.bar.tell("notSent");
    }
  }

  async #leave() {
    try {
      await call(`${this.root}/leave`, { method: "POST", body: {} });
      this.#end("left");
    } catch {
      this.bar.tell("notSent");
    }
  }

  #end(name) {
    if (this.over) return false;
    this.over = true;
    this.stop?.();
    this.timer.set(null);
    this.ticks?.end();
    const id = encodeURIComponent(this.#state?.id ?? "");
    this.bar.end(name, { said: name === "ended" && id ? `${this.page.root}../me/workshops/${id}` : "" });
    return false;
  }
}

function beenAt() {
  try {
    return sessionStorage.getItem(BEEN_AT);
  } catch {
    return null;
  }
}

function remember(at) {
  try {
    sessionStorage.setItem(BEEN_AT, at);
  } catch {
    // Without storage a reload goes to the activity once more.
  }
}
