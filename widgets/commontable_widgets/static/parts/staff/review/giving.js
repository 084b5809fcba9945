/* Giving what was written, or marking as read; then on to the next. */
const BEFORE_GIVING = 2000;

function givingView(desk, { page, comments }) {
  const { t, calls, service, said } = desk;
  const path = `reviews/hand-ins/${page.hand_in}`;
  const goOn = (text, { next }) => (next && page.next ? desk.open(page.next, text) : desk.again(text));
  const give = async (how) => {
    if (!comments.some((each) => each.isNew())) return said.say(t("give-none"));
    if (!(await service.settle(BEFORE_GIVING))) return said.say(t("give-unsaved"));
    const done = await calls.act(`${path}/give`);
    if (done) await goOn(page.next || !how.next ? done.sentence : `${done.sentence} ${t("all-done")}`, how);
  };
  const read = async (on, how = {}) => {
    if (await calls.act(`${path}/read`, { read: on })) await goOn(t(on ? "read-done" : "unread-done"), how);
  };
  const toRead = page.state === "unread"
    ? [press(t("read"), () => read(true)), page.next && press(t("read-next"), () => read(true, { next: true }))]
    : page.state === "read" ? [press(t("unread"), () => read(false))] : [];
  return section(t("give"), make("p", { class: "ct-quiet", text: t("give-hint") }),
    make("div", { class: "ct-desk-acts" },
      press(t("give-next"), () => give({ next: true }), { main: true }), press(t("give-here"), () => give({})), ...toRead.filter(Boolean)));
}
