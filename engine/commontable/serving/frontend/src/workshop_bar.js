// The slim bar of a workshop: which activity, how long, Done, Pass, and the table one writes for.
import { make, setText } from "./make.js";
import { minutesAndSeconds } from "./timer.js";
import { say } from "./workshop_strings.js";

export class Bar {
  // `acts`: mark(mark), table(name or ""), leave(), go(), closed()
  constructor(acts) {
    this.acts = acts;
    this.title = make("p", { class: "ct-workshop-title", role: "status" });
    this.time = make("p", { class: "ct-workshop-time", role: "timer", hidden: true });
    this.done = this.#button("done", () => acts.mark(this.#marked("finished")));
    this.pass = this.#button("pass", () => acts.mark(this.#marked("passed")));
    this.said = make("p", { class: "ct-workshop-said", role: "status" });
    this.notice = make("div", { class: "ct-workshop-notice", role: "status" });
    this.table = this.#table();
    this.link = make("a", { class: "ct-workshop-button", hidden: true, text: say("goModule") });
    const row = make("div", { class: "ct-workshop-row" }, this.title, this.time, this.link, this.done, this.pass, this.table);
    this.node = make("section", { class: "ct-workshop", "aria-label": say("label") }, row, this.said, this.notice);
    document.querySelector(".ct-header").after(this.node);
    new ResizeObserver(() => this.#makeRoom()).observe(this.node);
  }

  #makeRoom() {
    const stays = this.node.isConnected && getComputedStyle(this.node).position === "sticky";
    document.documentElement.style.setProperty("--ct-workshop-bar", `${stays ? this.node.offsetHeight : 0}px`);
  }

  #button(name, act) {
    return make("button", { type: "button", class: "ct-workshop-button", "aria-pressed": "false", text: say(name), on: { click: act } });
  }

  // Pressing Pass once more takes it back; who is done may go on writing all the same.
  #marked(mark) {
    return this.mark === mark && mark === "passed" ? "begun" : mark;
  }

  #table() {
    this.forTable = make("input", { type: "checkbox", id: "ct-for-table" });
    this.tableName = make("input", { type: "text", id: "ct-table-name", maxlength: "60", autocomplete: "off" });
    const form = make("form", { class: "ct-workshop-form", on: { submit: (event) => this.#keepTable(event) } },
      make("label", { class: "ct-workshop-tick" }, this.forTable, say("forTable")),
      make("label", { for: "ct-table-name", text: say("tableName") }), this.tableName,
      make("button", { type: "submit", class: "ct-workshop-button", text: say("keep") }),
      make("button", { type: "button", class: "ct-workshop-button ct-workshop-leave", text: say("leave"), on: { click: () => this.acts.leave() } }));
    this.tableNow = make("summary", { text: say("more") });
    const more = make("details", { class: "ct-workshop-more" }, this.tableNow, form);
    more.addEventListener("keydown", (event) => event.key === "Escape" && this.#fold(more));
    more.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !more.contains(relatedTarget) && (more.open = false));
    return more;
  }

  #fold(more) {
    more.open = false;
    more.querySelector("summary").focus();
  }

  #keepTable(event) {
    event.preventDefault();
    const name = this.forTable.checked ? this.tableName.value.trim() : "";
    if (this.forTable.checked && !name) {
      this.tell("nameMissing");
      return this.tableName.focus();
    }
    this.#fold(this.table);
    this.acts.table(name);
  }

  show({ activity, state, mine }, { elsewhere } = {}) {
    const paused = state === "paused";
    const name = paused ? "paused" : activity ? "now" : "waiting";
    setText(this.title, say(name, { title: activity?.title }));
    const works = Boolean(activity) && !paused && !elsewhere;
    for (const button of [this.done, this.pass]) button.hidden = !works;
    this.mark = mine.mark;
    this.done.setAttribute("aria-pressed", mine.mark === "finished");
    this.pass.setAttribute("aria-pressed", mine.mark === "passed");
    this.table.hidden = Boolean(elsewhere);
    // Whoever goes on to the next activity still sees for whom they are writing.
    setText(this.tableNow, mine.table ? say("moreAs", { table: short(mine.table) }) : say("more"));
    this.tableNow.classList.toggle("ct-workshop-on", Boolean(mine.table));
    if (!this.table.open) {
      this.forTable.checked = Boolean(mine.table);
      this.tableName.value = mine.table ?? "";
    }
    this.link.hidden = !elsewhere;
    if (elsewhere) this.link.href = elsewhere;
  }

  showTime(seconds, running) {
    this.time.hidden = seconds === null;
    if (seconds === null) return;
    const name = seconds === 0 ? "timeUp" : running ? "timeLeft" : "timeStopped";
    setText(this.time, say(name, { time: minutesAndSeconds(seconds) }));
    this.time.classList.toggle("ct-workshop-soon", seconds <= 60);
    if (seconds === 0 && running) this.tell("timeUp");
  }

  tell(name, values) {
    setText(this.said, name ? say(name, values) : "");
  }

  // A quiet word to somebody who is writing; it goes once they have gone, or the room has.
  offer(title) {
    this.notice.replaceChildren(
      make("span", { text: say("opened") }),
      make("button", { type: "button", class: "ct-workshop-button", text: say("go", { title: short(title) }), on: { click: () => this.acts.go() } }),
    );
  }

  withdraw() {
    this.notice.replaceChildren();
  }

  // `said`: where what the room said can be read, for those who stayed to its end.
  end(name, { said } = {}) {
    const close = make("button", { type: "button", class: "ct-workshop-button", text: say("close"), on: { click: () => this.acts.closed() } });
    for (const part of [this.time, this.done, this.pass, this.table, this.link]) part.hidden = true;
    this.withdraw();
    this.tell("");
    setText(this.title, say(name));
    this.node.classList.add("ct-workshop-over");
    if (said) this.title.after(make("a", { class: "ct-workshop-button", href: said, text: say("said") }), close);
    else this.title.after(close);
  }
}

// A button names the activity in a few words; the whole of it stands in the bar.
function short(title) {
  const words = title.split(/[:?.;]/)[0].trim();
  return words.length > 40 ? `${words.slice(0, 39).trimEnd()}…` : words;
}
