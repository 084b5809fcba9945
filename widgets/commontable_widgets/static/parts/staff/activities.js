/* The running order: one activity open at a time, how far the room is, and the timer. */
function activitiesView({ t, act }) {
  const timer = timerView({ t, act });
  const end = press(t("end-activity"), () => act("open-activity", { number: null }));
  const counts = make("p", { class: "ct-desk-counts", role: "status" });
  const inside = make("div", { class: "ct-desk-now" }, counts, timer.node, end);
  const list = keyedList("ol", { class: "ct-desk-activities" }, { key: ({ number }) => number, draw: (each) => activityLine({ t, act, each, inside }) });
  return {
    node: section(t("activities"), list.node),
    show(room) {
      const now = room.activity?.number ?? null;
      const works = room.state === "open";
      list.show(room.activities.map((each) => ({ ...each, isNow: each.number === now, works })));
      setText(counts, t("counts", room.counts));
      end.hidden = !works;
      timer.show(room);
    },
  };
}

/* The letters that the guides use for who leads; a guide may also write it out. */
const inWords = (t, leads) => (["F", "S", "both"].includes(leads) ? t(`leads-${leads}`) : leads);

function activityLine({ t, act, each, inside }) {
  const open = press(t("open"), () => act("open-activity", { number: each.number }), { "aria-label": t("open-activity-of", { title: each.title }) });
  const now = make("span", { class: "ct-mark", text: t("opened") });
  const node = make("li", {},
    make("div", { class: "ct-desk-row" },
      make("div", {}, make("strong", { text: each.title }), make("p", { class: "ct-quiet", text: t("activity-facts", { ...each, leads: inWords(t, each.leads) }) })), now, open));
  return {
    node,
    show({ isNow, works }) {
      if (isNow) node.setAttribute("aria-current", "step");
      else node.removeAttribute("aria-current");
      now.hidden = !isNow;
      /* Whoever pressed the button stands beside what it has opened, not nowhere. */
      const held = open === document.activeElement;
      open.hidden = isNow || !works;
      if (isNow && inside.parentElement !== node) node.append(inside);
      if (!isNow && inside.parentElement === node) inside.remove();
      if (held && open.hidden) inside.querySelector("input, button")?.focus();
    },
  };
}

function timerView({ t, act }) {
  const minutes = make("input", { type: "number", class: "ct-date", min: "1", max: "90", value: "5", inputmode: "numeric" });
  const shows = make("p", { class: "ct-desk-timer", role: "timer" });
  const start = press(t("timer-start"), () => act("timer", { minutes: Number(minutes.value) }));
  const hold = press(t("timer-hold"), () => act("timer", { pause: true }));
  const on = press(t("timer-go-on"), () => act("timer", { pause: false }));
  const stop = press(t("timer-stop"), () => act("timer", { stop: true }));
  let [now, ahead, opened] = [null, 0, null];
  const tick = () => {
    const left = !now ? null : now.ends_at ? Math.max(0, Math.ceil((Date.parse(now.ends_at) - Date.now() + ahead) / 1000)) : now.left;
    const name = left === null ? "timer-none" : left === 0 ? "timer-up" : now.ends_at ? "timer-runs" : "timer-held";
    setText(shows, t(name, { time: left === null ? "" : `${Math.floor(left / 60)}:${String(Math.floor(left % 60)).padStart(2, "0")}` }));
  };
  setInterval(tick, 250);
  return {
    node: make("div", { class: "ct-desk-timing", role: "group", "aria-label": t("timer") },
      make("div", { class: "ct-desk-acts ct-desk-beside" }, labelled(t("timer-minutes"), minutes), start),
      make("div", { class: "ct-desk-acts" }, shows, hold, on, stop)),
    show({ timer, now: server, activity, state }) {
      now = timer;
      if (server) ahead = Date.now() - Date.parse(server);
      if (activity && activity.number !== opened) minutes.value = activity.minutes;
      opened = activity?.number ?? null;
      start.disabled = state !== "open";
      hold.hidden = !timer?.ends_at;
      on.hidden = !timer || Boolean(timer.ends_at) || !timer.left || state !== "open";
      stop.hidden = !timer;
      tick();
    },
  };
}
