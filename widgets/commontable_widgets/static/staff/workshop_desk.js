/* The desk: set a room up, then lead it. The store is the truth: every act is followed by asking what stands there. */
async function openDesk({ model, t, root }) {
  const service = await staffService();
  const named = () => location.hash.slice(1);
  const desk = { model, t, service, root, rooms: model.get("rooms"), stop: () => {} };
  const go = async (id) => {
    desk.stop();
    desk.stop = () => {};
    if (id) await openRoom(desk, id, () => { location.hash = ""; });
    else await showSetup(desk, (room) => { location.hash = room; });
  };
  addEventListener("hashchange", () => go(named()));
  await go(named());
}

async function showSetup(desk, open) {
  const { t, service, root } = desk;
  desk.rooms = await service.call("workshops").catch(() => desk.rooms);
  const start = async (asked) => {
    try {
      const { id } = await service.call("workshops", { method: "POST", body: asked });
      open(id);
      return "";
    } catch (problem) {
      return problem.status ? problem.message : t("failed");
    }
  };
  root.replaceChildren(setupView({ t, rooms: desk.rooms, start, open }));
}

async function openRoom(desk, id, back) {
  const { t, service, root, model } = desk;
  const here = `workshops/${encodeURIComponent(id)}`;
  const [said, line] = [sayer(), sayer({ class: "ct-desk-line" })];
  const send = (name, body) => service.call(`${here}/${name}`, { method: "POST", body });
  const act = async (name, body = {}) => {
    try {
      await send(name, body);
      said.say("");
      await look();
      return true;
    } catch (problem) {
      said.say(problem.status ? problem.message : t("failed"));
      return false;
    }
  };
  const { look, first } = following({ ask: () => service.call(here), show: (room) => views.forEach((view) => view.show?.(room)), line, t });
  const room = await first();
  if (!room) return root.replaceChildren(press(t("back"), back), line.node);

  const head = headView({ t, act, wall: service.address(`../../staff/workshops/${encodeURIComponent(id)}/wall`) });
  const papers = papersView({ t, columns: model.get("papers")[room.module] ?? [], keep: (rows) => keepPapers({ send, rows, look, t }) });
  const [order, prompts, texts] = [activitiesView({ t, act }), promptsView({ t, act }), textsView({ t, act })];
  const [notes, downloads] = [notesView({ t, act }), downloadsView({ t, room, address: service.address })];
  const views = [head, order, prompts, texts, papers, notes];
  // Whoever leads looks at the order and at the wall in turn: on a wide screen they stand side by side.
  const board = make("div", { class: "ct-desk-board" }, order.node, make("div", {}, prompts.node, texts.node));
  papers.choose(room.activities.flatMap(({ prompts }) => prompts), new Map(room.prompts.map((prompt) => [prompt.id, prompt.title])));
  root.replaceChildren(make("div", { class: "ct-desk-top" }, press(t("back"), back)),
    make("div", { class: "ct-desk-told" }, said.node, line.node),
    head.node, board, papers.node, notes.node, downloads);
  views.forEach((view) => view.show?.(room));
  head.title.focus();
  desk.stop = service.events(`${here}/events`, ({ data }) => { look(); return goesOn(data); }, (isOpen) => {
    line.say(isOpen ? "" : t("lost"));
    if (isOpen) look();
  });
}

/* The server ends the line of a closed room: that is no loss of contact. */
function goesOn(data) {
  return data?.state !== "closed";
}

/* However much happens at once, one question is on its way and at most one waits. */
function following({ ask, show, line, t }) {
  let [asking, again] = [false, false];
  async function once() {
    try {
      return await ask();
    } catch (problem) {
      line.say(problem.status ? problem.message : t("lost"));
      return null;
    }
  }
  async function look() {
    again = true;
    if (asking) return;
    asking = true;
    while (again) {
      again = false;
      const room = await once();
      if (room) show(room);
    }
    asking = false;
  }
  return { look, first: once };
}

async function keepPapers({ send, rows, look, t }) {
  try {
    const { codes: fresh } = await send("paper", { rows });
    look();
    return { fresh };
  } catch (problem) {
    const bad = problem.body?.rows;
    return { problem: bad ? t("paper-mend") : problem.status ? problem.message : t("failed"), bad };
  }
}

function render({ model, el }) {
  const t = translator(model);
  const root = make("div", { class: "ct-field ct-desk" });
  el.replaceChildren(root);
  if (model.get("notice")) root.append(make("p", { class: "ct-desk-notice", role: "note", text: model.get("notice") }));
  else openDesk({ model, t, root });
}

export default { render };
