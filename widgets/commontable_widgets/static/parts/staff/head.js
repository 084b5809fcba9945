/* The head of a room: its code and address for those who join, its wall, and pausing and closing it. */
function headView({ t, act, wall }) {
  const title = make("h2", { class: "ct-desk-title", tabindex: "-1" });
  const state = make("p", { class: "ct-desk-state", role: "status" });
  const code = make("p", { class: "ct-desk-code", translate: "no" });
  const address = make("p", { class: "ct-desk-address", translate: "no" });
  const qr = make("img", { class: "ct-desk-qr", alt: t("qr") });
  const door = make("div", { class: "ct-desk-door" },
    make("div", {}, make("p", { class: "ct-quiet", text: t("join") }), address, make("p", { class: "ct-quiet", text: t("code") }), code), qr);
  const pause = press(t("pause"), () => act("pause"));
  const resume = press(t("resume"), () => act("resume"), { main: true });
  const sure = closing({ t, act });
  const show = (room) => {
    const people = room.people ? t("people", { people: room.people }) : t("people-none");
    setText(title, room.title);
    setText(state, `${t(`state-${room.state}`)} ${people}`);
    setText(code, room.code ?? "");
    setText(address, (room.join ?? "").replace(/#.*$/, ""));
    const picture = room.qr ? `data:image/svg+xml;charset=utf-8,${encodeURIComponent(room.qr)}` : "";
    if (picture && qr.getAttribute("src") !== picture) qr.src = picture;
    qr.hidden = !picture;
    door.hidden = room.state === "closed";
    pause.hidden = room.state !== "open";
    resume.hidden = room.state !== "paused";
    sure.node.hidden = room.state === "closed";
  };
  const node = make("section", { class: "ct-desk-part ct-desk-head", "aria-label": t("title") }, title, state, door,
    make("div", { class: "ct-desk-acts" },
      make("a", { class: "ct-button", href: wall, target: "_blank", rel: "noopener", text: t("wall") }), pause, resume, sure.node));
  return { node, show, title };
}

/* Closing cannot be taken back, so it is asked once more, in its own place. */
function closing({ t, act }) {
  const ask = press(t("close"), () => open(true));
  const yes = press(t("close-now"), () => act("close"), { main: true });
  const no = press(t("close-not"), () => open(false));
  const question = make("div", { class: "ct-desk-sure", role: "group", hidden: true }, make("p", { text: t("close-sure") }), yes, no);
  const open = (on) => {
    question.hidden = !on;
    ask.hidden = on;
    (on ? no : ask).focus();
  };
  return { node: make("div", { class: "ct-desk-closing" }, ask, question) };
}
