/* The queue: who waits, in order, against the day by which a reply is promised. */
async function queueView(desk) {
  const { t, calls, filters, start } = desk;
  const heading = viewTitle(t("queue"));
  const count = make("p", { class: "ct-review-count", role: "status" });
  const list = make("div", { class: "ct-review-list" });
  const more = press("", () => load({ on: true }), { hidden: true });
  const picks = filtersView({ t, filters, changed: () => load() });
  let rows = [];
  let asked = 0;

  const ask = (offset) => calls.get("reviews", { ...filters, offset });
  async function load({ on = false } = {}) {
    const mine = ++asked;
    const page = await ask(on ? rows.length : 0).catch((problem) => desk.said.say(calls.problemOf(problem)));
    if (page && mine === asked) show(page, { on });
  }
  function show(page, { on = false } = {}) {
    const before = on ? rows.length : 0;
    rows = on ? [...rows, ...page.hand_ins] : page.hand_ins;
    picks.show(page);
    setText(count, countInWords(page, t));
    list.replaceChildren(...groupsOf(rows, { t, filters, cohorts: page.cohorts }));
    more.hidden = rows.length >= page.total;
    setText(more, t("more", { count: Math.min(50, page.total - rows.length) }));
    if (on) list.querySelectorAll("a[href]")[before]?.focus();
  }
  arrowsThrough(list);
  show(await ask(0));
  return {
    heading,
    nodes: [heading, make("p", { text: t("queue-lead", { days: start.working_days }) }), picks.node, count,
      make("section", { class: "ct-desk-part", "aria-label": t("queue") }, facts(t("arrows")), list, more)],
  };
}

function countInWords({ total, late }, t) {
  if (!total) return t("count-none");
  const shown = t(total === 1 ? "count-one" : "count", { total });
  return late ? `${shown} ${t(late === 1 ? "count-late-one" : "count-late", { late })}` : shown;
}

/* First whoever needs a person today; then module by module, or all together. */
function groupsOf(rows, { t, filters, cohorts }) {
  const nameOf = (row) => (row.today ? t("today-group") : filters.order === "module" ? row.title : "");
  const groups = new Map();
  for (const row of rows) groups.set(nameOf(row), [...(groups.get(nameOf(row)) ?? []), row]);
  return [...groups].map(([name, found]) => {
    const list = make("ul", { class: "ct-desk-rows" }, ...found.map((row) => rowOf(row, { t, cohorts, withModule: !name || row.today })));
    return make("div", { class: found[0].today ? "ct-review-today" : null }, name && make("h3", { text: name }), list);
  });
}

function rowOf(row, { t, cohorts, withModule }) {
  const link = make("a", { class: "ct-review-open", href: `#${row.hand_in}`, text: writerInWords(row, t) });
  const prompts = row.prompts.map(({ title }) => title).join(" · ");
  return make("li", { class: "ct-review-row", "data-hand-in": row.hand_in },
    make("div", {}, link,
      make("p", { class: isLate(row) ? "ct-review-late" : "ct-quiet", text: `${t("handed-in", { day: dayInWords(row.day) })} ${promiseInWords(row, t)}` }),
      facts(withModule ? `${row.title}.` : "", cohorts.length > 1 ? t("in-cohort", row) : ""),
      facts(prompts)),
    marks(row.state !== "answered" && t(`state-${row.state}`), row.draft && t("mark-draft"), row.again && t("mark-again"), row.second && t(`mark-second-${row.second}`)));
}

function writerInWords({ writer, hand_in: number }, t) {
  return writer ? t("by-name", writer) : t("without-name", { number });
}
