/* The head of one hand-in: where it stands in the queue, who wrote it, and whether somebody needs a person today. */
function topView(desk, page) {
  const { t } = desk;
  const heading = viewTitle(t("of-module", { title: page.title, number: page.hand_in }));
  const said = [
    `${t("handed-in", { day: dayInWords(page.day) })} ${promiseInWords(page, t)}`,
    page.state === "superseded" && t("superseded"),
    page.formgrader.sentence,
  ];
  return {
    heading,
    today: todayView(desk, page),
    node: make("section", { class: "ct-desk-part", "aria-labelledby": (heading.id = freshId("title")) },
      wayView(desk, page), heading, ...said.filter(Boolean).map((text) => make("p", { text })),
      marks(page.state !== "superseded" && t(`state-${page.state}`), page.again && t("mark-again")),
      nameView(desk, page), secondNote(page, t),
      page.unanswered.length > 0 && facts(t("unanswered", { titles: page.unanswered.join(", ") }))),
  };
}

/* Back, previous, next: the same links above and below. */
function wayView({ t }, page) {
  const link = (name, to) => (to ? make("a", { class: "ct-button", href: `#${to}`, text: t(name), "data-way": name }) : null);
  const at = page.place && make("span", { class: "ct-quiet", text: t("place", page) });
  return make("p", { class: "ct-desk-acts ct-review-way" }, link("back", "queue"), link("previous", page.previous), at, link("next", page.next));
}

/* A name that was to stay away is shown only for a reason, which is recorded first. */
function nameView({ t, calls }, page) {
  if (page.writer) return make("p", { text: t("writer-name", page.writer) });
  const why = make("input", { type: "text", class: "ct-date", maxlength: "1000", autocomplete: "off" });
  const open = press(t("name-show"), () => turn(true), { "aria-expanded": "false" });
  const ask = async (event) => {
    event.preventDefault();
    const found = await calls.act(`reviews/hand-ins/${page.hand_in}/name`, { reason: why.value });
    if (!found) return;
    const name = make("p", { class: "ct-review-name", tabindex: "-1", text: t("name-is", found) });
    node.replaceChildren(name);
    name.focus();
  };
  const hint = make("p", { class: "ct-quiet", id: freshId("hint"), text: t("name-why-hint") });
  why.setAttribute("aria-describedby", hint.id);
  const form = make("form", { class: "ct-desk-form ct-desk-notes", hidden: true, on: { submit: ask } }, labelled(t("name-why"), why, hint),
    make("div", { class: "ct-desk-acts" }, make("button", { type: "submit", class: "ct-button", text: t("name-do") }), press(t("cancel"), () => turn(false))));
  const turn = (on) => {
    form.hidden = !on;
    open.setAttribute("aria-expanded", String(on));
    (on ? why : open).focus();
  };
  const node = make("div", { class: "ct-review-writer" }, make("p", { text: t("writer-blind") }), open, form);
  return node;
}

/* Who is told, what is recorded and what the writer is told stand here before anything is marked. */
function todayView(desk, page) {
  const { t, calls, start: { today: setting } } = desk;
  const send = (body) => calls.act(`reviews/hand-ins/${page.hand_in}/today`, body);
  const told = [setting.tell, setting.writer, t(`today-record-${setting.record}`)].map((text) => make("li", { text }));
  const what = make("div", {}, make("p", { class: "ct-legend", text: t("today-what") }), make("ul", { class: "ct-review-told" }, ...told),
    guideLink(desk, "answering_reflections", "guide-answering"));
  if (page.today) {
    const settle = press(t("today-settle"), async () => (await send({ on: false })) && desk.again(t("today-settled")));
    const is = t("today-is", { name: page.today.by || t("comment-reader"), time: timeInWords(page.today.at) });
    return make("section", { class: "ct-desk-part ct-review-today", "aria-label": t("today") },
      make("p", { class: "ct-legend", text: is }), page.today.reason && wordsOf(page.today.reason), what, settle);
  }
  const reason = setting.record === "reason" ? make("input", { type: "text", class: "ct-date", maxlength: "1000", autocomplete: "off" }) : null;
  const go = press(t("today-do"), async () => (await send({ on: true, reason: reason?.value ?? "" })) && desk.again(""), { main: true });
  return make("section", { class: "ct-desk-part", "aria-label": t("today") },
    fold(t("today"), what, reason && labelled(t("today-reason"), reason), go));
}

function secondNote(page, t) {
  if (!page.second) return null;
  const { me, done, other, sentence } = page.second;
  const said = [sentence || t("second-both"), t(`second-me-${me}`), t(done ? "second-done" : "second-not-done"), other && t("second-other", { name: other })];
  return make("p", { class: "ct-review-second", text: said.filter(Boolean).join(" ") });
}
